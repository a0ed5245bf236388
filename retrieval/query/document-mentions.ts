/** A question in, the documents it names out: by title in 《》, by its short form (省规划, 工作要点), by issue (第5期). */
import type { DocumentFacts, DocumentKind, Span } from '../plan-document.ts';
import { cleanText } from '../text/clean.ts';
import { localRegion, localRegions } from '../vocabulary/local-regions.ts';
import { findRegions, isWithin, type Region, regionByName } from '../vocabulary/regions.ts';
import { canonical } from '../vocabulary/terms.ts';

export interface DocumentMention {
  /** Ids of the documents meant; empty when none is named. */
  ids: string[];
  /** Titles in 《》 that are no document of the index. */
  unknown: string[];
  /** Places in the question. */
  spans: Span[];
}

/** Their places that the division codes do not have. */
function localOf(documents: readonly DocumentFacts[]): readonly Region[] {
  return localRegions([...new Set(documents.flatMap(({ region }) => region ?? []))]);
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

const SHORT: [RegExp, DocumentKind[], RegExp | null][] = [
  [/(?:这期|这份|省里这期|省)?(?:数字经济)?(?:工作)?简报/g, ['bulletin'], null],
  [/工作要点|要点(?!是)/g, ['work-points'], null],
  [/(?:三年)?行动计划|三年计划|行动方案/g, ['action-plan'], null],
  [
    /(?:省|江苏|江苏省)?(?:的)?“?十四五”?(?:那个|的)?(?:数字经济)?(?:发展)?规划|省(?:的|里)?规划|省里的?规划/g,
    ['plan'],
    /规划/,
  ],
  [/政府工作报告|工作报告/g, ['work-report'], null],
  [/统计公报/g, ['statistics'], null],
];

export function findDocuments(question: string, documents: readonly DocumentFacts[]): DocumentMention {
  const mention: DocumentMention = { ids: [], unknown: [], spans: [] };
  const titled = readTitles(question, documents, mention);
  if (!titled) {
    readShortForms(question, documents, mention);
    if (mention.unknown.length === 0) readPlaceForms(question, documents, mention);
    if (mention.ids.length === 0 && mention.unknown.length === 0) readIssuerForms(question, documents, mention);
    if (mention.ids.length === 0) readTitleParts(question, documents, mention);
  }
  readOtherTerm(question, documents, mention);
  readNumber(question, documents, mention);
  readIssue(question, documents, mention);
  return withTitleWords(question, documents, mention);
}

function readTitles(question: string, documents: readonly DocumentFacts[], mention: DocumentMention): boolean {
  let known = false;
  for (const match of question.matchAll(/《([^》]{2,80})》/g)) {
    const name = match[1] ?? '';
    const issuer = /(国务院|中共中央|国家|中央|工信部|[\p{Script=Han}]{2,6}部)$/u.test(
      question.slice(Math.max(0, match.index - 10), match.index),
    );
    const found = documents.filter(
      (document) => sameTitle(name, document) && (!issuer || document.level === 'national'),
    );
    if (found.length === 0 && KIND_ALONE.test(name) && untitledOf(question, documents).length > 0)
      mention.spans.push({ start: match.index, end: match.index + match[0].length });
    else if (found.length === 0) mention.unknown.push(name);
    else {
      known = true;
      mention.ids.push(...found.map((document) => document.id));
      mention.spans.push({ start: match.index, end: match.index + match[0].length });
    }
  }
  for (const document of documents) {
    const title = bare(document.title);
    const at = question.indexOf(title);
    if (title.length < 6 || at < 0 || mention.ids.includes(document.id)) continue;
    known = true;
    mention.ids.push(document.id);
    mention.spans.push({ start: at, end: at + title.length });
  }
  return known || mention.unknown.length > 0;
}

/** 《政府工作报告》: the kind of a paper alone, which every place has. */
const KIND_ALONE = /^(?:20\d\d年?)?(?:[省市区县]?人?民?政府)?工作报告$/;

/** Papers of the place asked for whose title stands nowhere in them (their file's name stands for it): of any kind. */
function untitledOf(question: string, documents: readonly DocumentFacts[]): DocumentFacts[] {
  return documents.filter(({ file, title, region }) => {
    const place = regionByName(region ?? '');
    const [name = ''] = /[^/]+$/.exec(file) ?? [];
    return name.startsWith(`${title}.`) && place?.short.some((one) => question.includes(one)) === true;
  });
}

const bare = (title: string): string =>
  cleanText(title)
    .replace(/（[^）]*）$/, '')
    .replace(/\d{4}年第\d+期$/, '');
const letters = (title: string): string =>
  bare(title)
    .replace(/[《》“”（）\s年]/g, '')
    .replace(/^20\d\d|(?:20\d\d)?[—-]?20\d\d$/g, '');

/** The same words but for year, brackets and marks; both names of one region must agree. */
function sameTitle(name: string, document: DocumentFacts): boolean {
  const asked = letters(name);
  const own = letters(document.title);
  if (asked === own) return true;
  if (asked.length < 6) return false;
  if (own.includes(asked)) return true;
  const place = (document.region ?? '').replace(/[省市区县]$/, '');
  return place !== '' && asked.includes(place) && overlap(asked, own) >= 0.8;
}

function overlap(asked: string, own: string): number {
  let found = 0;
  for (let at = 0; at < asked.length - 1; at += 1) if (own.includes(asked.slice(at, at + 2))) found += 1;
  return found / Math.max(1, asked.length - 1);
}

/** 镇江工作要点, 省规划, 盐城行动计划: a kind of paper, of the regions named in the question. */
function readShortForms(question: string, documents: readonly DocumentFacts[], mention: DocumentMention): void {
  for (const [pattern, kinds, inTitle] of SHORT) {
    for (const match of question.matchAll(pattern)) {
      const ofKind = documents.filter(
        (document) => kinds.includes(document.kind) && (!inTitle || inTitle.test(document.title)),
      );
      if (ofKind.length === 0) {
        if (!/报告|公报/.test(match[0])) continue;
        if (untitledOf(question, documents).length > 0)
          mention.spans.push({ start: match.index, end: match.index + match[0].length });
        else mention.unknown.push(match[0]);
        continue;
      }
      const other = otherYear(question.slice(0, match.index), ofKind);
      if (other !== null) {
        mention.unknown.push(other + match[0]);
        mention.spans.push({ start: match.index, end: match.index + match[0].length });
        continue;
      }
      mention.spans.push({ start: match.index, end: match.index + match[0].length });
      const named = ofKind.filter((document) => {
        const place = (document.region ?? '').replace(/[省市区县]$/, '');
        return place.length >= 2 && question.includes(place);
      });
      const issuer = /([\p{Script=Han}]{2,8}(?:部|厅|局|委员会))(?:的)?(?:20\d\d年?)?[^，。；？！]{0,10}$/u.exec(
        question.slice(0, match.index),
      )?.[1];
      if (
        issuer &&
        YEARLY.includes(kinds[0] ?? 'plan') &&
        !/全部|各部|部门/.test(issuer) &&
        !ofKind.some((document) => namesIssuer(document, issuer))
      ) {
        mention.unknown.push(issuer + match[0]);
        continue;
      }
      const titled = named.length > 0 ? named : byWordsBefore(question.slice(0, match.index), ofKind);
      if (titled.length > 0)
        mention.ids.push(...[...titled, ...untitledOf(question, documents)].map((document) => document.id));
      else if (ofAnotherPlace(question.slice(0, match.index), ofKind) && untitledOf(question, documents).length === 0)
        mention.unknown.push(question.slice(0, match.index).slice(-8) + match[0]);
      else if (ofKind.length === 1 || /哪[几些]|都有|各/.test(question))
        mention.ids.push(...ofKind.map((document) => document.id));
    }
  }
  mention.ids = [...new Set(mention.ids)];
}

/** 交通运输部…工作要点 is no paper of another ministry. */
function namesIssuer(document: DocumentFacts, issuer: string): boolean {
  const own = canonical(cleanText(`${document.title}${document.issuer ?? ''}${document.region ?? ''}`));
  // 写在住建部: the words in front of the name are not part of it.
  const names = Array.from({ length: issuer.length - 2 }, (_, at) => canonical(issuer.slice(at)));
  return names.some((name) => own.includes(name) || overlap(name, own) >= 0.8);
}

/** 南京十四五规划: the place right in front of the form, when no paper of that kind is of it. */
function ofAnotherPlace(before: string, ofKind: readonly DocumentFacts[]): boolean {
  const last = findRegions(before, localOf(ofKind)).at(-1);
  const adjacent = last !== undefined && /^[市省区县的]{0,2}$/.test(before.slice(last.end));
  return adjacent && !ofKind.some((document) => document.kind === 'bulletin' || document.region === last.region.name);
}

/** 住建部2023年信用要点: the words in front of the form that only one title has. */
function byWordsBefore(before: string, ofKind: readonly DocumentFacts[]): DocumentFacts[] {
  const words = [...segmenter.segment(canonical(/[^，。；？！]{0,16}$/.exec(before)?.[0] ?? ''))]
    .map(({ segment }) => segment)
    .filter((word) => /^\p{Script=Han}{2,}$/u.test(word));
  const scored = ofKind.map((document) => {
    const title = canonical(cleanText(`${document.title}${document.issuer ?? ''}`));
    return { document, score: words.filter((word) => title.includes(word)).length };
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  const likest = scored.filter(({ score }) => score === best);
  return best > 0 && likest.length === 1 ? likest.map(({ document }) => document) : [];
}

/** Papers of one year each: 2023年工作要点 is not that of 2022. */
const YEARLY: readonly DocumentKind[] = ['work-points', 'work-report', 'statistics'];

/** The year in front of a paper's name when no paper of that kind is of it: `2023年数字经济发展`. */
function otherYear(before: string, ofKind: readonly DocumentFacts[]): string | null {
  const match = /(20\d\d)年?([^\d，。；？！]{0,14})$/.exec(before);
  if (!match || ofKind.some((document) => document.years.includes(Number(match[1])))) return null;
  const titles = ofKind
    .map((document) => `${cleanText(document.title)}${document.region ?? ''}的市省区县政府`)
    .join('');
  const named = [...(match[2] ?? '')].every((character) => titles.includes(character));
  return named && ofKind.every((document) => YEARLY.includes(document.kind)) ? match[0] : null;
}

const MIN_TITLE_PART = 6;
const MIN_OWN_WORDS = 4;

/** 厦门再创营商环境新优势行动方案 names a paper by a long piece of its title; its place must not be another. */
function readTitleParts(question: string, documents: readonly DocumentFacts[], mention: DocumentMention): void {
  const places = findRegions(question, localOf(documents));
  const parts = documents.flatMap((document) => {
    const part = commonPart(question, bare(document.title));
    const place = (document.region ?? '').replace(/[省市区县]$/, '');
    const long = part !== null && part.length >= MIN_TITLE_PART && part.length >= bare(document.title).length * 0.35;
    // 2026年吉林省 opens a title and a question alike: year and place alone name no paper.
    const words =
      part?.text
        .replace(/\d{4}年?/g, '')
        .replace(place, '')
        .replace(/^[省市区县]/, '') ?? '';
    // 浦东新区…工作要点 is not that of 上海市: a place that is named must be the paper's own or one that holds it.
    const own = document.region === null ? null : (regionByName(document.region) ?? localRegion(document.region));
    if (own && places.length > 0 && !places.some(({ region }) => isWithin(own, region))) return [];
    return long &&
      words.length >= MIN_OWN_WORDS &&
      (part.text.includes(place) || place === '' || question.includes(place) || part.length >= 10)
      ? [{ document, part }]
      : [];
  });
  const longest = Math.max(0, ...parts.map(({ part }) => part.length));
  for (const { document, part } of parts) {
    if (part.length < longest) continue;
    mention.ids.push(document.id);
    mention.spans.push({ start: part.at, end: part.at + part.length });
  }
}

/** Longest run of characters that both have. */
function commonPart(question: string, title: string): { text: string; at: number; length: number } | null {
  for (let length = Math.min(title.length, question.length); length >= MIN_TITLE_PART; length -= 1) {
    for (let start = 0; start + length <= title.length; start += 1) {
      const text = title.slice(start, start + length);
      const at = question.indexOf(text);
      if (at >= 0) return { text, at, length };
    }
  }
  return null;
}

/** 江苏规划, 盐城计划: the place and a word for the paper; only the word is taken out of the question. */
function readPlaceForms(question: string, documents: readonly DocumentFacts[], mention: DocumentMention): void {
  for (const document of documents) {
    const place = (document.region ?? '').replace(/[省市区县]$/, '');
    const word =
      /规划|计划|要点|方案|意见|措施/.exec(document.title)?.[0] ?? (document.kind === 'work-report' ? '报告' : '');
    if (place.length < 2 || word === '' || document.kind === 'bulletin') continue;
    const match = new RegExp(
      `${place}[省市区县]?的?(?:“?十[四五]五”?)?(?:数字经济)?(?:发展)?(?:三年)?(?:行动|若干|工作(?=意见|要点))?(${word}|文件)(?!问)`,
    ).exec(question);
    if (!match || mention.spans.some((span) => span.start < match.index + match[0].length && match.index < span.end))
      continue;
    mention.ids = [...new Set([...mention.ids, document.id])];
    mention.spans.push({
      start: match.index + place.length,
      end: match.index + match[0].length,
    });
  }
}

const PAPER_WORD = /规划|计划|要点|方案|意见|措施|办法|通知|政策|公报|文件/;
const MIN_ISSUER = 3;

/** 南京应急管理局的措施: the body that issued a paper, and a word for the paper; only the word is taken out of the question. */
function readIssuerForms(question: string, documents: readonly DocumentFacts[], mention: DocumentMention): void {
  const places = findRegions(question, localOf(documents)).map(({ region }) => region.name);
  for (const document of documents) {
    if (document.issuer === null || (places.length > 0 && !places.includes(document.region ?? ''))) continue;
    const place = document.region ?? '';
    const body = document.issuer.replace(place, '').replace(place.replace(/[省市区县]$/, ''), '');
    const at = question.indexOf(body);
    const word = PAPER_WORD.exec(question.slice(at + body.length));
    if (body.length < MIN_ISSUER || at < 0 || !word) continue;
    if (word[0] !== '文件' && !cleanText(document.title).includes(word[0])) continue;
    const start = at + body.length + word.index;
    mention.ids.push(document.id);
    mention.spans.push({ start, end: start + word[0].length });
  }
}

const MIN_TITLE_WORDS = 3;

/** 放管服工作要点, 再创营商环境新优势行动方案: the words of its title in front of the paper's name belong to it and ask for nothing. */
function withTitleWords(
  question: string,
  documents: readonly DocumentFacts[],
  mention: DocumentMention,
): DocumentMention {
  const [id, ...others] = mention.ids;
  const document = others.length === 0 ? documents.find((one) => one.id === id) : undefined;
  if (!document) return mention;
  const title = cleanText(document.title).replace(/[《》“”（）()\s]/g, '');
  const spans = mention.spans.map(({ start, end }) => {
    const before = /[\p{Script=Han}“”\dA-Za-z]*$/u.exec(question.slice(0, start))?.[0] ?? '';
    for (let length = Math.min(before.length, title.length); length >= MIN_TITLE_WORDS; length -= 1) {
      const words = before.slice(-length);
      if (title.includes(words.replace(/[“”]/g, ''))) return { start: start - length, end };
    }
    return { start, end };
  });
  return { ...mention, spans };
}

/** “十五五”规划 is not that of the “十四五”. */
function readOtherTerm(question: string, documents: readonly DocumentFacts[], mention: DocumentMention): void {
  const match = /“?十([一二三四五六七])五”?[^，。；？！“”]{0,14}规划/.exec(question);
  if (!match || mention.unknown.length > 0) return;
  const known = documents.some((document) => cleanText(document.title).includes(`十${match[1]}五`));
  if (known) return;
  mention.unknown.push(match[0].replace(/[“”]/g, ''));
  mention.ids = [];
}

/** 苏政办发〔2021〕44号, also typed 苏政办发2021年44号: the paper of that number. */
function readNumber(question: string, documents: readonly DocumentFacts[], mention: DocumentMention): void {
  for (const match of question.matchAll(NUMBER)) {
    const wanted = `${match[1]}${match[2]}-${match[3]}`;
    const found = documents.filter(({ documentNumber }) => {
      const own = NUMBER_PARTS.exec(cleanText(documentNumber ?? ''));
      return own !== null && wanted.endsWith(`${own[1]}${own[2]}-${own[3]}`);
    });
    if (found.length === 0) {
      if (/[发办函委规字]$/.test(match[1] ?? '')) mention.unknown.push(match[0]);
      continue;
    }
    mention.ids = [...new Set([...mention.ids, ...found.map((document) => document.id)])];
    mention.spans.push({ start: match.index, end: match.index + match[0].length });
  }
}

const NUMBER_PARTS = /([\p{Script=Han}]+)\D?(20\d\d)\D{0,2}?0*(\d{1,4})号/u;
const NUMBER = /([\p{Script=Han}]{2,8})[〔［[(（]?(20\d\d)年?[〕］\])）]?\s*第?0*(\d{1,4})号/gu;

/** 第6期 asks for an issue that must be one of the bulletins. */
function readIssue(question: string, documents: readonly DocumentFacts[], mention: DocumentMention): void {
  const issue = /(?:(20\d\d)年)?第(\d{1,3}|[一二三四五六七八九十]{1,3})期/.exec(question);
  if (!issue) return;
  const number = /\d/.test(issue[2] ?? '') ? issue[2] : String('一二三四五六七八九十'.indexOf(issue[2] ?? '') + 1);
  const bulletins = documents.filter((document) => /第\d+期/.test(document.title));
  const same = bulletins.filter(
    (document) => new RegExp(`第${number}期`).test(document.title) && (!issue[1] || document.title.includes(issue[1])),
  );
  if (same.length === 0) {
    // Another issue of the same bulletin is another paper.
    mention.unknown.push(issue[0]);
    mention.ids = mention.ids.filter((id) => !bulletins.some((document) => document.id === id));
  } else mention.ids = [...new Set([...mention.ids, ...same.map((document) => document.id)])];
  mention.spans.push({ start: issue.index, end: issue.index + issue[0].length });
}
