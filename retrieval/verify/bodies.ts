/**
 * Who does it: bodies of a statement and their part in it (牵头, 配合) in, against what the clause's closing bracket says:
 * `（市工信局牵头，市发改委、市科技局等按职责分工负责）`, or the columns 牵头部门, 配合部门 of a table.
 */
import { remembering } from '../text/remembering.ts';
import { withoutPlace } from '../vocabulary/body-names.ts';
import { normalForm } from './normal-form.ts';

type Part = 'lead' | 'support' | 'any';

export interface NamedBody {
  /** As in the text. */
  written: string;
  /** The longest reading first: `市科技局和市财政局`, `市财政局`; 和 may be part of a name (人力资源和社会保障局). */
  readings: string[];
  part: Part;
}

const SUFFIX =
  '(?:人民政府|市政府|省政府|区政府|县政府|委员会|领导小组办公室|领导小组|管委会|办公室|网信办|编办|人才办|政务办|政法委|宣传部|组织部|统战部|通管办|[\\p{Script=Han}]{2}局|[\\p{Script=Han}]{2}委|[\\p{Script=Han}]{2}厅|集团|公司|人民银行|总社|联社|总工会|团委|妇联|科协)';
const BODY = new RegExp(
  `(?<=^|[、，；。：（由为由向]|单位|部门|是)(?:(?!由[省市区县])[\\p{Script=Han}\\d]){0,16}?(?!由[省市区县])${SUFFIX}(?=$|[、，；。：）（和与及等共联牵配负协主承按会参分作为是指制印发组推]|以及)`,
  'gu',
);
/** 市人才办, with the letter of its level: whatever follows. */
const LEVELLED =
  /(?<=^|[、，；。：（由])[省市区县][\p{Script=Han}]{1,10}?(?:局|厅|委员会|委(?!员|托)|办(?!公|法|理|事|学|结|好|成))/gu;
const NOT_A_BODY =
  /(?:全局|格局|布局|结局|开局|对局|时局|当局|大局|破局)$|^(?:各|相关|有关|其他)?(?:部门|单位)$|企业集团|龙头|上市公司|科技公司/u;

/** Of one wording many checks ask. */
export const bodiesIn = remembering((text): readonly NamedBody[] => {
  const plain = unbracketed(text);
  const found = [...plain.matchAll(BODY)];
  const levelled = [...plain.matchAll(LEVELLED)].filter(
    ({ index }) => !found.some((match) => match.index <= index && index < match.index + match[0].length),
  );
  return [...found, ...levelled].flatMap((match) => {
    const name = match[0]
      .replace(/^.*(?:[由为是]|(?:担|出|兼|(?<![责主]))任(?!务)|(?:单位|部门)(?:有|包括)?)(?=.{2})/u, '')
      .replace(/^(?:有|包括)(?=.{2})/u, '');
    if (NOT_A_BODY.test(name) || name.length < 3) return [];
    const parts = name.split(/(?=和|与|及)/);
    const readings = parts.map((_, at) =>
      bodyForm(
        parts
          .slice(at)
          .join('')
          .replace(/^[和与及]/, ''),
      ),
    );
    return [
      {
        written: name,
        readings: [...new Set(readings)],
        part: partOf(plain, match.index + match[0].length - name.length, match.index + match[0].length),
      },
    ];
  });
}, 2000);

/** Normal form, 省人民政府办公厅 as 省政府办公厅, 某园区的某公司 as 某园区某公司. */
export function bodyForm(text: string): string {
  return normalForm(text).replaceAll('人民政府', '政府').replaceAll('的', '');
}

/** 市工信局（大数据管理局） are two names of one body. */
function unbracketed(text: string): string {
  return text.replace(/（([^（）]{2,12}(?:局|委|办|中心))）/gu, '、$1');
}

function partOf(text: string, start: number, end: number): Part {
  if (/^[^，；。]{0,60}?牵头(?!单位|部门)/u.test(text.slice(end))) return 'lead';
  if (/^[^；。牵]{0,90}?(?:配合(?!单位|部门)|协助|参与|协同|按(?:照)?(?:各自)?职责)/u.test(text.slice(end))) {
    const before = headOf(text.slice(0, start).replace(/^.*[，；。]/u, ''));
    return before ?? 'support';
  }
  return headOf(text.slice(0, start)) ?? 'any';
}

function headOf(front: string): Part | null {
  const head = /(牵头(?:责任)?(?:单位|部门)|配合(?:单位|部门)|协办单位|参与单位|参加单位)[^；。，牵配]*$/u.exec(
    front,
  )?.[1];
  if (!head) return null;
  return head.startsWith('牵头') ? 'lead' : 'support';
}

export interface Roles {
  /** Normal form of all that leads. */
  lead: string;
  /** Of all that only helps. */
  support: string;
  all: string;
}

/** `said`: index text of a passage; of a row its columns with their cells, `牵头部门：区科技局；`. */
export function rolesIn(said: string): Roles {
  const text = unbracketed(said);
  const leads = [...text.matchAll(/([^，；。（）]*?)(?:共同|联合)?牵头(?!单位|部门|：)/gu)].map(
    (match) => match[1] ?? '',
  );
  const cells = [...text.matchAll(/牵头(?:责任)?(?:单位|部门)[）)]?：([^；]*)/gu)].map((match) => match[1] ?? '');
  const lead = [...leads, ...cells];
  const support = lead.reduce((rest, words) => (words === '' ? rest : rest.replace(words, '')), text);
  return { lead: bodyForm(lead.join('，')), support: bodyForm(support), all: bodyForm(text) };
}

const GROUP = /[\p{Script=Han}\d]{2,24}?(?:领导小组|委员会|指挥部|工作组|专班)/gu;

function groupsIn(text: string): string[] {
  return text.match(GROUP) ?? [];
}

/** 盐城领导小组 for 盐城市数字经济工作领导小组: its words in their order, and none of its own. */
export function shortens(name: string, whole: string): boolean {
  if (!/(?:领导小组|委员会|指挥部|工作组|专班)$/u.test(name) || name.slice(-2) !== whole.slice(-2)) return false;
  let at = -1;
  return [...name].every((character) => {
    at = whole.indexOf(character, at + 1);
    return at >= 0;
  });
}

/** Null when one of the passages gives the body the same part; else a Chinese clause. */
export function bodyFault({ readings, part }: NamedBody, roles: readonly Roles[]): string | null {
  const [longest = ''] = readings;
  const found =
    readings.map(withoutPlace).find((name) => roles.some(({ all }) => all.includes(name))) ??
    readings
      .map(withoutPlace)
      .find((name) => roles.some(({ all }) => groupsIn(all).some((one) => shortens(name, one))));
  if (found === undefined) return `原文没有提到“${readings.at(-1) ?? longest}”`;
  const holds = roles.some(({ lead, support }) => {
    if (part === 'lead') return lead.includes(found);
    return part === 'any' ? true : support.includes(found);
  });
  if (holds) return null;
  return part === 'lead' ? `原文中“${found}”不是牵头单位` : `原文中“${found}”是牵头单位`;
}
