/** Questions to the person at the terminal and their answers, line by line. */
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

export interface Dialogue {
  say(line: string): void;
  /** What was typed, without spaces around it; null when there is no more input. */
  ask(prompt: string): Promise<string | null>;
  close(): void;
}

export function dialogueOver(input: Readable, output: Writable): Dialogue {
  const lines = createInterface({ input, terminal: false })[Symbol.asyncIterator]();
  return {
    say: (line) => void output.write(`${line}\n`),
    ask: async (prompt) => {
      output.write(prompt);
      const { value, done } = await lines.next();
      return done ? null : value.trim();
    },
    close: () => void lines.return?.(),
  };
}
