/** The built page, and how to embed it. Without a page the interface still serves, so a failed build is reported and not fatal. */
import path from 'node:path';
import { buildWeb } from './build-web.ts';
import type { Config } from './config.ts';
import type { WriteLine } from './log.ts';
import { faultLine } from './log-line.ts';
import type { ServerState } from './server-state.ts';
import { messageOf } from './start-fault.ts';
import { embedTag, loadWebFiles } from './web-files.ts';

const PROJECT_FOLDER = path.dirname(import.meta.dirname);

export interface PreparePageOptions {
  config: Config;
  state: ServerState;
  log: WriteLine;
  /** Of the server, as others reach it. */
  url: string;
}

export async function preparePage({ config, state, log, url }: PreparePageOptions): Promise<void> {
  try {
    const { folder, rebuilt } = await buildWeb(PROJECT_FOLDER);
    state.webFiles = await loadWebFiles(folder);
    if (rebuilt) log({ level: 'info', event: 'page-built', message: '页面已构建' });
  } catch (fault) {
    log({ ...faultLine('page', fault), message: `页面构建失败，接口仍可使用：${messageOf(fault)}` });
  }
  // The tag with the integrity of this very build, for those who write it into their portal.
  const tag = state.webFiles && config.allowedOrigins.length > 0 ? embedTag(state.webFiles, url) : null;
  if (tag === null) return;
  const message = `嵌入网页（docs/widget.md）： <script type="module" src="${url}/widget.js"></script>\n固定版本： ${tag}`;
  log({ level: 'info', event: 'notice', message });
}
