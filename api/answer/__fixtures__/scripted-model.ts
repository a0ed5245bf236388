/**
 * A server that speaks OpenAI's chat completions over real HTTP and SSE and answers what a script says, one step a
 * request; the last step repeats. It keeps what it was sent.
 */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

export type ScriptStep =
  /** The text in pieces of a few characters. */
  | { kind: 'text'; text: string; thought?: string }
  /** Text made of what was asked. */
  | { kind: 'reply'; to: (request: ModelRequest) => string }
  | { kind: 'status'; status: number; headers?: Record<string, string> }
  /** The text, then nothing more while the connection stays open. */
  | { kind: 'silence'; text?: string }
  /** The text at once, the rest when the test says so. */
  | { kind: 'held'; text: string; rest: string; until: Promise<void> }
  /** The text, then the connection is cut. */
  | { kind: 'cut'; text: string }
  /** Pieces as bytes on the wire, then the end. */
  | { kind: 'raw'; body: string; contentType?: string }
  /** The text again and again without an end. */
  | { kind: 'endless'; text: string };

const requestSchema = z.looseObject({
  model: z.string(),
  stream: z.boolean().optional(),
  temperature: z.number().optional(),
  messages: z.array(z.looseObject({ role: z.string(), content: z.string() })),
});

export type ModelRequest = z.infer<typeof requestSchema>;

export interface ScriptedModel {
  baseUrl: string;
  requests: { body: ModelRequest; headers: IncomingHttpHeaders }[];
  /** Replaces the script and forgets the requests. */
  play(...steps: ScriptStep[]): void;
  /** Connections that were closed by the client before the end. */
  left(): number;
  close(): Promise<void>;
}

const PIECE_CHARACTERS = 7;

export async function scriptedModel(): Promise<ScriptedModel> {
  let script: ScriptStep[] = [];
  const requests: ScriptedModel['requests'] = [];
  let left = 0;
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const body = requestSchema.parse(JSON.parse(text));
    requests.push({ body, headers: request.headers });
    response.on('close', () => {
      if (!response.writableFinished) left += 1;
    });
    const step = script.length > 1 ? script.shift() : script[0];
    if (step) await perform(step, body, response);
    else response.writeHead(500).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A listening TCP server has an address with a port.
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    play: (...steps) => {
      script = steps;
      requests.length = 0;
      left = 0;
    },
    left: () => left,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

async function perform(step: ScriptStep, body: ModelRequest, response: ServerResponse): Promise<void> {
  switch (step.kind) {
    case 'status':
      response.writeHead(step.status, { 'content-type': 'application/json', ...step.headers });
      response.end(JSON.stringify({ error: { message: 'scripted fault', type: 'x', code: 'x' } }));
      return;
    case 'raw':
      response.writeHead(200, { 'content-type': step.contentType ?? 'text/event-stream' });
      response.end(step.body);
      return;
    case 'text':
    case 'reply':
      open(response);
      if (step.kind === 'text' && step.thought !== undefined) event(response, { reasoning_content: step.thought });
      say(response, step.kind === 'text' ? step.text : step.to(body));
      end(response);
      return;
    case 'silence':
      open(response);
      say(response, step.text ?? '');
      return;
    case 'held':
      open(response);
      say(response, step.text);
      await step.until;
      say(response, step.rest);
      end(response);
      return;
    case 'cut':
      open(response);
      say(response, step.text);
      await new Promise((resolve) => setImmediate(resolve));
      response.destroy();
      return;
    case 'endless':
      open(response);
      while (!response.destroyed) {
        say(response, step.text);
        await new Promise((resolve) => setImmediate(resolve));
      }
  }
}

function open(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  event(response, { role: 'assistant', content: '' });
}

function say(response: ServerResponse, text: string): void {
  for (let at = 0; at < text.length; at += PIECE_CHARACTERS)
    event(response, { content: text.slice(at, at + PIECE_CHARACTERS) });
}

function end(response: ServerResponse): void {
  event(response, {}, 'stop');
  response.end('data: [DONE]\n\n');
}

function event(response: ServerResponse, delta: Record<string, string>, finish: string | null = null): void {
  const chunk = {
    id: 'c',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'scripted',
    choices: [{ index: 0, delta, finish_reason: finish }],
  };
  response.write(`data: ${JSON.stringify(chunk)}\n\n`);
}
