/** 哪个行动条数最多: the parts of a paper by how many clauses stand in each; answered only where one of them has the most. */
import type { Section } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import { numberedClauses } from '#retrieval/query/named-clause';
import type { StoredDocument } from '#retrieval/store/plan-store';
import type { Draft, Statement } from '../draft.ts';
import { clausesIn, onlyPaper, partsOf } from './levels-answer.ts';

const ASKED =
  /(?:(?:条|条目|条款|任务|措施|举措)数?量?|内容)(?:列得|写得|安排得?)?最([多少])|最([多少])(?:条|任务|措施|举措)|(?:任务|措施|举措|条)[^，。]{0,4}最([多少])/u;
const PART =
  /(?:[二两三四五六七八九十\d]+[个大项]|哪一?[个项大]?|最[多少]的)(?:专项)?(行动|工程|部分|板块|方面|章|篇|领域)/u;
const ANY = '部分';

export function mostClausesAnswer(analysis: Analysis, documents: readonly StoredDocument[]): Draft | null {
  const { question } = analysis;
  const match = ASKED.exec(question);
  const noun = PART.exec(question)?.[1];
  const document = onlyPaper(analysis, documents);
  // 哪个部门的任务最多 asks for no part of the paper.
  if (!match || noun === undefined || !/哪/.test(question) || !document) return null;
  const word = match[1] ?? match[2] ?? match[3] ?? '';
  const running = numberedClauses(document);
  const inParts = (noun: string) => partsOf(document, { analysis, noun, running })?.parts ?? [];
  const named = inParts(noun);
  const groups = (named.length > 0 ? named : inParts(ANY))
    .map((part) => ({ part, clauses: clausesIn(document, part, running) }))
    .filter(({ clauses }) => clauses.length > 0);
  const counts = groups.map(({ clauses }) => clauses.length);
  const most = word === '少' ? Math.min(...counts) : Math.max(...counts);
  const best = groups.filter(({ clauses }) => clauses.length === most);
  if (groups.length < 2 || best.length === groups.length) return null;
  const proof = (section: Section): Statement['proofs'] => [
    { document, span: section.headingSpan, section: section.index, context: [] },
  ];
  const names = best.map(({ part }) => `“${part.heading.replace(/[“”]/g, '')}”`).join('、');
  const lead: Statement = {
    text: `${document.region ?? ''}《${document.title}》中条数最${word}的是${names}，${best.length > 1 ? '各' : '共'}${most}条`,
    computed: true,
    proofs: best.flatMap(({ part, clauses }) => [part, ...clauses].flatMap(proof)),
  };
  const items = groups.map(
    ({ part, clauses }): Statement => ({
      text: `${part.heading}（${clauses.length}条）`,
      computed: true,
      proofs: proof(part),
    }),
  );
  return { status: 'answered', blocks: [{ kind: 'list', lead, items }], missing: [] };
}
