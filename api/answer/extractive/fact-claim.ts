/** A claim about a paper itself (who issued it, its number, its day, its years) in, the verdict with the paper's own words out. */

import type { Analysis } from '#retrieval/query/analyse-question';
import { normal } from '#retrieval/query/question-terms';
import type { StoredDocument } from '#retrieval/store/plan-store';
import { cleanText } from '#retrieval/text/clean';
import type { Draft, Statement } from '../draft.ts';
import { LEADS } from './claim-leads.ts';
import type { PortalFact } from './portal-facts.ts';

/** What can be asked of a paper itself. */
export type Fact =
  | PortalFact
  | 'delivered'
  | 'copied'
  | 'years'
  | 'documentNumber'
  | 'issuer'
  | 'signed'
  | 'issued'
  | 'posted'
  | 'title';

type StateFact = (document: StoredDocument, fact: Fact, question: string) => Statement | null;

/** Null when the question claims nothing of one paper that can be told. */
export function factClaim(
  analysis: Analysis,
  documents: readonly StoredDocument[],
  stateFact: StateFact,
): Draft | null {
  const document = onePaper(analysis, documents);
  if (!document || !analysis.asks.has('yes-no')) return null;
  const claims = [numberClaim, issuerClaim, dateClaim, yearsClaim].flatMap((claim) => claim(analysis, document) ?? []);
  const found = claims.find(({ holds }) => !holds) ?? claims[0];
  const statement = found && stateFact(document, found.fact, analysis.question);
  return statement ? verdictOn(statement, found.holds) : null;
}

/** The paper that is named, or the only one of the place asked for. */
function onePaper({ documents: { ids }, regions }: Analysis, documents: readonly StoredDocument[]) {
  const chosen =
    ids.length > 0
      ? documents.filter((one) => ids.includes(one.id))
      : documents.filter(
          (one) => one.kind !== 'bulletin' && one.kind !== 'news' && regions.some(({ name }) => name === one.region),
        );
  return chosen.length === 1 ? chosen[0] : undefined;
}

interface Claim {
  fact: Fact;
  holds: boolean;
}

const NUMBER = /文号|字号/;
const NUMBER_WORDS = /[\p{Script=Han}]{1,12}[〔[［【（(]\d{4}[〕\]］】）)]第?\d{1,5}号/u;

/** 文号是厦府办〔2023〕10号，对吗. */
function numberClaim({ question }: Analysis, document: StoredDocument): Claim | null {
  const claimed = NUMBER.test(question) ? NUMBER_WORDS.exec(question)?.[0] : undefined;
  if (claimed === undefined || document.documentNumber === null) return null;
  const plain = (text: string): string => cleanText(text).replace(/[〔[［【（(〕\]］】）)\s]/g, '');
  return { fact: 'documentNumber', holds: plain(claimed).endsWith(plain(document.documentNumber)) };
}

const ISSUED_BY =
  /是(?:由)?([\p{Script=Han}]{2,14}?(?:厅|局|委|办|办公室|政府|部|委员会|小组))(?:印发|发布|制定|发|出台|编)的|由([\p{Script=Han}]{2,18}?(?:厅|局|委|办|办公室|政府|部|委员会|小组))于[\d年月日]{2,11}(?:印发|发布|出台)/u;

/** 是省政府办公厅印发的吧, 由领导小组于2022年8月22日印发. */
function issuerClaim({ question }: Analysis, document: StoredDocument): Claim | null {
  const match = ISSUED_BY.exec(question);
  const body = match?.[1] ?? match?.[2];
  if (!body || !document.issuer || !document.factSpans.issuer) return null;
  const [own, asked] = [document.issuer, body].map((name) => normal(name).replace(/^[省市区县]|人民/g, ''));
  return { fact: 'issuer', holds: (own ?? '').split('、').some((one) => one.endsWith(asked ?? '—')) };
}

const CLAIMED_DAY = /(\d{4})年(\d{1,2})月(\d{1,2})日[^，。？?]{0,3}?(印发|发布|公布|成文|出台|发|签发|公开)/;

/** 是2022年5月25日发布的吗. */
function dateClaim({ question }: Analysis, document: StoredDocument): Claim | null {
  const day = CLAIMED_DAY.exec(question);
  if (!day) return null;
  const claimed = [day[1], day[2]?.padStart(2, '0'), day[3]?.padStart(2, '0')].join('-');
  const { signed, issued, posted } = document.dates;
  // The day on which a page was put up is not the one on which the paper was signed or sent out.
  if (/印发|成文|签发/.test(day[4] ?? '') && (signed || issued))
    return { fact: issued === claimed || !signed ? 'issued' : 'signed', holds: [signed, issued].includes(claimed) };
  const fact = posted === claimed || (!signed && !issued) ? 'posted' : issued === claimed ? 'issued' : 'signed';
  return { fact, holds: [signed, issued, posted].includes(claimed) };
}

/** 管的是2025年到2030年，对吗. */
function yearsClaim({ question, periods }: Analysis, document: StoredDocument): Claim | null {
  const [asked] = periods;
  const about = /(?:管|覆盖|涵盖|适用|实施期限?|规划期|期限)(?:的)?(?:是|为)/.test(question);
  if (!about || !asked) return null;
  return { fact: 'years', holds: document.years[0] === asked.from && document.years.at(-1) === asked.to };
}

function verdictOn(statement: Statement, holds: boolean): Draft {
  return {
    status: 'answered',
    blocks: [{ kind: 'sentences', statements: [statement] }],
    missing: [],
    ...(holds ? LEADS.yes : LEADS.no),
  };
}
