/**
 * What the log is told: one line for each request, fault, change of the index, upload, start and stop. A closed list of
 * fields, so that no question, query string, header or address gets into it by accident.
 */

import type { LogLevel } from './log-config.ts';
import { messageOf } from './start-fault.ts';

export interface FaultDescription {
  name: string;
  message: string;
  /** Of our own faults. */
  code?: string;
  /** Messages of what was behind it, nearest first. */
  causes?: string[];
  stack?: string;
}

export interface LogLine {
  level: LogLevel;
  event:
    | 'start'
    | 'ready'
    | 'stop'
    | 'stopped'
    | 'start-failed'
    | 'notice'
    | 'request'
    | 'answer'
    | 'fault'
    | 'index-opened'
    | 'index-switched'
    | 'ingest-started'
    | 'ingest-ended'
    | 'page-built';
  /** For people, in their language. */
  message?: string;
  requestId?: string;
  method?: string;
  /** Pattern such as `/api/documents/:id`; null when no route has it. */
  route?: string | null;
  status?: number;
  ms?: number;
  /** The client left before the end. */
  aborted?: true;
  channel?: string;
  answerId?: string;
  answerStatus?: string;
  fault?: FaultDescription;
  /** What met a fault. */
  where?:
    | 'request'
    | 'answer'
    | 'model'
    | 'embedding'
    | 'records'
    | 'index'
    | 'ingest'
    | 'page'
    | 'telemetry'
    | 'access'
    | 'stop';
  url?: string;
  program?: string;
  signal?: string;
  indexVersion?: string;
  documents?: number;
  passages?: number;
  refused?: number;
}

export type Log = (line: LogLine) => void;

const MOST_CAUSES = 4;

/** `withStack`: for what nobody expected. */
export function describeFault(fault: unknown, { withStack }: { withStack: boolean }): FaultDescription {
  if (!(fault instanceof Error)) return { name: 'unknown', message: 'Something that is no error was thrown' };
  const { name, message, stack } = fault;
  const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : null;
  const causes: string[] = [];
  for (let at = fault.cause; at instanceof Error && causes.length < MOST_CAUSES; at = at.cause)
    causes.push(messageOf(at));
  return {
    name,
    message,
    ...(code !== null && { code }),
    ...(causes.length > 0 && { causes }),
    ...(withStack && stack && { stack }),
  };
}

/** What went wrong behind something that its reader got all the same. */
export function faultLine(where: NonNullable<LogLine['where']>, fault: unknown): LogLine {
  return {
    level: where === 'model' ? 'warn' : 'error',
    event: 'fault',
    where,
    fault: describeFault(fault, { withStack: false }),
  };
}
