/** An app on a loopback port of the system's choice, for clients that speak real HTTP. Closed at the end of the test. */
import { serve } from '@hono/node-server';
import { onTestFinished } from 'vitest';

/** The origin, without a closing slash. */
export async function listen(app: { fetch: (request: Request) => Response | Promise<Response> }): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => resolve(port));
  onTestFinished(() => {
    if ('closeAllConnections' in server) server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${await promise}`;
}
