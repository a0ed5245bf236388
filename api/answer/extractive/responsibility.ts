/**
 * Who a clause names as responsible, read from the bracket that closes it （市工信局牵头，市商务局配合）, from a line of
 * labels （责任处室：法规处、危化处）, or from a table's column of bodies.
 */
import type { Span, TableCell } from '#retrieval/plan-document';
import type { Found } from '#retrieval/query/find-evidence';

export interface Responsibility {
  found: Found;
  range: Span;
  leads: string | null;
  others: string | null;
  /** As printed in front of the bodies that answer for it where none leads: 责任处室. */
  label: string | null;
  /** Bodies behind 配合单位： and the like. */
  helpers: string | null;
  /** The words of the paper where one label stands in front of who does what: A牵头，B按职责分工负责. */
  duties: string | null;
  raw: string;
}

const ROLE_NOUN = '(?:单位|部门|处室|科室|主体|机构|领导|人)';
const LEAD_LABEL = new RegExp(`^(?:牵头|主办|主责)${ROLE_NOUN}$`, 'u');
const HELP_LABEL = new RegExp(`^(?:配合|协办|协同|参与|参加|协助)${ROLE_NOUN}$`, 'u');
const LABEL = `(?:(?:牵头|主办|主责|责任|负责|落实|实施|承办|完成|配合|协办|协同|参与|参加|协助)${ROLE_NOUN})`;
const LABELLED = new RegExp(`(${LABEL})[：:]([^：:]*?)(?=[。；，、\\s]{0,8}(?:${LABEL})[：:]|$)`, 'gu');
const BRACKET =
  /[（〔([【［]([^（〔(【［]*(?:[（(][^（）()]*[）)][^（〔(]*)*?(?:牵头|负责|落实|配合|(?:单位|部门|处室|科室|主体|责任人)[：:])(?:[^（）〔〕()【】［］]|[（(][^（）()]*[）)])*)[）〕)\]】］]/gu;
const TAIL = new RegExp(`(?<=^|[。；！？”）])(${LABEL}[：:][^。]{2,300})[。]?$`, 'u');

export function responsibilityOf(found: Found): Responsibility | null {
  const cells = bodiesOfRow(found.passage.cells ?? []);
  if (cells) return { found, range: { start: 0, end: found.passage.indexText.length }, ...cells };
  const text = found.passage.indexText;
  const match = [...text.matchAll(BRACKET)].at(-1) ?? TAIL.exec(text);
  const raw = match?.[1];
  if (!match || !raw) return null;
  const range = { start: match.index, end: match.index + match[0].length };
  const bodies = labelled(raw) ?? spoken(raw);
  return { found, range, raw, ...(FIRST_LEADS.test(found.document.text) ? firstLeads(bodies) : bodies) };
}

const PERSON_HEAD = /领导|负责人|责任人|联系人|[市县区]长$/;
const HELP_HEAD = /配合|协同|协办|协助|参与|参加/;
/** 责任主体与协同单位 is one column of both. */
const ANSWER_HEAD = /责任|部门|负责/;
const NO_BODY = /^(?:[/—－-]|——|无)?$/;

/** 责任单位 of a table says who answers for it, not who leads. */
function bodiesOfRow(cells: readonly TableCell[]): (Bodies & { raw: string }) | null {
  const bodies = cells.filter(({ column, text }) => !PERSON_HEAD.test(column) && !NO_BODY.test(text));
  const lead = bodies.find(({ column }) => /牵头|主办|主责/.test(column));
  const others = bodies.filter((cell) => cell !== lead);
  const answering = others.find(
    ({ column }) => ANSWER_HEAD.test(column) && (/责任/.test(column) || !HELP_HEAD.test(column)),
  );
  const helping = others.find((cell) => cell !== answering && HELP_HEAD.test(cell.column));
  const first = lead ?? answering;
  if (!first) return null;
  // 责任单位 | 县工信局牵头，县财政局配合: what each does is said behind its name.
  const said = !lead && /牵头(?!单位|部门)/.test(first.text) ? labelled(`${first.column}：${first.text}`) : null;
  if (said) return { ...said, raw: first.text };
  return {
    raw: first.text,
    leads: lead?.text ?? null,
    others: answering?.text ?? null,
    label: answering?.column ?? null,
    helpers: helping?.text ?? null,
    duties: null,
  };
}

/** （…，列第一位的为牵头单位，下同）: said once for the whole paper. */
const FIRST_LEADS =
  /(?:列|排)?在?(?:第一位?|首位|首个|第一个|排名第一)的?(?:单位|部门)?为(?:牵头|责任|第一责任)(?:单位|部门)/;
const SAYS_SO = /[，,；]?[^，；]*(?:为(?:牵头|责任|第一责任)(?:单位|部门)|下同)/g;

function firstLeads(bodies: Bodies): Bodies {
  const names = (bodies.others ?? '').replace(SAYS_SO, '');
  const [first, ...rest] = names.split('、').filter((name) => name !== '');
  if (bodies.leads !== null || !first) return bodies;
  return { ...bodies, leads: first, others: rest.join('、') || null };
}

type Bodies = Pick<Responsibility, 'leads' | 'others' | 'label' | 'helpers' | 'duties'>;

/** 牵头单位：A；责任单位：B、C；配合单位：D. */
function labelled(raw: string): Bodies | null {
  const parts = [...raw.matchAll(LABELLED)].map((match) => ({
    label: match[1] ?? '',
    // …新区管委会。以下任务均涉及各县市区: a remark behind the names.
    names: (match[2] ?? '').replace(/。.*$/su, '').replace(/^[，、；\s]+|[，、；。\s]+$/g, ''),
  }));
  const [only] = parts;
  if (!only) return null;
  // 责任单位：市科技局牵头，市教育局按职责分工负责: what each does is said behind its name.
  if (parts.length === 1 && /牵头(?!单位|部门)/.test(only.names))
    return { ...spoken(only.names), label: only.label, duties: only.names };
  const named = (is: (label: string) => boolean): string | null =>
    parts
      .filter(({ label, names }) => is(label) && names !== '')
      .map(({ names }) => names)
      .join('、') || null;
  const answering = parts.find(({ label }) => !LEAD_LABEL.test(label) && !HELP_LABEL.test(label));
  return {
    leads: named((label) => LEAD_LABEL.test(label)),
    others: withoutDuty(named((label) => !LEAD_LABEL.test(label) && !HELP_LABEL.test(label))),
    helpers: named((label) => HELP_LABEL.test(label)),
    label: answering?.label ?? null,
    duties: null,
  };
}

/** 责任单位：A、B等单位按职责分工负责: how they share it names none of them. */
function withoutDuty(names: string | null): string | null {
  return names?.replace(/(?:等(?:有关|相关)?(?:单位|部门)?)?按(?:照)?职责分工(?:负责|落实).*$/u, '') || names;
}

/** 市工信局牵头，市商务局等按职责分工负责. */
function spoken(raw: string): Bodies {
  const lead = /^(.*?)牵头/.exec(raw)?.[1]?.replace(/^由/, '') ?? null;
  const rest = raw.replace(/^.*?牵头(?:负责)?[，；、]?/, '');
  const others = lead
    ? /^(.*?)(?:等)?(?:按(?:照)?职责分工|按任务要求|分工)?(?:配合|负责|落实)/.exec(rest)?.[1]
    : raw.replace(/(?:等)?按(?:照)?职责分工(?:负责|落实).*$|(?:分别|共同)?负责(?:落实)?$/, '');
  return {
    leads: lead,
    others: others && others.length > 1 ? others.replace(/[，；]$/, '') : null,
    label: null,
    helpers: null,
    duties: null,
  };
}

/** What the paper prints behind the names: 县移动公司配合, 各镇负责落实; how they share it only where it says so. */
function dutyBehind(names: string, raw: string): string {
  const at = raw.indexOf(names);
  const behind = at < 0 ? '' : raw.slice(at + names.length);
  if (/^[^；。]{0,12}职责分工/u.test(behind)) return '等按职责分工负责';
  return /^(?:等)?(?:分别|共同|分工|按任务要求)?(?:配合|负责落实|负责|落实)/u.exec(behind)?.[0] ?? '';
}

/** The bodies in words; `asked` is the question: that none leads is said where a lead is asked for. */
export function bodiesInWords(hold: Responsibility, asked: string): string {
  if (hold.duties) return `由${hold.duties}`;
  const helpers = hold.helpers ? `，配合单位为${hold.helpers}` : '';
  if (hold.leads) {
    const others = hold.others
      ? hold.label
        ? `，${hold.label}为${hold.others}`
        : `，${hold.others}${dutyBehind(hold.others, hold.raw)}`
      : '';
    return `牵头部门为${hold.leads}${others}${helpers}`;
  }
  if (hold.label) return `${hold.label}为${hold.others ?? hold.raw}${helpers}`;
  const duty = /按(?:照)?职责分工/.test(hold.raw) ? '按职责分工负责' : '负责';
  const none = /牵/.test(asked) ? '没有注明牵头部门，' : '';
  return `${none}由${hold.others ?? hold.raw}${duty}`;
}
