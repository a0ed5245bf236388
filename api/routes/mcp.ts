import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { createMcpHandler, localhostAllowedOrigins, originValidationResponse } from '@modelcontextprotocol/server';
import type { Answer } from '../answering.ts';
import { createPlanServer } from '../mcp/plan-server.ts';
import { createRouter, type StoreSource } from './router.ts';

export interface McpOptions {
  store: StoreSource;
  answer: Answer;
  /** Stands before the addresses of sources. Pages of this origin may call too. */
  publicUrl: string | null;
  onFault: (fault: unknown) => void;
}

/** For the description of the interface alone: the protocol describes itself to its clients. */
const DESCRIBED = createRoute({
  method: 'post',
  path: '/mcp',
  summary: 'Model Context Protocol（streamable HTTP），给智能体用：检索、问答、指标、读原文、核数',
  responses: {
    200: { description: 'JSON-RPC 回复', content: { 'application/json': { schema: z.looseObject({}) } } },
    403: { description: '来自别的网站的页面' },
  },
});

/** `/mcp`: the Model Context Protocol over streamable HTTP, each request with a server of its own. */
export function mcpRoute({ store, answer, publicUrl, onFault }: McpOptions): OpenAPIHono {
  const options = { store: async () => store(), answer, origin: publicUrl ?? '', onFault };
  const handler = createMcpHandler(() => createPlanServer(options));
  // A page of another origin must not reach a server on its reader's machine or network through the browser.
  const allowed = [...localhostAllowedOrigins(), ...(publicUrl ? [new URL(publicUrl).hostname] : [])];
  const router = createRouter();
  router.openAPIRegistry.registerPath(DESCRIBED);
  router.all('/mcp', (c) => originValidationResponse(c.req.raw, allowed) ?? handler.fetch(c.req.raw));
  return router;
}
