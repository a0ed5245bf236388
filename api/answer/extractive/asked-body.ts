/** 哪些任务由市委网信办牵头: a question that names an office and asks for what it leads in, the office out. */
import type { DocumentLevel, Span } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import { bodyKey } from '#retrieval/vocabulary/body-names';
import { findRegions } from '#retrieval/vocabulary/regions';

export interface AskedBody {
  /** As in the question, without its place: 市委网信办. */
  written: string;
  key: string;
  /** Of the letter in front of its name; null for none. */
  level: DocumentLevel | null;
  /** Full name of the place in front of it. */
  region: string | null;
  /** The question asks for nothing else: any task counts. */
  alone: boolean;
  /** 负责什么: what it only takes part in is asked for too. */
  anyPart: boolean;
  /** 一家牵头, 单独牵头: with no other body. */
  byItself: boolean;
  /** Words that name the tasks asked for: 发展, 产业 of 牵头发展的是哪个产业. */
  about: string[];
}

const OFFICE = '(?:局|委员会|委|办公室|办|厅|部|中心|银行|支行|分局|公司|集团|管委会|小组|总社|院|协会|联合会)';
const ASKED = new RegExp(
  `([\\p{Script=Han}]{1,24}?${OFFICE})(?:来|都|一共|总共|共|单独|独家|一家|主要|参与|一起|一同)*((?:共同|联合)?(?:牵头负责|负责牵头|牵头|牵的头|主抓)(?=$|的|负责|有|了|哪|几|多少|什么|啥|任务|工作|[？?，。])|(?:牵头(?=\\p{Script=Han}{2,4}的(?:是|有)?[哪什]))|(?:负责|承担|管)(?=$|的|哪|几|多少|什么|啥|[？?，。]))`,
  'u',
);
/** 宣教中心是哪几条的责任处室: the role behind the tasks. An office within a body too, as it stands in such a bracket. */
const INNER = `(?:${OFFICE}|处室|处|科室|科|股|队|大队|支队)`;
const ROLE = '(?:牵头|主办|主责|责任|负责|落实|承办)(?:单位|部门|处室|科室|主体)';
const ASKED_ROLE = new RegExp(
  `([\\p{Script=Han}]{1,24}?${INNER})(?:是|作为|担任)[^。？?]{0,40}?哪[几些]?[项条个件]?(?:任务|措施|工作|事项|政策)?的(${ROLE})(?=$|[？?，。呢啊])`,
  'u',
);
/** 应急管理局 of 应急管理局宣教中心: within its own paper an office goes without its body. */
const OWN_BODY = /^.{1,20}(?:局|委(?!员|办)|厅|部(?!门))(?=.{2})/u;
const BEFORE =
  /^.*(?:(?<=实事|要点|清单|方案|报告|任务|项目|事项|文件|计划|规划|措施|意见|分工|分解表)(?:里面?|中|内)|由|归|(?<!还|就)是|(?:里|中)(?=[省市区县])|(?:任务|工作|事项|指标|平台|项目|措施|举措)(?!部|委|办|局|领导|小组)(?:有哪些|是)?|哪些|什么|[哪几][几些]?[项条个件])(?=.{2})/u;
const ASKS_MEMBERS = /几|多少|哪|什么|啥|列|(?:牵头|负责|主抓)的(?:任务|工作|事项|事|指标|平台|项目)?[？?。]?$/u;
/** 牵头哪些专项行动组: what is asked for, when it is no task. */
const KIND_ASKED = /(?:牵头|负责|主抓)了?(?:哪几?|几|什么)些?[个项条]?(\p{Script=Han}{2,8})/u;
/** 牵头发展的是哪个产业: words of the tasks themselves. */
const ABOUT = /牵头(\p{Script=Han}{2,4}?)的(?:是|有)?(?:哪[几些一]?[个项条类]?|什么)(\p{Script=Han}{2,6})?/u;
const LEVELS: Record<string, DocumentLevel> = { 省: 'province', 市: 'city', 区: 'district', 县: 'district' };
const GENERAL =
  /请问|想问|问一?下|帮我|查一?下|列一?下|列出来?|告诉我|都有|有|哪些?|几|多少|什么|啥|重点|主要|目标|任务|工作|事项|事情?|措施|举措|指标|平台|项目|清单|附件\s*[\d一二三]?|文件|[由归是的里中共都项条个件吗呢啊了来在年]|一共|总共|分别|民生实事|实事|参与|一家|单独|独家|牵头|牵|负责|承担|管|主抓|共同|联合|今年|20\d\d|\d|[，。？?、\s“”]/gu;

export function askedBody(analysis: Analysis): AskedBody | null {
  const question = blanked(analysis.question, analysis.documents.spans);
  const byRole = ASKED_ROLE.exec(question);
  const match = byRole ?? ASKED.exec(question);
  if (!match || !ASKS_MEMBERS.test(question)) return null;
  const kind = KIND_ASKED.exec(question.slice(match.index))?.[1] ?? '';
  if (kind.replace(GENERAL, '') !== '') return null;
  const named = (match[1] ?? '').replace(BEFORE, '').replace(/^(?:请问|想问|查一?下|列一?下|列出)+/u, '');
  const place = findRegions(named).findLast((mention) => mention.start === 0 || mention.qualifies === false);
  const inFront = place && named.length - place.end >= 2 ? place : undefined;
  const whole = (inFront ? named.slice(inFront.end) : named).replace(/^的/u, '');
  const tail = /[处科]室$/u.test(byRole?.[2] ?? '') ? whole.replace(OWN_BODY, '') : whole;
  // 镇江市委网信办: the place takes the letter of the level with it.
  const letter = inFront && /[省市区县]$/.test(inFront.written) ? inFront.written.slice(-1) : '';
  const written = inFront && tail === whole && !/^[省市区县]/.test(tail) ? `${letter}${tail}` : tail;
  if (/[哪那这谁啥]|什么|^.?(?:部|委|局)$|(?:部门|单位)$/u.test(written)) return null;
  const level = LEVELS[written.charAt(0)] ?? null;
  const others = blanked(question, [
    { start: match.index, end: match.index + match[0].length },
    ...findRegions(question),
  ]);
  const ofTasks = ABOUT.exec(question.slice(match.index));
  const about = ofTasks ? [ofTasks[1] ?? '', ofTasks[2] ?? ''].filter((word) => word.replace(GENERAL, '') !== '') : [];
  const front = (match[1] ?? '').slice(0, (match[1] ?? '').length - named.length);
  return {
    written,
    key: bodyKey(written),
    level,
    region: inFront?.region.name ?? null,
    alone: withoutWords(`${blanked(front, findRegions(front))}${others}`, about).replace(GENERAL, '') === '',
    anyPart: !/牵|主抓/.test(match[2] ?? ''),
    byItself: /(?:一家|单独|独家)(?:来)?(?:牵头|负责)/.test(match[0]),
    about,
  };
}

function withoutWords(text: string, words: readonly string[]): string {
  return words.reduce((rest, word) => rest.replace(word, ''), text);
}

function blanked(text: string, spans: readonly Span[]): string {
  return spans.reduce(
    (rest, { start, end }) => rest.slice(0, start) + '，'.repeat(end - start) + rest.slice(end),
    text,
  );
}
