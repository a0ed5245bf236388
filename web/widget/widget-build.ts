/**
 * Vite plugin: adds the widget to the build of the page. The chat gets a name with its hash, the loader the hash of the
 * chat; `/widget.js` is the loader for those who want the newest, `/assets/plan-assistant-….js` the same for those who
 * write its integrity into their page, and `/widget.json` says both.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { build, type Plugin } from 'vite';
import { leanMarkdown } from './lean-markdown.ts';

const WEB = path.join(import.meta.dirname, '..');
const CHAT = path.join(WEB, 'chat/define-chat.ts');
const LOADER = path.join(import.meta.dirname, 'plan-assistant.ts');

/** What `/widget.json` holds. */
export interface WidgetManifest {
  /** Loader under a name that changes with its content. */
  loader: string;
  /** For the attribute `integrity` of the script that names it. */
  integrity: string;
  chat: string;
}

export function widgetBuild(): Plugin {
  return {
    name: 'widget-build',
    apply: 'build',
    async generateBundle() {
      const chat = await bundle(CHAT, {});
      const chatFile = `assets/plan-chat-${shortHash(chat)}.js`;
      const names = { CHAT_FILE: JSON.stringify(`/${chatFile}`), CHAT_INTEGRITY: JSON.stringify(integrityOf(chat)) };
      const loader = await bundle(LOADER, names);
      const loaderFile = `assets/plan-assistant-${shortHash(loader)}.js`;
      const manifest: WidgetManifest = {
        loader: `/${loaderFile}`,
        integrity: integrityOf(loader),
        chat: `/${chatFile}`,
      };
      const files = { [chatFile]: chat, [loaderFile]: loader, 'widget.js': loader };
      for (const [fileName, source] of Object.entries(files)) this.emitFile({ type: 'asset', fileName, source });
      this.emitFile({ type: 'asset', fileName: 'widget.json', source: `${JSON.stringify(manifest, null, 2)}\n` });
    },
  };
}

/** One minified module without imports of its own: its integrity then covers all of it. */
async function bundle(entry: string, define: Record<string, string>): Promise<string> {
  const built = await build({
    configFile: false,
    root: WEB,
    publicDir: false,
    logLevel: 'error',
    plugins: [leanMarkdown()],
    define: { 'process.env.NODE_ENV': '"production"', ...define },
    build: {
      write: false,
      target: 'es2022',
      cssTarget: 'chrome109',
      modulePreload: false,
      rolldownOptions: { input: entry, output: { format: 'es' } },
    },
  });
  const outputs = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  const [chunk, ...more] = outputs;
  if (chunk?.type !== 'chunk' || more.length > 0 || chunk.imports.length + chunk.dynamicImports.length > 0)
    throw new Error(`${path.basename(entry)} should become one file, got ${outputs.length} with further imports`);
  return chunk.code;
}

function shortHash(code: string): string {
  return createHash('sha256').update(code).digest('hex').slice(0, 12);
}

function integrityOf(code: string): string {
  return `sha384-${createHash('sha384').update(code).digest('base64')}`;
}
