/**
 * A lockfile in, the same with a record for every optional native part out. npm drops the parts that it could not fetch
 * when it wrote the file, and `npm ci` on such a platform then fails; a record without integrity is enough for it.
 */
import { isRecorded, readLockfile } from './lockfile.ts';

/** `@scope/tool-linux-arm64-musl`, `workerd-windows-64`: platform and processor at the end of the name. */
const PLATFORM = /(?<os>darwin|linux|win32|windows|android|freebsd)-(?<cpu>x64|arm64|arm|ia32|64)(?:-[a-z]+)?$/;
const EXACT = /^\d+\.\d+\.\d+[\w.+-]*$/;

export function completeLockfile(text: string): string {
  // Parsed twice: checked for reading, as it is for writing, so that npm finds its own order of keys again.
  const file: { packages: Record<string, object> } = JSON.parse(text);
  const packages = { ...file.packages };
  for (const [at, { dev, optionalDependencies }] of Object.entries(readLockfile(text).packages)) {
    for (const [name, version] of Object.entries(optionalDependencies ?? {})) {
      const groups = PLATFORM.exec(name)?.groups;
      if (!groups || !EXACT.test(version) || isRecorded(packages, at, name)) continue;
      packages[`node_modules/${name}`] = {
        version,
        cpu: [groups.cpu === '64' ? 'x64' : groups.cpu],
        ...(dev ? { dev } : {}),
        optional: true,
        os: [groups.os === 'windows' ? 'win32' : groups.os],
      };
    }
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return `${JSON.stringify({ ...file, packages: Object.fromEntries(sorted) }, null, 2)}\n`;
}
