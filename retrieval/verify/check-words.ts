/** What is said beside the numbers: quoted names to the letter, content words mostly, negations and modals exactly. */
import { segments } from '../text/sentences.ts';
import { type AlignedPart, alignParts } from './align-parts.ts';
import { bodiesIn } from './bodies.ts';
import { blank, type Evidence, type Fault } from './evidence.ts';
import { normalForm } from './normal-form.ts';
import { polarityFault } from './polarity.ts';
import { missingName } from './quoted-names.ts';
import { proofOfSentence, type SourceSentence } from './source-sentences.ts';

/** Share of a statement's words that its passages must say, by weight. */
const ENOUGH_WORDS = 0.7;

export function quotationFault({ reading, sources }: Evidence): Fault | null {
  const missing = missingName(reading.text, sources.map(({ literal }) => literal).join('，'));
  return missing ? { problem: 'quotation', detail: `原文没有“${missing}”`, proofs: [] } : null;
}

export function wordsFault(evidence: Evidence): Fault | null {
  const { reading, sources, sentences } = evidence;
  if (evidence.computed) return null;
  // Places, years and bodies are checked by themselves.
  const bare = blank(reading.text, [...reading.periods, ...reading.regions]);
  const rest = bodiesIn(bare).reduce((words, { written }) => words.replaceAll(written, '　'), bare);
  const parts = segments(rest, { start: 0, end: rest.length }).map(({ start, end }) =>
    normalForm(rest.slice(start, end)),
  );
  const aligned = alignParts(parts, sources, sentences);
  const weight = aligned.reduce((sum, part) => sum + part.weight, 0);
  const said = aligned.reduce((sum, part) => sum + part.share * part.weight, 0);
  if (weight > 0 && said / weight < ENOUGH_WORDS) {
    const missing = aligned.flatMap((part) => part.missing)[0];
    const detail = missing ? `原文没有提到“${missing}”` : '原文没有这样的意思';
    return { problem: 'unrelated', detail, proofs: [] };
  }
  for (const part of aligned) if (part.sentence && part.weight > 0) sentences.add(part.sentence);
  return polaritiesFault(aligned, reading.normal);
}

function polaritiesFault(aligned: readonly AlignedPart[], whole: string): Fault | null {
  for (const { text, said: part, sentence } of aligned) {
    if (!sentence) continue;
    const said = `${FIGURE.test(text) ? '' : strivenBefore(sentence.parts, part)}${part}`;
    const fault = polarityFault({ stated: text, whole, said, around: sentence.normal, isDone: isDone(sentence) });
    if (fault) return { ...fault, proofs: [proofOfSentence(sentence)] };
  }
  return null;
}

const FIGURE = /\d[万亿]*(?:个百分点|[%元家个座项条件台套场所户人名])/;

/** 力争 at the head of a sentence rules what follows; a figure has its own. */
function strivenBefore(parts: readonly string[], part: string): string {
  const before = parts.slice(0, Math.max(0, parts.indexOf(part)));
  return before.find((words) => /力争|争取/.test(words)) ?? '';
}

/** What a sentence tells was done: in a review, of a year before the paper, or in so many words. */
function isDone({ source, figures, normal }: SourceSentence): boolean {
  const { published } = source.given.document;
  const isPast = figures.some(({ period }) => period && published && period.to < Number(published.slice(0, 4)));
  if (/今年将|年内将|拟|力争|计划(?!的)|将(?=[\p{Script=Han}])/u.test(normal)) return /已(?!有)/.test(normal);
  return (
    source.isReview || isPast || figures.some(({ kind }) => kind === 'reached') || /已(?!有)|目前|截至/.test(normal)
  );
}
