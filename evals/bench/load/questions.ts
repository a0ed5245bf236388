/** The golden questions without an end, each only once: after them their variants with other regions and years. */
import { fileURLToPath } from 'node:url';
import { readCases } from '../../golden-case.ts';

const GOLDEN = fileURLToPath(new URL('../../golden/cases.jsonl', import.meta.url));
const REGIONS = [
  '镇江',
  '盐城',
  '宿城',
  '江苏',
  '南京',
  '无锡',
  '徐州',
  '常州',
  '苏州',
  '南通',
  '扬州',
  '泰州',
  '宿迁',
];
const REGION = new RegExp(REGIONS.join('|'), 'g');
const YEAR = /20[12]\d/g;
const YEARS = Array.from({ length: 16 }, (_, at) => String(2015 + at));
/** Coprime to any count of questions that is not a multiple of it: one after the other they are of different kinds. */
const STRIDE = 769;

export function* distinctQuestions(): Generator<string, never> {
  const golden = [...new Set(readCases(GOLDEN).map(({ question }) => question))];
  const mixed = golden.map((_, at) => golden[(at * STRIDE) % golden.length] ?? '');
  const said = new Set<string>();
  for (let round = 0; ; round += 1) {
    const before = said.size;
    for (const question of mixed) {
      const varied = round === 0 ? question : variant(question, round);
      if (said.has(varied)) continue;
      said.add(varied);
      yield varied;
    }
    if (said.size === before) throw new RangeError(`There are only ${before} distinct questions`);
  }
}

function variant(question: string, round: number): string {
  const moved = (values: readonly string[], by: number) => (value: string) =>
    values[(values.indexOf(value) + by) % values.length] ?? value;
  return question.replace(REGION, moved(REGIONS, round)).replace(YEAR, moved(YEARS, Math.ceil(round / REGIONS.length)));
}
