/** The edge on Cloudflare Workers, before a Node server at ORIGIN_URL. */
import { type EdgeEnvironment, type Origin, serveAtEdge } from './edge/edge.ts';

export interface WorkerEnvironment extends EdgeEnvironment {
  /** Origin of the Node server, such as `https://plans-origin.example.cn`. */
  ORIGIN_URL: string;
}

export default {
  fetch: (request: Request, environment: WorkerEnvironment): Promise<Response> =>
    serveAtEdge(request, environment, serverAt(environment.ORIGIN_URL)),
};

function serverAt(address: string): Origin {
  const server = URL.parse(address);
  if (!server) return null;
  return (request) => {
    const { pathname, search } = new URL(request.url);
    return fetch(new Request(new URL(pathname + search, server.origin), request));
  };
}
