import { describe, expect, it } from 'vitest';
import { completeLockfile } from './complete-lockfile.ts';
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
      'package-lock.json: node_modules/tool lacks tool-darwin; run `npm run check -- lockfile`',
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

describe('completeLockfile', () => {
  const parts = {
    'tool-darwin-arm64': '1.2.3',
    'tool-linux-x64-musl': '1.2.3',
    'tool-windows-64': '1.2.3',
    loose: '^1.0.0',
  };
  const text = lockfile({
    'node_modules/tool': { version: '1.2.3', dev: true, optionalDependencies: parts },
    'node_modules/tool-linux-x64-musl': { version: '1.2.3', integrity: 'sha512-x', optional: true },
  });

  it('records the parts of other platforms in the order of names, and leaves the rest as it is', () => {
    const { lockfileVersion, packages } = JSON.parse(completeLockfile(text));
    expect(lockfileVersion).toBe(3);
    expect(Object.keys(packages)).toEqual([
      'node_modules/tool',
      'node_modules/tool-darwin-arm64',
      'node_modules/tool-linux-x64-musl',
      'node_modules/tool-windows-64',
    ]);
    expect(packages['node_modules/tool-darwin-arm64']).toEqual({
      version: '1.2.3',
      cpu: ['arm64'],
      dev: true,
      optional: true,
      os: ['darwin'],
    });
    expect(packages['node_modules/tool-windows-64']).toEqual({
      version: '1.2.3',
      cpu: ['x64'],
      dev: true,
      optional: true,
      os: ['win32'],
    });
    expect(packages['node_modules/tool-linux-x64-musl']).toEqual({
      version: '1.2.3',
      integrity: 'sha512-x',
      optional: true,
    });
  });

  it('changes nothing the second time', () => {
    const once = completeLockfile(text);
    expect(completeLockfile(once)).toBe(once);
  });
});
