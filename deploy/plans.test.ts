import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '..');
const release = mkdtempSync(path.join(tmpdir(), 'plans-command-'));
const settings = path.join(release, 'env');
for (const folder of ['bin', 'api', 'as-root']) mkdirSync(path.join(release, folder));
cpSync(path.join(ROOT, 'deploy/plans'), path.join(release, 'bin/plans'));
symlinkSync(process.execPath, path.join(release, 'bin/node'));
writeFileSync(path.join(release, 'api/node.ts'), 'process.stdout.write(JSON.stringify(process.env));');
// Users of a system where nobody has made plan-assistant yet, or of one where somebody else calls.
const id = '#!/bin/sh\nif [ $# = 1 ]; then echo "$CALLER"; else echo "id: no such user" >&2; exit 1; fi\n';
writeFileSync(path.join(release, 'as-root/id'), id, { mode: 0o755 });
afterAll(() => rmSync(release, { recursive: true }));

function start(file: string, caller = '1000'): SpawnSyncReturns<string> {
  const env = { PATH: `${path.join(release, 'as-root')}:${process.env.PATH}`, PLANS_SETTINGS: file, CALLER: caller };
  return spawnSync(path.join(release, 'bin/plans'), ['start'], { env, encoding: 'utf8' });
}

function startWith(lines: string): SpawnSyncReturns<string> {
  writeFileSync(settings, lines);
  return start(settings);
}

describe('deploy/plans', () => {
  it('takes the settings that systemd takes', () => {
    const lines = [
      '# 设置 = 注释',
      '  ; 注释',
      '',
      ' \t',
      'PLAIN=a#b c',
      '  DATA_DIR=/srv/plans',
      'TRAILING=trail \t ',
      'AROUND =  spaced',
      'DOUBLE="x  " ',
      'SINGLE=\'a\\b "c" #d\'',
      'INNER=a"b"c',
      'EMPTY=',
      'EQUALS=a=b==',
      'DOLLAR="$HOME `id`"',
      'TWICE=1',
      'TWICE=2',
      'LAST=no line end',
    ];
    const taken = {
      PLAIN: 'a#b c',
      DATA_DIR: '/srv/plans',
      TRAILING: 'trail',
      AROUND: 'spaced',
      DOUBLE: 'x  ',
      SINGLE: 'a\\b "c" #d',
      INNER: 'a"b"c',
      EMPTY: '',
      EQUALS: 'a=b==',
      DOLLAR: '$HOME `id`',
      TWICE: '2',
      LAST: 'no line end',
      NODE_ENV: 'production',
    };
    for (const lineEnd of ['\n', '\r\n']) {
      const { status, stdout, stderr } = startWith(lines.join(lineEnd));
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(JSON.parse(stdout)).toMatchObject(taken);
    }
    expect(start(path.join(ROOT, '.env.example'))).toMatchObject({ status: 0, stderr: '' });
  });

  it.each([
    ['A_B-9=x', /名称只能用英文字母、数字和下划线/],
    ['9A=x', /名称只能用/],
    ['export A=x', /名称只能用/],
    ['=x', /名称只能用/],
    ['ACCESS: keys', /应写成“名称=值”/],
    ['A="secret\\"b"', /单引号/],
    ['A=secret \\', /单引号/],
    ['A="secret', /单引号/],
    ["A='secret' b", /单引号/],
    ["A='secret'b'", /单引号/],
    ['A=secret\rB=c', /单引号/],
    ['# 注释 \\', /注释/],
  ])('refuses the line %j, naming file and line', (line, why) => {
    const { status, stdout, stderr } = startWith(`OK=1\n\n${line}\nLATER=2\n`);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(why);
    expect(stderr.startsWith(`${settings} 第 3 行`)).toBe(true);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    // A password may stand there.
    expect(stderr).not.toContain('secret');
  });

  it('says in one line that the user of the service is not there', () => {
    writeFileSync(settings, '');
    expect(start(settings, '0')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^没有用户 plan-assistant[^\n]*\n$/),
    });
  });
});
