import { once } from 'node:events';
import type { Server } from 'node:http';

/** Resolves once a server takes connections. */
export async function listening(server: Server): Promise<Server> {
  if (!server.listening) await once(server, 'listening');
  return server;
}
