import { describe, expect, it } from 'vitest';
import { uploadedName } from './uploaded-name.ts';

describe('uploadedName', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['/etc/passwd', 'passwd'],
    ['C:\\Users\\a\\规划.docx', '规划.docx'],
    ['..\\..\\规划.txt', '规划.txt'],
    ['规划\0.txt', '规划.txt'],
    ['规划\u202etxt.exe', '规划txt.exe'],
    ['plan.txt\r\nset-cookie: a', 'plan.txtset-cookie: a'],
    // Looks like a separator, and is none to any file system.
    ['..∕..∕规划.txt', null],
    ['..', null],
    ['.', null],
    ['.env', null],
    ['\u200b.env', null],
    ['', null],
    ['a/', null],
    ['镇'.repeat(67), null],
  ])('takes nothing that leads out of a folder from %s', (given, name) => {
    expect(uploadedName(given)).toBe(name);
  });

  it('brings one name to one form, whichever system wrote it', () => {
    expect(uploadedName('e\u0301.txt')).toBe('\u00e9.txt');
  });
});
