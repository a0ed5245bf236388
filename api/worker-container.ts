/** The edge on Cloudflare Workers, with the Node server in a Cloudflare Container beside it. */
import { Container, getContainer } from '@cloudflare/containers';
import { type EdgeEnvironment, serveAtEdge } from './edge/edge.ts';
import { SERVER_PORT, serverEnvironment } from './edge/server-environment.ts';

interface ContainerEnvironment extends EdgeEnvironment {
  SERVER: Parameters<typeof getContainer>[0];
}

/** One instance: sessions of bots, limits and tokens of the widget are in its memory. */
const INSTANCE = 'server';

export class PlanServer extends Container {
  override defaultPort = SERVER_PORT;
  override pingEndpoint = 'localhost/healthz';
  /** Since the last request; the next one starts it again. */
  override sleepAfter = '30m';

  constructor(state: ConstructorParameters<typeof Container>[0], bindings: ContainerEnvironment) {
    super(state, bindings);
    this.envVars = serverEnvironment(bindings);
  }
}

export default {
  fetch: (request: Request, environment: ContainerEnvironment): Promise<Response> =>
    serveAtEdge(request, environment, (passed) => getContainer(environment.SERVER, INSTANCE).fetch(passed)),
};
