/**
 * The lockfile must install anywhere: without addresses of one registry, and with the native parts of every platform,
 * which npm leaves out when it cannot fetch them.
 */
import { z } from 'zod';

const packageSchema = z.looseObject({
  version: z.string().optional(),
  resolved: z.string().optional(),
  link: z.boolean().optional(),
  dev: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const lockfileSchema = z.looseObject({ packages: z.record(z.string(), packageSchema) });

const REPAIR = 'run `npm run check -- lockfile`';

/** Throws when the text is no lockfile. */
export function readLockfile(text: string): z.infer<typeof lockfileSchema> {
  return lockfileSchema.parse(JSON.parse(text));
}

export function checkLockfile(text: string): string[] {
  const { packages } = readLockfile(text);
  const problems: string[] = [];
  for (const [at, { resolved, link, optionalDependencies }] of Object.entries(packages)) {
    if (resolved && !link)
      problems.push(
        `package-lock.json: ${at} has the address of a registry in "resolved"; keep omit-lockfile-registry-resolved=true in .npmrc and write the file anew`,
      );
    const missing = Object.keys(optionalDependencies ?? {}).filter((name) => !isRecorded(packages, at, name));
    if (missing.length > 0)
      problems.push(`package-lock.json: ${at || 'the project'} lacks ${missing.join(', ')}; ${REPAIR}`);
  }
  return problems;
}

/** Node's own search: beside the package, then further up. */
export function isRecorded(packages: Record<string, unknown>, from: string, name: string): boolean {
  for (let base = from; ; ) {
    if (`${base === '' ? '' : `${base}/`}node_modules/${name}` in packages) return true;
    if (base === '') return false;
    const cut = base.lastIndexOf('node_modules/');
    base = cut <= 0 ? '' : base.slice(0, cut - 1);
  }
}
