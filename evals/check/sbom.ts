/**
 * `npm run check -- sbom`: what the program is made of, as CycloneDX, from the lockfile alone. The same file on every machine: no
 * time, no random number, no path and no registry of the machine that wrote it.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const SBOM_FILE = 'dist/sbom.cdx.json';

/** The file that was written, from the root. */
export function writeSbom(root: string): string {
  // With --omit=dev npm leaves out what the program and its development both need.
  const words = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only'];
  const text = execFileSync('npm', words, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  mkdirSync(path.join(root, path.dirname(SBOM_FILE)), { recursive: true });
  writeFileSync(path.join(root, SBOM_FILE), `${JSON.stringify(plainSbom(JSON.parse(text)), null, 2)}\n`);
  return SBOM_FILE;
}

interface Sbom {
  serialNumber?: string;
  metadata: { timestamp?: string; component: { 'bom-ref': string; name: string } };
  components: Component[];
  dependencies: { ref: string; dependsOn?: string[] }[];
}

interface Component {
  'bom-ref': string;
  name: string;
  version: string;
  externalReferences?: { type: string; url: string }[];
  properties?: { name: string; value: string }[];
}

/** npm names the program after its folder and packages after the place that they came from; tools of development reach no office. */
export function plainSbom({ serialNumber: _random, metadata, components, dependencies, ...rest }: Sbom): Sbom {
  const { timestamp: _now, component, ...about } = metadata;
  const kept = components.filter(
    ({ properties }) => !properties?.some(({ name }) => name === 'cdx:npm:package:development'),
  );
  const refs = new Set([component['bom-ref'], ...kept.map((one) => one['bom-ref'])]);
  return {
    ...rest,
    metadata: { ...about, component: { ...component, name: component['bom-ref'].replace(/@[^@]*$/, '') } },
    components: kept.map((one) => ({
      ...one,
      externalReferences: one.externalReferences?.filter(({ type }) => type !== 'distribution') ?? [],
      properties: one.properties?.filter(({ name }) => !name.endsWith(':path')) ?? [],
    })),
    dependencies: dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) })),
  };
}
