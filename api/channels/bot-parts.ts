/**
 * A bot's text in, the messages that carry it out: each within the platform's bytes, in order, never cut inside a
 * character, a link, a marker, a row or a source, and inside a sentence only where one sentence is longer than a message.
 */
import { type BotUnit, readBlocks } from './bot-blocks.ts';
import type { BotForm } from './bot-forms.ts';
import { type BotText, renderNote, renderSource, type SourceDetail } from './bot-text.ts';

const DETAILS: readonly SourceDetail[] = ['full', 'without-context', 'without-quote'];
/** （2/3） on a line of its own. */
const COUNTER_BYTES = byteLength('\n\n（2/3）');

/** At least one message; one that would be empty is not sent by anybody, so the text must not be blank. */
export function renderParts(text: BotText, form: BotForm): string[] {
  const body = readBlocks(text.body, form);
  const drawn = DETAILS.map((detail) => [...sourceUnits(text, { form, detail }), ...endUnits(text, form)]);
  // Two messages rather than a source without its words.
  for (const end of drawn.slice(0, 2)) {
    const whole = pack([...body, ...end], form.limitBytes);
    if (whole.length === 1) return whole;
  }
  if (form.maxParts === 1) return [onlyPart(text, { form, body, drawn })];
  const limit = form.limitBytes - COUNTER_BYTES;
  for (const end of drawn) {
    const parts = [...pack(body, limit), ...pack(end, limit)];
    if (parts.length <= form.maxParts) return numbered(parts);
  }
  const tail = tailOf(text, form);
  const bodyParts = cut(pack(body, limit - tail.length * 4), { parts: Math.max(1, form.maxParts - 1), tail });
  const endParts = cut(pack(drawn.at(-1) ?? [], limit - tail.length * 4), { parts: 1, tail });
  return numbered([...bodyParts, ...endParts].slice(0, form.maxParts));
}

interface Drawn {
  form: BotForm;
  body: readonly BotUnit[];
  /** What stands under the body, the fullest first. */
  drawn: readonly BotUnit[][];
}

/** Where no second message follows, the body gives way to its sources: they have up to half of the message. */
function onlyPart(text: BotText, { form, body, drawn }: Drawn): string {
  for (const end of drawn) {
    const [whole = '', ...more] = pack([...body, ...end], form.limitBytes);
    if (more.length === 0) return whole;
  }
  const tail = tailOf(text, form);
  const tailBytes = byteLength(`\n\n${tail}`);
  const half = Math.floor(form.limitBytes / 2) - tailBytes;
  const ends = drawn.map((end) => pack(end, half));
  const under = cut(ends.find((parts) => parts.length <= 1) ?? ends.at(-1) ?? [], { parts: 1, tail });
  const room = form.limitBytes - byteLength(under.map((end) => `\n\n${end}`).join('')) - tailBytes;
  return [...cut(pack(body, room), { parts: 1, tail }), ...under].join('\n\n');
}

/** What is verified so far, for a message that is still growing. Every state begins with the one before it. */
export function renderSoFar(markdown: string, form: BotForm): string {
  return pack(readBlocks(markdown, form), form.limitBytes - COUNTER_BYTES)[0] ?? '';
}

export function byteLength(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

function sourceUnits(
  { sources, publicUrl }: BotText,
  { form, detail }: { form: BotForm; detail: SourceDetail },
): BotUnit[] {
  return sources.map((source, at) => {
    const line = renderSource(source, { form, publicUrl, detail });
    const text = `${form.hasTables || form.bullet === '- ' ? form.bullet : ''}${line}`;
    if (at > 0) return { text, gap: form.lineBreak };
    return { text: `${form.bold('依据')}${form.lineBreak}${text}`, gap: '\n\n' };
  });
}

function endUnits({ notes, label }: BotText, form: BotForm): BotUnit[] {
  const lines = [...notes.map((note) => renderNote(note, form)), ...(label ? [form.escape(label)] : [])];
  return lines.map((text) => ({ text, gap: '\n\n' }));
}

function tailOf({ publicUrl }: BotText, form: BotForm): string {
  return `……${publicUrl === null ? '其余内容请在网页上查看' : form.link('其余内容请在网页上查看', publicUrl)}`;
}

function cut(parts: readonly string[], { parts: most, tail }: { parts: number; tail: string }): string[] {
  if (parts.length <= most) return [...parts];
  return parts.slice(0, most).map((part, at) => (at === most - 1 ? `${part}\n\n${tail}` : part));
}

function numbered(parts: readonly string[]): string[] {
  if (parts.length === 1) return [...parts];
  return parts.map((part, at) => `${part}\n\n（${at + 1}/${parts.length}）`);
}

/** Greedy: a unit goes into the message that is being filled when it fits, else it begins the next one. */
function pack(units: readonly BotUnit[], limitBytes: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const unit of units.flatMap((each) => fitting(each, limitBytes))) {
    const joined = part === '' ? opened(unit) : part + unit.gap + unit.text;
    if (byteLength(joined) <= limitBytes) part = joined;
    else {
      parts.push(part);
      part = opened(unit);
    }
  }
  if (part !== '') parts.push(part);
  return parts;
}

function opened({ text, opener }: BotUnit): string {
  return opener === undefined ? text : `${opener}\n${text}`;
}

/** What may not be cut: a link, a marker, a character. Bounded: one sentence of an answer. */
const ATOM = /\[[^\]\n]*\]\([^)\n]*\)|<a [^>\n]*>[^<\n]*<\/a>|【\d+】|[\s\S]/gu;

/** A unit longer than a message: cut behind commas, and inside a clause only where that is too long as well. */
function fitting(unit: BotUnit, limitBytes: number): BotUnit[] {
  if (byteLength(opened(unit)) <= limitBytes) return [unit];
  const atoms = [...unit.text.matchAll(ATOM)].map(([text]) => text);
  const pieces = clausesOf(atoms).flatMap((clause) => filled(clause, limitBytes));
  return pieces.map((text, at) => ({ text, gap: at === 0 ? unit.gap : '' }));
}

function clausesOf(atoms: readonly string[]): string[][] {
  const clauses: string[][] = [];
  let clause: string[] = [];
  for (const atom of atoms) {
    clause.push(atom);
    if (!/[，；、：]/u.test(atom) || atom.length > 1) continue;
    clauses.push(clause);
    clause = [];
  }
  return clause.length > 0 ? [...clauses, clause] : clauses;
}

function filled(atoms: readonly string[], limitBytes: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const atom of atoms) {
    if (piece !== '' && byteLength(piece) + byteLength(atom) > limitBytes) {
      pieces.push(piece);
      piece = '';
    }
    piece += atom;
  }
  return piece === '' ? pieces : [...pieces, piece];
}
