/**
 * The lockfile must install anywhere: without addresses of one registry, and with the native parts of every platform,
 * which npm leaves out when it writes the file beside an installed folder.
 */
import { z } from 'zod';

const packageSchema = z.looseObject({
  version: z.string().optional(),
  resolved: z.string().optional(),
  link: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const lockfileSchema = z.looseObject({ packages: z.record(z.string(), packageSchema) });

const REPAIR =
  'write it anew in an empty folder: copy package.json and .npmrc there, run `npm install --package-lock-only`, copy package-lock.json back';

export function checkLockfile(text: string): string[] {
  const parsed = lockfileSchema.safeParse(JSON.parse(text));
  if (!parsed.success) return [`package-lock.json is no lockfile: ${z.prettifyError(parsed.error)}`];
  const { packages } = parsed.data;
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
function isRecorded(packages: Record<string, unknown>, from: string, name: string): boolean {
  for (let base = from; ; ) {
    if (`${base === '' ? '' : `${base}/`}node_modules/${name}` in packages) return true;
    if (base === '') return false;
    const cut = base.lastIndexOf('node_modules/');
    base = cut <= 0 ? '' : base.slice(0, cut - 1);
  }
}
