import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkSecrets, findSecrets } from './secrets.ts';

/** Put together here, so that this file holds none itself. */
const chance = (bytes: number): string => randomBytes(bytes).toString('base64url');
const PRIVATE = ['-----BEGIN', 'PRIVATE KEY-----'].join(' ');

describe('findSecrets', () => {
  it.each([
    ['an API key of this program', () => `Authorization: Bearer pa_0a1b2c3d_${chance(32)}`],
    ['a widget token of this program', () => `pw_eyJ${chance(9)}.${chance(30)}.${chance(32)}`],
    ['a signed token', () => `eyJ${chance(15)}.eyJ${chance(30)}.${chance(32)}`],
    ['a private key', () => `${PRIVATE} ${chance(40)}`],
    ['an access key of AWS', () => `AKIA${'IOSFODNN7EXAMPL2'}`],
    ['a key of a model service', () => `sk-proj-${randomBytes(24).toString('hex')}`],
    ['a key of a code host', () => `ghp_${randomBytes(18).toString('hex')}`],
    ['an address with a password', () => `postgres://plans:${chance(9)}@db.example.cn/plans`],
  ])('finds %s, also in a test, and does not repeat it', (kind, plant) => {
    const planted = plant();
    const [line = '', ...more] = findSecrets('api/a.test.ts', `const a = 1;\nconst b = '${planted}';\n`);
    expect(more).toEqual([]);
    expect(line).toBe(`api/a.test.ts:2 holds ${kind}: take it out and revoke it`);
  });

  it('finds what is given to a setting of a bot and looks like chance', () => {
    const secret = randomBytes(32).toString('base64url').replace(/[-_]/g, 'x');
    expect(findSecrets('deploy/plans.env', `DINGTALK_CLIENT_SECRET=${secret}1a\n`)).toHaveLength(1);
    expect(findSecrets('api/a.ts', `const apiKey = '${secret}1a';`)).toHaveLength(1);
  });

  it('lets names, examples and made-up words pass', () => {
    for (const line of [
      'WECOM_APP_AES_KEY=',
      'OPENAI_API_KEY=替换为密钥',
      'const key = config.openaiApiKeyOfTheOffice;',
      "adminKey: 'a-key-of-the-administrators',",
      '"integrity": "sha512-g8W2D2kU6a8untc053fX1uVBKzM7yqAxW"',
    ])
      expect(findSecrets('api/a.ts', line)).toEqual([]);
  });
});

describe('checkSecrets', () => {
  it('looks into every folder that is kept, and into lines that belong together', () => {
    const root = mkdtempSync(path.join(tmpdir(), 'plans-secrets-'));
    onTestFinished(() => rmSync(root, { recursive: true }));
    for (const folder of ['docs', 'node_modules']) {
      mkdirSync(path.join(root, folder));
      writeFileSync(path.join(root, folder, 'server.conf'), `# key\n${PRIVATE}\n${chance(48)}\n`);
    }
    writeFileSync(path.join(root, '.env'), `OPENAI_API_KEY=sk-${randomBytes(24).toString('hex')}\n`);
    expect(checkSecrets(root)).toEqual(['docs/server.conf:2 holds a private key: take it out and revoke it']);
  });
});
