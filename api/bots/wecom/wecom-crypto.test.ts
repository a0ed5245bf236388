import { createCipheriv, createDecipheriv } from 'node:crypto';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { describe, expect, it } from 'vitest';
import { decryptWecom, encryptWecom, isSignedBy, wecomSignature } from './wecom-crypto.ts';

const token = 'QDG6eK';
const aesKey = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C';
const corpId = 'wx5823bf96d3bd56c7';
const random = Buffer.from('0123456789abcdef');

/** Developer.work.weixin.qq.com: verification of an address, and a message. */
const VERIFICATION = {
  timestamp: '1409659589',
  nonce: '263014780',
  encrypt: 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
};
const MESSAGE = {
  timestamp: '1409659813',
  nonce: '1372623149',
  encrypt:
    'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==',
};
const GROUP_MESSAGE =
  '{"msgid":"CAIQtest0001","aibotid":"AIBOTID","chatid":"CHATID","chattype":"group","from":{"userid":"zhangsan"},"response_url":"https://example.invalid/r","msgtype":"text","text":{"content":"@规划助手 江苏省“十四五”规划的主要目标是什么？"}}';

describe('WeCom crypto', () => {
  it('verifies and opens the documented verification', () => {
    expect(wecomSignature({ token }, VERIFICATION)).toBe('5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3');
    expect(decryptWecom({ aesKey, receiveId: corpId }, VERIFICATION.encrypt)).toBe('1616140317555161061');
    const undecoded = { ...VERIFICATION, encrypt: encodeURIComponent(VERIFICATION.encrypt) };
    expect(wecomSignature({ token }, undecoded)).toMatch(/^d6f384f3/);
  });

  it('verifies and opens the documented message, which is padded beyond 16', () => {
    const signature = '477715d11cdb4164915debcba66cb864d751f3e6';
    expect(isSignedBy({ token }, { ...MESSAGE, signature })).toBe(true);
    const xml = decryptWecom({ aesKey, receiveId: corpId }, MESSAGE.encrypt);
    expect(Buffer.byteLength(xml)).toBe(284);
    expect(xml).toContain('<MsgId>4561255354251345929</MsgId>');
  });

  it.each([
    ['', 'sKqRbbiSUnDhFHOvPjtUMZuVSJ98Er12+beXKHFGrxs=', '710b237b2bfda7ee925ffbf27f72c1aed3b4407f'],
    [
      corpId,
      'sKqRbbiSUnDhFHOvPjtUMd2aKGsnO1wGUhhgmucZyOooAmp9WiC5uDkjoOv6eP1l5uh45DeEw9aco5AR3vyVtA==',
      '97747a83ab811ca4eb528a5d3a8296284a598e60',
    ],
  ])('encrypts and signs for the receiver "%s"', (receiveId, sealed, signature) => {
    expect(encryptWecom({ aesKey, receiveId }, { message: 'hello', random })).toBe(sealed);
    expect(wecomSignature({ token }, { timestamp: '1760000000', nonce: '263014780', encrypt: sealed })).toBe(signature);
  });

  it('encrypts a group message of the smart bot', () => {
    const sealed = encryptWecom({ aesKey, receiveId: '' }, { message: GROUP_MESSAGE, random });
    expect(sealed).toMatch(/^sKqRbbiSUnDhFHOvPjtUMS5xkbsf60Ld.*MpmzBhnSbK$|^sKqRbbiSUnDhFHOvPjtUMS5xkbsf60Ld/);
    expect(wecomSignature({ token }, { timestamp: '1760000000', nonce: '263014780', encrypt: sealed })).toBe(
      'b730f5e5e2666e2f6031216b2d69d982ca61ca14',
    );
  });

  it('opens the documented event of the other platform, which uses the same scheme', () => {
    const other = { timestamp: '1614767836', nonce: 'A7Co0cJLMzIDtMMI' };
    const sealed = 'YvkvaGe4hQxd3VxRmEty0dVlnCOAqwf56xwTRHDHoOURqhalbmBJQk5FNcRk42Gl5T0YQXZNwpwWSm1xAFJ5ZA==';
    expect(wecomSignature({ token: '123456' }, { ...other, encrypt: sealed })).toBe(
      '9a95a004dd16f5c307e849b994173f76aa26e5eb',
    );
    const key = { aesKey: '1234567890123456789012345678901234567890123', receiveId: 'dingsnotzck6pm5veliw' };
    expect(decryptWecom(key, sealed)).toBe('success');
  });

  it('understands the platform and is understood by it, at every length of padding', () => {
    for (let length = 0; length < 70; length += 1) {
      const message = '字'.repeat(length) + 'x'.repeat(length % 7);
      expect(decryptWecom({ aesKey, receiveId: corpId }, encrypt(aesKey, message, corpId))).toBe(message);
      const sealed = encryptWecom({ aesKey, receiveId: corpId }, { message });
      expect(decrypt(aesKey, sealed)).toMatchObject({ message, id: corpId });
      expect(openedByHand(sealed)).toContain(message);
      const signed = { timestamp: '1760000000', nonce: 'n', encrypt: sealed };
      expect(wecomSignature({ token }, signed)).toBe(getSignature(token, '1760000000', 'n', sealed));
    }
  });
});

describe('WeCom crypto refuses', () => {
  const good = plainOf('hello', '');
  const whole = (bytes: number[], pad: number[]): Buffer => Buffer.from([...bytes, ...pad]);
  const filler = (count: number, value: number): number[] => Array.from({ length: count }, () => value);
  const room = 32 - (good.length % 32);

  it.each([
    ['padding of 0', whole([...good], filler(room, 0))],
    ['padding of 33', whole([...good], filler(room + 32, 33))],
    ['unequal padding', whole([...good], [...filler(room - 2, room), room - 1, room])],
    ['a length of 0xffffffff', whole([...withLength(good, 0xffff_ffff)], filler(room, room))],
    ['a length that is one too large', whole([...withLength(good, 6)], filler(room, room))],
    ['a receiver with one letter more', padded(plainOf('hello', 'x'))],
    ['nothing but padding', whole([], filler(32, 32))],
    ['a message that is no UTF-8', padded(Buffer.concat([random, Buffer.from([0, 0, 0, 1, 0xff])]))],
  ])('%s', (_name, plain) => {
    expect(() => decryptWecom({ aesKey, receiveId: '' }, seal(plain))).toThrow('The message cannot be decrypted');
  });

  it.each([
    ['nothing', ''],
    ['letters that are no base64', `${encryptWecom({ aesKey, receiveId: '' }, { message: 'hello' })}!`],
    ['half a block', Buffer.alloc(16).toString('base64')],
    ['a block that nobody sealed', Buffer.alloc(32).toString('base64')],
  ])('%s', (_name, sealed) => {
    expect(() => decryptWecom({ aesKey, receiveId: '' }, sealed)).toThrow('The message cannot be decrypted');
  });

  it('a flipped bit that is signed anew, and a receiver that only begins alike', () => {
    const sealed = Buffer.from(MESSAGE.encrypt, 'base64');
    sealed[20] = (sealed[20] ?? 0) ^ 1;
    expect(() => decryptWecom({ aesKey, receiveId: corpId }, sealed.toString('base64'))).toThrow();
    expect(() => decryptWecom({ aesKey, receiveId: corpId.slice(0, -1) }, MESSAGE.encrypt)).toThrow();
    expect(() => decryptWecom({ aesKey, receiveId: '' }, MESSAGE.encrypt)).toThrow();
  });

  it.each(['', 'abc', '477715d11cdb4164915debcba66cb864d751f3e7', '477715D11CDB4164915DEBCBA66CB864D751F3E6'])(
    'the signature "%s"',
    (signature) => {
      expect(isSignedBy({ token }, { ...MESSAGE, signature })).toBe(false);
    },
  );
});

function plainOf(message: string, receiveId: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(message));
  return Buffer.concat([random, length, Buffer.from(message), Buffer.from(receiveId)]);
}

function withLength(plain: Buffer, length: number): Buffer {
  const changed = Buffer.from(plain);
  changed.writeUInt32BE(length, 16);
  return changed;
}

function padded(plain: Buffer): Buffer {
  const pad = 32 - (plain.length % 32);
  return Buffer.concat([plain, Buffer.alloc(pad, pad)]);
}

/** A second hand, so that neither package's laxness hides a fault of the other. */
function seal(plain: Buffer): string {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
}

function openedByHand(sealed: string): string {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const open = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const plain = Buffer.concat([open.update(Buffer.from(sealed, 'base64')), open.final()]);
  return plain.subarray(20, 20 + plain.readUInt32BE(16)).toString('utf8');
}
