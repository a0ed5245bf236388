/**
 * The Model Context Protocol over standard input and output, for clients that start their servers: see `plan-mcp.cjs`.
 * Standard output is the protocol's alone; everything for people goes to standard error.
 */
import '../require-node.ts';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { openAnswering } from '../answering.ts';
import { type Config, loadConfig } from '../config.ts';
import { createPlanServer } from '../mcp/plan-server.ts';
import { openEmbedding } from '../open-embedding.ts';
import { openIndex } from '../open-index.ts';
import { describeConfigFault, describeFaultLine, messageOf } from '../start-fault.ts';

/** How often it looks whether `npm run ingest` has built a newer index. */
const REFRESH_MS = 5_000;

// A library that prints must not break the protocol.
console.log = console.error;
console.info = console.error;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

try {
  await serve(loadConfig());
} catch (fault) {
  say(describeConfigFault(fault) ?? messageOf(fault));
  process.exit(1);
}

/** Speaks at once: a client that starts it for the first time does not wait for the index before it gets a greeting. */
async function serve(config: Config): Promise<void> {
  const onFault = (fault: unknown): void => say(describeFaultLine(fault));
  const embedding = openEmbedding(config, (fault) => fault !== null && onFault(fault));
  const { answer, records } = openAnswering({ config, onFault, embedding });
  const index = openIndex({ config, output: process.stderr, embedding });
  const store = async () => (await index).current();
  const origin = config.publicUrl ?? '';
  serveStdio(() => createPlanServer({ store, answer, origin, onFault }), { onerror: onFault });
  const stop = async (): Promise<void> => {
    records.close();
    await (await index).close();
    process.exit(0);
  };
  process.stdin.once('end', () => void stop());
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
  const open = await index;
  say(`索引已打开，共 ${open.current().documents().length} 个文件`);
  setInterval(() => void open.refresh().catch(onFault), REFRESH_MS).unref();
}
