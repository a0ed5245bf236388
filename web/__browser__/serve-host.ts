/** A portal of another origin that embeds the widget: strict content policy, Trusted Types, and style sheets that mean ill. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HostPage {
  url: string;
  /** Body of the page and, behind it, the script tag. */
  show(page: { body: string; script: string; plans: string; token?: string }): void;
  close(): Promise<void>;
}

const HOSTILE_CSS = `
* { font: 40px/3 cursive !important; color: #f0f !important; letter-spacing: 1em !important; text-transform: uppercase !important; text-align: left !important; }
button, textarea, a, svg { display: none !important; }
plan-assistant { display: none !important; opacity: 0.1 !important; visibility: hidden !important; }
:root { --accent: #0f0; --card: #f00; }
html { font-size: 5px; }
`;

export async function serveHost(): Promise<HostPage> {
  let shown: Parameters<HostPage['show']>[0] = { body: '', script: '', plans: '' };
  const server: Server = createServer((request, response) => {
    if (request.url === '/hostile.css') {
      response.writeHead(200, { 'content-type': 'text/css' });
      return response.end(HOSTILE_CSS);
    }
    if (request.url === '/plan-token' && request.method === 'POST') {
      response.writeHead(200, { 'content-type': 'application/json' });
      return response.end(JSON.stringify({ token: shown.token }));
    }
    const { body, script, plans } = shown;
    const policy = [
      "default-src 'none'",
      `script-src ${plans}`,
      `connect-src 'self' ${plans}`,
      "style-src 'self'",
      "require-trusted-types-for 'script'",
      'trusted-types lit-html',
    ];
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy.join('; '),
    });
    response.end(`<!doctype html><html lang="zh-CN"><meta name="viewport" content="width=device-width, initial-scale=1">
      <title>门户</title><link rel="stylesheet" href="/hostile.css"><body><h1>内网门户</h1><p>通知公告 工作动态</p><button>登录</button>${body}${script}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    show: (page) => {
      shown = page;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
