/**
 * Files of the project in, the places of keys that nobody should find in them out. Kinds of keys by their own form, and
 * whatever is given to something called a secret and looks like chance. A finding names the place, never the key.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const KINDS: readonly { name: string; form: RegExp }[] = [
  { name: 'an API key of this program', form: /\bpa_[0-9a-f]{8}_[\w-]{43}\b/ },
  { name: 'a widget token of this program', form: /\bpw_eyJ[\w-]+\.[\w-]+\.[\w-]+/ },
  { name: 'a signed token', form: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/ },
  { name: 'a private key', form: /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s*[\w+/=-]{20}/ },
  { name: 'an access key of AWS', form: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/ },
  { name: 'an access key of Alibaba Cloud', form: /\bLTAI[0-9A-Za-z]{16,22}\b/ },
  { name: 'an access key of Tencent Cloud', form: /\bAKID[0-9A-Za-z]{32}\b/ },
  { name: 'a key of a model service', form: /\bsk-[\w-]*[A-Za-z0-9]{20}/ },
  {
    name: 'a key of a code host',
    form: /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{60}|glpat-[\w-]{20}|npm_[A-Za-z0-9]{36})/,
  },
  { name: 'an address with a password', form: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[\w.-]{1,60}:[^\s/@'"`${}<>]{6,100}@/ },
];
/** The name of a setting that holds a secret, and a value that begins behind it. */
const NAMED =
  /(?:secret|token|passwo?r?d|passwd|credential|aes_?key|api_?key|admin_?key|access_?key)\w{0,20}['"]?\s{0,3}[:=]\s{0,3}['"`]?(?<value>[A-Za-z0-9+/_-]{20,120})=*(?![\w.(])/gi;
/** Bits of each character: made-up words stay below, chance of this length is above. */
const CHANCE_BITS = 3.9;
/** Made up for tests, also what a platform has published as an example: only kinds by their form are looked for. */
const TEST = /\.test\.ts$|\/__fixtures__\//;

const SKIPPED = new Set(['node_modules', '.git', 'data', 'dist', '.cache', '.wrangler', 'images']);
const TEXT_FILE =
  /\.(?:ts|mts|js|cjs|mjs|json|jsonc|md|txt|toml|ya?ml|html|css|svg|sh|py|example|service|conf|env)$|^[^.]*$|^\.\w+$|Dockerfile/;
const MAX_BYTES = 2 * 1024 * 1024;

export function findSecrets(file: string, text: string): string[] {
  return text.split('\n').flatMap((line, at) => {
    const place = `${file}:${at + 1}`;
    const kinds = KINDS.filter(({ form }) => form.test(line)).map(
      ({ name }) => `${place} holds ${name}: take it out and revoke it`,
    );
    if (kinds.length > 0 || TEST.test(file)) return kinds;
    const isChance = [...line.matchAll(NAMED)].some(({ groups }) => looksLikeChance(groups?.value ?? ''));
    return isChance ? [`${place} gives a secret its value: take it out and revoke it`] : [];
  });
}

/** Private keys go over lines. */
export function checkSecrets(root: string): string[] {
  return listTexts(root).flatMap((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    return findSecrets(file, text.replace(/(PRIVATE KEY-----)(?:\\n|\r?\n)/g, '$1 '));
  });
}

function looksLikeChance(value: string): boolean {
  const mixed = /\d/.test(value) && /[A-Za-z]/.test(value);
  return mixed && bitsOf(value) >= CHANCE_BITS;
}

/** Shannon's measure. */
function bitsOf(value: string): number {
  const counts = [...Map.groupBy(value, (character) => character).values()].map(({ length }) => length / value.length);
  return counts.reduce((bits, share) => bits - share * Math.log2(share), 0);
}

function listTexts(root: string): string[] {
  const found: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const at = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name)) walk(at);
      } else if (
        entry.isFile() &&
        entry.name !== '.env' &&
        TEXT_FILE.test(entry.name) &&
        statSync(path.join(root, at)).size <= MAX_BYTES
      )
        found.push(at);
    }
  };
  walk('');
  return found;
}
