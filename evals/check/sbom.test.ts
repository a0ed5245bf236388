import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainSbom } from './sbom.ts';

const ROOT = path.join(import.meta.dirname, '../..');

describe('plainSbom', () => {
  it('lists what reaches an office with versions, licences and checksums, and nothing of the machine that wrote it', () => {
    const words = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'];
    const sbom = plainSbom(JSON.parse(execFileSync('npm', words, { cwd: ROOT, encoding: 'utf8' })));
    const named = (name: string) => sbom.components.filter((one) => one.name === name);
    expect(named('zod')).toEqual([
      expect.objectContaining({
        licenses: [{ license: { id: 'MIT' } }],
        hashes: [expect.objectContaining({ alg: 'SHA-512' })],
      }),
    ]);
    expect(named('vitest')).toEqual([]);
    expect(sbom.metadata.component.name).toBe('plan-assistant');
    const text = JSON.stringify(sbom);
    expect(text).not.toContain(ROOT);
    expect(text).not.toMatch(/timestamp|serialNumber|"distribution"|https?:\/\/[^"]*registry|\.tgz/);
  }, 30_000);
});
