/** The one door to the log: lines in, JSON or words on standard output out. Standard error has the worse half of the words. */
import { destination, pino, stdTimeFunctions } from 'pino';
import { currentAsking } from './asking.ts';
import type { BotLogLine } from './bots/bot-log.ts';
import { LOG_LEVELS, type LogConfig, type LogLevel } from './log-config.ts';
import type { LogLine } from './log-line.ts';

type AnyLine = (LogLine | BotLogLine) & { message?: string };

export type WriteLine = (line: LogLine | BotLogLine) => void;

export interface LogSinks {
  out: (text: string) => void;
  errors: (text: string) => void;
}

export function openLog(config: LogConfig, sinks: LogSinks = standardSinks()): WriteLine {
  const scrub = scrubber(config.secrets);
  const scrubbed = {
    out: (text: string) => sinks.out(scrub(text)),
    errors: (text: string) => sinks.errors(scrub(text)),
  };
  return config.format === 'json' ? jsonLog(config.level, scrubbed.out) : textLog(config.level, scrubbed);
}

function jsonLog(level: LogLevel, out: (text: string) => void): WriteLine {
  const logger = pino(
    {
      level,
      base: null,
      messageKey: 'message',
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: fieldsOfAsking,
    },
    { write: out },
  );
  return ({ level: at, ...line }) => logger[at](line);
}

function textLog(level: LogLevel, { out, errors }: LogSinks): WriteLine {
  const least = LOG_LEVELS.indexOf(level);
  return (line) => {
    const rank = LOG_LEVELS.indexOf(line.level);
    if (rank < least) return;
    (rank < LOG_LEVELS.indexOf('warn') ? out : errors)(`${wordsOf(line)}\n`);
  };
}

/** What a line says for people, or else its fields. */
function wordsOf({ level: _level, event, message, ...fields }: AnyLine): string {
  if (message !== undefined) return message;
  const pairs = Object.entries(fields).filter(([, value]) => value !== undefined);
  return [event, ...pairs.map(([name, value]) => `${name}=${fieldWords(value)}`)].join(' ');
}

function fieldWords(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  // A stack would fill the screen; LOG_FORMAT=json has it.
  return JSON.stringify(value, (name, inner) => (name === 'stack' ? undefined : inner));
}

function fieldsOfAsking(): object {
  const asking = currentAsking();
  return {
    ...(asking?.requestId && { requestId: asking.requestId }),
    ...(asking?.traceId && { traceId: asking.traceId }),
  };
}

/** The last line of defence: a secret that a foreign fault repeats is not passed on. */
function scrubber(secrets: readonly string[]): (text: string) => string {
  // As they stand in JSON, where a quotation mark has a backslash before it, and as they are.
  const forms = new Set(secrets.flatMap((secret) => [JSON.stringify(secret).slice(1, -1), secret]));
  return (text) => [...forms].reduce((left, secret) => left.replaceAll(secret, '[removed]'), text);
}

/** Written at once: whoever reads the last line of a process that died must find what it died of. */
function standardSinks(): LogSinks {
  const out = destination({ dest: 1, sync: true });
  return { out: (text) => out.write(text), errors: (text) => process.stderr.write(text) };
}
