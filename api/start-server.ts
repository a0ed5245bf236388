/**
 * The server on Node. It listens at once; the page and the index are built or opened behind it, and `/readyz` says when
 * they are there.
 */
import type { ServerType } from '@hono/node-server';
import manifest from '../package.json' with { type: 'json' };
import { describeProtection } from './access/open-protection.ts';
import { type Config, loadConfig } from './config.ts';
import { listen } from './listen.ts';
import { openLog, type WriteLine } from './log.ts';
import { faultLine } from './log-line.ts';
import { describeBots } from './open-bots.ts';
import { openEmbedding } from './open-embedding.ts';
import { requireRecords } from './open-records.ts';
import { prepareIndex } from './prepare-index.ts';
import { preparePage } from './prepare-page.ts';
import { newServerState } from './server-state.ts';
import { describeConfigFault, describeIndexFault, describeStartFault, messageOf } from './start-fault.ts';
import { stopOnSignals } from './stop-on-signals.ts';

/** Beyond the time of a model, for running answers after a stop signal. */
const GRACE_MS = 10_000;

export async function startServer(): Promise<void> {
  const startedAt = performance.now();
  const config = configOrExit();
  const log = openLog(config.logs);
  const state = newServerState();
  state.embedding = openEmbedding(config, (fault) => sayEmbeddingChanged(log, fault));
  await requireRecords(config).catch((fault: unknown) => {
    exitWith(log, `记录放不进对象存储：${describeIndexFault(fault)}`);
  });
  if (config.telemetry !== null) {
    // Some megabytes that a server without traces does not load.
    const { openTracing } = await import('./telemetry/open-tracing.ts');
    state.tracing = openTracing({
      config: config.telemetry,
      onChange: (fault) => fault !== null && log(faultLine('telemetry', fault)),
    });
  }
  const server = await listen({ config, state, log }).catch((fault: unknown) => {
    exitWith(log, describeStartFault(fault, config));
  });
  stopOnSignals({ server, state, log, graceMs: (config.model?.totalMs ?? 0) + GRACE_MS });
  const url = config.publicUrl ?? urlOf(server, config);
  const program = `${manifest.name} ${manifest.version}`;
  log({ level: 'info', event: 'start', program, url, message: `规划问答已启动： ${url} ，正在准备页面和索引…` });
  for (const message of [...describeProtection(config), ...describeBots(config)])
    log({ level: 'info', event: 'notice', message });
  await Promise.all([
    preparePage({ config, state, log, url }),
    prepareIndex({ config, state, log }).catch((fault: unknown) => exitWith(log, messageOf(fault))),
  ]);
  state.bots?.connect();
  const ms = Math.round(performance.now() - startedAt);
  log({ level: 'info', event: 'ready', ms, url, message: `已就绪，请打开 ${url} ` });
}

function configOrExit(): Config {
  try {
    return loadConfig();
  } catch (fault) {
    // No setting can be trusted yet, that of the log included.
    process.stderr.write(`${describeConfigFault(fault) ?? messageOf(fault)}\n`);
    process.exit(1);
  }
}

function exitWith(log: WriteLine, message: string): never {
  log({ level: 'error', event: 'start-failed', message });
  process.exit(1);
}

function sayEmbeddingChanged(log: WriteLine, fault: unknown): void {
  const message = fault === null ? '向量模型恢复，检索重新结合语义。' : '向量模型不可用，检索暂时只靠字词。';
  log({ level: 'info', event: 'notice', message });
  if (fault !== null) log(faultLine('embedding', fault));
}

function urlOf(server: ServerType, { host, port }: Config): string {
  const address = server.address();
  const actualPort = address !== null && typeof address === 'object' ? address.port : port;
  const shown = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${actualPort}`;
}
