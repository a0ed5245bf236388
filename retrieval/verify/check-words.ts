/** What is said beside the numbers: quoted names to the letter, content words mostly, negations and modals exactly. */
import { partsOf } from '../text/sentences.ts';
import type { TaggedWord } from '../vocabulary/word-classes.ts';
import { type AlignedPart, alignParts } from './align-parts.ts';
import { bodiesIn } from './bodies.ts';
import { contentWords, saidOf } from './content-words.ts';
import { blank, type Evidence, type Fault } from './evidence.ts';
import { extremeHolds } from './extremes.ts';
import { foreignMeasures, shareSaid } from './name-agreement.ts';
import { normalForm } from './normal-form.ts';
import { denies, polarityFault } from './polarity.ts';
import { quotedHeadings } from './quoted-headings.ts';
import { missingName } from './quoted-names.ts';
import { proofOfSentence, type Source, type SourceSentence } from './source-sentences.ts';
import { taggedWords } from './tagged-words.ts';

/** Share of a statement's words that its passages must say, by weight; more when they lack one of its things. */
/** A single verb (看) tells nothing. */
const LEAST_WEIGHT = 0.1;
const ENOUGH_WORDS = 0.7;
const ENOUGH_BESIDE_FOREIGN = 0.78;

/** 做法如下：资金支持 are two parts, 实现“12345”目标：争创一个平台 is one. */
const LEAD = /(?<=如下|以下|包括|内容|做法|措施|举措)：/;

/** “加强数字经济反垄断，…效应；严厉查处…” quotes two sentences of the source; each is looked for where it stands. */
const sentencesInside = (part: string): string[] => part.split(/(?<=[。；！？])(?=.)/u);

export function quotationFault({ reading, sources }: Evidence): Fault | null {
  // “十四五” is a time, and compared as one.
  const rest = blank(reading.text, [...quotedHeadings(reading.text, sources), ...reading.periods]);
  const missing = missingName(rest, () => sources.map(({ literal }) => literal).join('，'));
  if (!missing) return null;
  const near = nearestTo(normalForm(missing), sources);
  return { problem: 'quotation', detail: `原文没有“${missing}”`, proofs: near ? [proofOfSentence(near)] : [] };
}

/** Share of a quoted phrase that the sentence has which it was taken from; of a shorter one any sentence may have it. */
const NEARLY_QUOTED = 0.6;
const LONG_QUOTE = 6;

/** “一园一中心二十个平台” where the paper has 十二个: the sentence that the phrase was meant to be taken from. */
function nearestTo(phrase: string, sources: readonly Source[]): SourceSentence | null {
  if (phrase.length < LONG_QUOTE || phrase.includes('号')) return null;
  const ranked = sources
    .flatMap((source) => source.sentences)
    .map((sentence) => ({ sentence, share: shareSaid(phrase, sentence.normal) }))
    .sort((a, b) => b.share - a.share);
  const [best] = ranked;
  return best && best.share >= NEARLY_QUOTED ? best.sentence : null;
}

export function wordsFault(evidence: Evidence): Fault | null {
  const { reading, sources, sentences } = evidence;
  if (evidence.computed) return null;
  // Places, years and bodies are checked by themselves.
  const placeless = blank(reading.text, [...reading.periods, ...reading.regions]);
  const bare = evidence.ordered ? placeless.replace(/[高多大快低少小慢]于/g, '　　') : placeless;
  // 镇江通管办: the name of a body is one, with the place in it.
  const named = bodiesIn(reading.text).flatMap(({ written }) => {
    const start = reading.text.indexOf(written);
    return start < 0 ? [] : [{ start, end: start + written.length }];
  });
  const unnamed = blank(bare, named);
  const rest = bodiesIn(unnamed).reduce((words, { written }) => words.replaceAll(written, '　'), unnamed);
  const parts = partsOf(rest).flatMap(({ start, end }) =>
    rest.slice(start, end).split(LEAD).flatMap(sentencesInside).map(normalForm),
  );
  const aligned = alignParts(parts, sources, sentences);
  const weight = aligned.reduce((sum, part) => sum + part.weight, 0);
  const said = aligned.reduce((sum, part) => sum + part.share * part.weight, 0);
  const [missing] = [
    ...aligned.flatMap(({ text, sentence }) => measuresMissing(text, sentence)),
    ...aligned.flatMap((part) => part.missing),
  ];
  const enough = missing === undefined ? ENOUGH_WORDS : ENOUGH_BESIDE_FOREIGN;
  const lacksMeasure = aligned.some(({ text, sentence }) => measuresMissing(text, sentence).length > 0);
  if (weight >= LEAST_WEIGHT && (said / weight < enough || lacksMeasure)) {
    const detail = missing ? `原文没有提到“${missing}”` : '原文没有这样的意思';
    return { problem: 'unrelated', detail, proofs: [] };
  }
  for (const part of aligned) if (part.sentence && part.weight > 0) sentences.add(part.sentence);
  return ledTaskFault(rest, evidence) ?? rowsOfWordsFault(rest, evidence) ?? polaritiesFault(aligned, evidence);
}

/** Who leads 技术攻关 is not who leads 技术应用: of the task of a body that leads no word may be missing. */
function ledTaskFault(rest: string, { reading, sentences }: Evidence): Fault | null {
  if (sentences.size === 0 || !bodiesIn(reading.text).some(({ part }) => part === 'lead')) return null;
  const said = [...sentences].map(({ source }) => source.said).join('，');
  const words = taggedWords(normalForm(rest));
  const missing = contentWords(normalForm(rest)).find(
    ({ word, isThing }) => (isThing || closesName(words, word)) && saidOf(word, said) === 0,
  );
  return missing ? { problem: 'unrelated', detail: `原文没有提到“${missing.word}”`, proofs: [] } : null;
}

/** 技术攻关: a verb directly behind a noun is part of the name; 人才超过1000人次 is not. */
function closesName(words: readonly TaggedWord[], word: string): boolean {
  const at = words.findIndex((one) => one.word === word);
  if (/^(?:超过|突破|达到|达|高于|低于|.+为)$/.test(word)) return false;
  return word.length > 1 && /^v/.test(words[at]?.tag ?? '') && /^n/.test(words[at - 1]?.tag ?? '');
}

/** Share of neighbouring characters: 国家超级计算中心 is not said by 国家 here and 计算中心 there. */
const ENOUGH_IN_A_ROW = 0.5;

/** Words on the paper itself, whose facts stand apart from each other. */
const ON_PAPER = /文号|落款|成文|发布日期|印发|编制依据/;

function rowsOfWordsFault(rest: string, { sources, sentences }: Evidence): Fault | null {
  if (sentences.size === 0 || ON_PAPER.test(rest)) return null;
  // The items of an enumeration may stand under headings of their own.
  const passages = rest.includes('、') ? sources.map(({ normal }) => normal) : [];
  const near = [...sentences].map(({ inPaper }) => inPaper);
  if (shareSaid(normalForm(rest), [...near, ...passages].join('，')) >= ENOUGH_IN_A_ROW) return null;
  return { problem: 'unrelated', detail: '原文没有这样的意思', proofs: [] };
}

/** 产值 is never a word of the writer's own. The items of an enumeration may stand in several sentences. */
function measuresMissing(text: string, sentence: SourceSentence | null): string[] {
  if (!sentence) return [];
  const { normal, source } = sentence;
  return foreignMeasures(text, `${text.includes('、') ? source.normal : normal}，${source.context}`);
}

const TITLE = /《[^》]*》/g;
/** 发展目标写的是: under what heading the next part stands. */
const REPORTS = /(?:写|说|讲|提|列)(?:到|明|道)?的是[，：]?$/u;

function saysNothing(text: string, { context }: Source): boolean {
  const own = text.replace(TITLE, '');
  if (denies(own)) return false;
  const words = contentWords(own.replace(REPORTS, ''));
  return words.length === 0 || (REPORTS.test(own) && words.every(({ word }) => context.includes(word)));
}

function polaritiesFault(aligned: readonly AlignedPart[], evidence: Evidence): Fault | null {
  const isMost = extremeHolds(evidence) === true;
  for (const { text, said: part, sentence } of aligned) {
    // 《…规划》提出 says of what paper the rest is.
    if (!sentence || saysNothing(text, sentence.source)) continue;
    const said = `${FIGURE.test(text) ? '' : strivenBefore(sentence.parts, part)}${part}`;
    const { normal: around, source } = sentence;
    const fault = polarityFault({
      stated: withoutSerial(text, source),
      whole: evidence.reading.normal,
      said,
      around,
      passage: source.normal,
      isDone: isDone(sentence),
      isMost,
    });
    if (fault) return { ...fault, proofs: [proofOfSentence(sentence)] };
  }
  return null;
}

/** 列第5 of a row whose serial number is 5. */
function withoutSerial(text: string, { given: { passage } }: Source): string {
  const serial = passage.cells?.find(({ column }) => /序号|编号|序號/.test(column))?.text;
  return serial === undefined
    ? text
    : text.replace(new RegExp(`(?:列|排在?|序号为?)第?${RegExp.escape(serial)}(?!\\d)[项位]?`), '');
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
