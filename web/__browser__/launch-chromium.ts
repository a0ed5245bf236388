/**
 * A browser for tests, in the order CHROMIUM_PATH, the one inside `@sparticuz/chromium` (Linux x64), a system one.
 * Without any the test fails with one line; nothing is skipped in silence.
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

const ROOT = path.join(import.meta.dirname, '../..');
const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/google-chrome'];
/** The package's own list switches web security off, which would make tests of policies lie. */
const ARGS = ['--no-sandbox', '--disable-gpu'];

export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ args: ARGS, ...(await chooseBrowser()) });
}

async function chooseBrowser(): Promise<LaunchOptions> {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) return { executablePath: CHROMIUM_PATH };
  if (process.platform === 'linux' && process.arch === 'x64') return bundledBrowser();
  const system = SYSTEM_BROWSERS.find((candidate) => existsSync(candidate));
  return system ? { executablePath: system } : { channel: 'chrome' };
}

async function bundledBrowser(): Promise<LaunchOptions> {
  const folder = await unpackOnce();
  const env = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  return {
    executablePath: path.join(folder, 'chromium'),
    env: {
      ...env,
      LD_LIBRARY_PATH: path.join(folder, 'al2023/lib'),
      // Without any fontconfig not even Latin text would show.
      ...(existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: path.join(folder, 'fonts') }),
    },
  };
}

/**
 * Unpacks into a folder of its own and renames it: of two tests that start together, one would otherwise
 * run a browser that the other is still writing.
 */
async function unpackOnce(): Promise<string> {
  const packageFolder = path.join(ROOT, 'node_modules/@sparticuz/chromium');
  const { version }: { version: string } = JSON.parse(await readFile(path.join(packageFolder, 'package.json'), 'utf8'));
  const folder = path.join(ROOT, '.cache', `chromium-${version}`);
  if (existsSync(folder)) return folder;
  await mkdir(path.dirname(folder), { recursive: true });
  const fresh = await mkdtemp(`${folder}-`);
  const before = process.env.TMPDIR;
  process.env.TMPDIR = fresh;
  try {
    const { default: packed, inflate } = await import('@sparticuz/chromium');
    await packed.executablePath();
    await inflate(path.join(packageFolder, 'bin/al2023.tar.br'));
    // The packed file names the fixed folder /tmp/fonts: without it every page crashes on a system without fonts.
    await mkdir(path.join(fresh, 'fonts'), { recursive: true });
    await writeFile(path.join(fresh, 'fonts/fonts.conf'), '<fontconfig><dir prefix="relative">.</dir></fontconfig>\n');
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  await rename(fresh, folder).catch(() => rm(fresh, { recursive: true, force: true }));
  return folder;
}
