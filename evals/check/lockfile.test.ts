import { describe, expect, it } from 'vitest';
import { checkLockfile } from './lockfile.ts';

const lockfile = (packages: Record<string, object>): string => JSON.stringify({ lockfileVersion: 3, packages });

describe('checkLockfile', () => {
  it('accepts a file without addresses and with every platform', () => {
    const text = lockfile({
      '': { optionalDependencies: { tool: '1.0.0' } },
      'node_modules/tool': { version: '1.0.0', optionalDependencies: { 'tool-linux': '1.0.0', inner: '2.0.0' } },
      'node_modules/tool-linux': { version: '1.0.0', optional: true },
      'node_modules/tool/node_modules/inner': { version: '2.0.0', optional: true },
    });
    expect(checkLockfile(text)).toEqual([]);
  });

  it('names the platforms that are missing', () => {
    const text = lockfile({
      'node_modules/tool': { optionalDependencies: { 'tool-linux': '1.0.0', 'tool-darwin': '1.0.0' } },
      'node_modules/tool-linux': {},
    });
    expect(checkLockfile(text)).toEqual([
      'package-lock.json: node_modules/tool lacks tool-darwin; write it anew in an empty folder: copy package.json and .npmrc there, run `npm install --package-lock-only`, copy package-lock.json back',
    ]);
  });

  it('finds the address of a registry, and lets a linked folder pass', () => {
    const text = lockfile({
      'node_modules/tool': { resolved: 'https://example.org/tool-1.0.0.tgz' },
      'node_modules/own': { resolved: 'packages/own', link: true },
    });
    expect(checkLockfile(text)).toEqual([
      'package-lock.json: node_modules/tool has the address of a registry in "resolved"; keep omit-lockfile-registry-resolved=true in .npmrc and write the file anew',
    ]);
  });
});
