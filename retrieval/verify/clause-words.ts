/**
 * The words of each clause against the part of the source that it repeats: a clause that nothing says, a word put in the
 * place of another (技术成果 for 技术需求), scopes and opposites.
 */
import { type Clause, clausesOf } from './clauses.ts';
import { contentWords, saidOf, wordsSaid } from './content-words.ts';
import { countedFault } from './counted-items.ts';
import type { Evidence, Fault } from './evidence.ts';
import { shareSaid } from './name-agreement.ts';
import { normalForm } from './normal-form.ts';
import { quotedHeadings } from './quoted-headings.ts';
import { replacedWordFault } from './replaced-words.ts';
import { addedScopeFault, droppedScopeFault, oppositeFault } from './scopes.ts';
import { proofOfSentence, type SourceSentence } from './source-sentences.ts';

export function clauseWordsFault(evidence: Evidence): Fault | null {
  if (evidence.computed || evidence.ordered || evidence.sentences.size === 0) return null;
  const clauses = clausesOf(evidence);
  for (const clause of clauses) {
    const fault =
      inventedFault(clause, evidence) ??
      scattered(clause, evidence) ??
      unjoined(clause) ??
      replaced(clause, evidence) ??
      exchanged(clause, evidence) ??
      countsAnother(clause, evidence) ??
      counted(clause, evidence) ??
      scopesFault(clause, evidence);
    if (fault) return fault;
  }
  return null;
}

/** Below this share of its words a clause is said by nothing. */
const LEAST = 0.5;
/** Of two things neither may be missing. */
const FEW = 2;
const LEAST_OF_FEW = 0.65;

function inventedFault({ words, bare, normal, sentence }: Clause, { sources, sentences }: Evidence): Fault | null {
  // Of a clause with a number the check of figures has asked more.
  const telling = words.filter(({ word }) => word.length > 1);
  if (telling.length === 0 || /\d/.test(normal) || ON_PAPER.test(bare)) return null;
  const least = telling.filter(({ isThing }) => isThing).length <= FEW ? LEAST_OF_FEW : LEAST;
  const saysEnough = (text: string): boolean => wordsSaid(telling, text).share >= least;
  if (sentence && saysEnough(sentence.inPaper)) return null;
  if (sources.some((source) => source.sentences.some(({ inPaper }) => saysEnough(inPaper)))) return null;
  const passages = sources.map(({ said }) => said).join('，');
  // The items of an enumeration may stand under headings of their own.
  if ((bare.includes('、') || sentences.size === 0) && saysEnough(passages)) return null;
  const missing = telling.find(({ word }) => saidOf(word, passages) < 0.5);
  const detail = missing ? `原文没有提到“${missing.word}”` : '原文没有这样的意思';
  return { problem: 'unrelated', detail, proofs: [] };
}

function scopesFault({ normal, sentence, part, partShare }: Clause, { reading }: Evidence): Fault | null {
  if (!sentence) return null;
  const said = sentence.parts[part] ?? '';
  const { context, facts } = sentence.source;
  const given = {
    stated: normal,
    whole: reading.normal,
    said,
    near: sentence.parts.slice(part, part + 2).join('，'),
    around: sentence.normal,
    inherited: `${context}，${facts}`,
  };
  const detail =
    oppositeFault(given) ?? addedScopeFault(given) ?? (partShare >= LEAST ? droppedScopeFault(given) : null);
  return detail ? { problem: 'strength', detail, proofs: [proofOfSentence(sentence)] } : null;
}

/** Words on the paper itself, whose facts stand apart from each other. */
const ON_PAPER = /文号|落款|成文|发布日期|印发|编制依据|牵头|配合|负责单位|责任单位/;

const TITLE = /《[^》]*》/g;

function replaced({ bare, normal, sentence, part }: Clause, { reading, sources }: Evidence): Fault | null {
  const said = sentence?.parts[part];
  if (!sentence || said === undefined) return null;
  const headings = quotedHeadings(reading.text, sources).map(({ start, end }) =>
    normalForm(reading.text.slice(start, end)),
  );
  // 《…发展规划》 names the paper, whatever stands behind 数字经济 in its text.
  const stated = headings.reduce((words, heading) => words.replaceAll(heading, '　'), bare.replace(TITLE, '　'));
  const detail = replacedWordFault({ stated, whole: normal, said, inherited: sentence.source.context });
  return detail ? { problem: 'unrelated', detail, proofs: [proofOfSentence(sentence)] } : null;
}

/** Share of a clause's words in its part above which one word that is not there stands for one that is. */
const NEARLY_ALL = 0.7;

/** 示范实验室 where the part says 示范车间: one thing of the clause stands nowhere, one of the part is not said. */
function exchanged({ words, normal, sentence, part, partShare }: Clause, { reading, sources }: Evidence): Fault | null {
  const said = sentence?.parts[part];
  if (!sentence || said === undefined || partShare < NEARLY_ALL || !/\d/.test(normal)) return null;
  const passages = sources.map((source) => source.said).join('，');
  const foreign = words.filter(({ word, weight, isThing }) => isThing && weight >= 2 && saidOf(word, passages) === 0);
  if (foreign.length !== 1) return null;
  const lost = contentWords(said).filter(({ word, isThing }) => isThing && saidOf(word, reading.normal) === 0);
  const [own] = foreign;
  const [given] = lost;
  if (!own || !given) return null;
  const detail = `原文为“${given.word}”，没有“${own.word}”`;
  return { problem: 'unrelated', detail, proofs: [proofOfSentence(sentence)] };
}

const COUNTED_NOUN = /(?<noun>\p{Script=Han}{2})(?<number>\d+(?:\.\d+)?[万亿]?[家个座项户台套所人名件])/gu;

/** 贯标高校10家 where the part says 贯标企业10家: directly in front of the same number stands another noun. */
function countsAnother({ normal, sentence }: Clause, { sources }: Evidence): Fault | null {
  if (!sentence) return null;
  for (const { groups } of normal.matchAll(COUNTED_NOUN)) {
    const { noun = '', number = '' } = groups ?? {};
    const given = nounBefore(number, sentence.normal);
    if (given === undefined || given === noun || sources.some(({ said }) => said.includes(noun))) continue;
    if (![noun, given].every((word) => contentWords(word).some((one) => one.word === word && one.isThing))) continue;
    const detail = `原文为“${given}”，没有“${noun}”`;
    return { problem: 'unrelated', detail, proofs: [proofOfSentence(sentence)] };
  }
  return null;
}

/** Two characters directly in front of the number, where it stands behind a word. */
function nounBefore(number: string, said: string): string | undefined {
  for (let at = said.indexOf(number); at >= 0; at = said.indexOf(number, at + 1)) {
    const noun = said.slice(Math.max(0, at - 2), at);
    if (/^\p{Script=Han}{2}$/u.test(noun)) return noun;
  }
  return undefined;
}

function counted({ normal }: Clause, { sources }: Evidence): Fault | null {
  const sentences = sources.flatMap((source) => source.sentences);
  const found = countedFault(
    normal,
    sentences.map((sentence) => sentence.normal),
  );
  const sentence = found ? sentences[found.at] : undefined;
  return found && sentence ? { problem: 'figure', detail: found.detail, proofs: [proofOfSentence(sentence)] } : null;
}

/** Share of neighbouring characters of a clause that neighbouring parts of one sentence, with its headings, must have. */
const ENOUGH_IN_A_ROW = 0.5;
/** Characters; of less a paraphrase may choose all by itself. */
const LONG_CLAUSE = 10;
const NEIGHBOURS = 3;

/** 打造某地数字治理示范高地: each word stands somewhere, but nothing says them together. */
function scattered({ normal, bare, sentence }: Clause, { sources }: Evidence): Fault | null {
  if (/\d|方面$/.test(normal) || ON_PAPER.test(bare) || bare.includes('、') || bare.length < LONG_CLAUSE) return null;
  const saysTogether = ({ parts, source }: SourceSentence): boolean =>
    parts.some(
      (_, at) => shareSaid(bare, [...parts.slice(at, at + NEIGHBOURS), source.context].join('，')) >= ENOUGH_IN_A_ROW,
    );
  if (sentence && saysTogether(sentence)) return null;
  if (sources.some((source) => source.sentences.some(saysTogether))) return null;
  return { problem: 'unrelated', detail: '原文没有这样的意思', proofs: [] };
}

const BODY_END = /(?:办公室|[局委厅]|领导小组)$/;

/** 办公室设在某局: the verb that joins a clause's subject with a body must stand with that body. */
function unjoined({ normal, bare, sentence }: Clause): Fault | null {
  const verb = /(设在|设于|挂靠|隶属|归口|划归|并入|移交|委托|聘请|约谈|考核|审批)/.exec(bare)?.[1];
  if (verb === undefined || !BODY_END.test(normal) || sentence?.normal.includes(verb)) return null;
  return { problem: 'body', detail: `原文没有说“${verb}”`, proofs: [] };
}
