/** One JSON line for each thing that happens to a bot. Never a text, a token, an address or the name of a person. */
export interface BotLogLine {
  level: 'info' | 'error';
  /** Name of the adapter. */
  bot: string;
  event: string;
  /** Platform, bot and the platform's id of the message. */
  key?: string;
  outcome?: string;
  ms?: number;
  /** Of a platform: its own code, as a word or a number. */
  code?: string | number;
  /** Of our own faults: message and causes, without stacks. */
  fault?: string[];
}

export type BotLog = (line: BotLogLine) => void;

export function faultMessages(fault: unknown): string[] {
  const messages: string[] = [];
  for (let at: unknown = fault; at instanceof Error && messages.length < 5; at = at.cause) messages.push(at.message);
  return messages.length > 0 ? messages : ['Something that is no error was thrown'];
}
