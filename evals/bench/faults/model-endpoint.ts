/** A chat model's endpoint on loopback that does what the fault run wants of it. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Begins and ends the response; `request` is the JSON of the question to the model. */
export type PlayModel = (request: string, response: ServerResponse) => void;

export interface ModelEndpoint {
  /** Settings of a server that asks it. */
  environment: { CHAT_MODEL: string; OPENAI_BASE_URL: string };
  close(): void;
}

export async function modelEndpoint(play: PlayModel): Promise<ModelEndpoint> {
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const piece of request.setEncoding('utf8')) text += piece;
    play(text, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A listening TCP server has an address with a port.
  const { port } = server.address() as AddressInfo;
  return {
    environment: { CHAT_MODEL: 'm', OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1` },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export function beginStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.flushHeaders();
}

export function say(response: ServerResponse, delta: { content?: string; reasoning_content?: string }): void {
  response.write(chunk(delta, null));
}

export function endStream(response: ServerResponse): void {
  response.end(`${chunk({}, 'stop')}data: [DONE]\n\n`);
}

function chunk(delta: object, finish: string | null): string {
  const choices = [{ index: 0, delta, finish_reason: finish }];
  return `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices })}\n\n`;
}
