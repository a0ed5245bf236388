/** Facts of a paper itself (文号, 发文机关, dates, title, issue) from its head and foot, each cited at its place. */
import type { FactSpans, Span } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import { coverage, matchTerm } from '#retrieval/query/coverage';
import { normal } from '#retrieval/query/question-terms';
import type { StoredDocument } from '#retrieval/store/plan-store';
import { cleanText } from '#retrieval/text/clean';
import { simplify } from '#retrieval/text/simplify';
import type { Draft, Proof, Statement } from '../draft.ts';
import { copiedStatement } from './addressees.ts';
import { type Fact, factClaim } from './fact-claim.ts';
import { paperHead } from './paper-head.ts';
import { isPortalFact, PORTAL_NAMES, type PortalFact, portalFact } from './portal-facts.ts';

const ASKS: [Fact[], RegExp][] = [
  [
    ['delivered'],
    /(?:谁|哪天|什么时候|何时|几号|几月几[日号]|哪次会议?上?|什么会议?上?)[^，。]{0,8}[作做](?:的|报告|$|[，？?])|报告人|[作做](?:的)?(?:政府)?工作报告.{0,6}(?:是谁|时间|日期|哪天)/,
  ],
  [
    ['years'],
    /(?:管|覆盖|涵盖|适用|针对)(?:的是|到)?哪[几些一]?年|(?:实施|规划|执行|行动)(?:期限|年限|周期|期)(?:是|有|到|多|$)|是哪[几]?年的|从哪年到哪年/,
  ],
  [['documentNumber'], /文号|发文字号|字号|文件号/],
  [
    ['issuer'],
    /发文(?:机关|单位|部门|机构)|印发(?:机关|单位)|编发|哪[个家一些]?几?个?(?:单位|机构|部门|机关)?(?:联合)?(?:发的|印发|发布|编发|编的|编印|出的|[主编]?办的|下发)|联合(?:印发|发文|下发|发布)|谁(?:发的?文?|印发?|印的|发布|编发|编印|编的?|出的|下发)|落款单位|由(?:谁|哪.{0,4})(?:印发|编发|发布)/,
  ],
  [
    ['signed'],
    /落款|成文|签发|印发(?:日期|时间|落款)|(?:什么时候|何时|哪天|哪一天|几号|几月几[日号])(?:印发|出台|下发|发文|发的|发布|出的|编发|的文)|(?:印发|出台|下发|发文|编发).{0,3}(?:什么时候|时间|日期|哪天|何时)|日期(?:是|呢|$|[？?，,])|什么日子|(?:哪天|哪一天|几号|什么时候|何时)的(?=[？?]|$)/,
  ],
  [
    ['posted'],
    /(?:什么时候|何时|哪天|几号)(?:公开|上网|挂网)|网上(?:发布|公开)|挂(?:出来|出去|上去|上网|网上?)|(?:网站|网上|上网).{0,8}(?:时候|哪天|几号|日期)|(?:网站|网页)(?:发布|公开)|发布(?:日期|时间)|上网|公开(?:日期|时间)/,
  ],
  [['copied'], /抄报|抄送|报送(?:给|哪|谁)|主送|发[给往]了?(?:谁|哪)|送[给往](?:谁|哪)/],
  [['indexNumber'], /索引号|信息索引/],
  [['publisher'], /发布机构/],
  [['openness'], /公开(?:方式|形式|属性)/],
  [['validity'], /[有时]效性/],
  [['title'], /全称|完整(?:标题|名称)|标题是|叫什么名|第几期|哪一?期/],
];

const NAMES: Record<Fact, string> = {
  ...PORTAL_NAMES,
  copied: '主送和报送单位',
  delivered: '作报告的时间和报告人',
  years: '所管年份',
  documentNumber: '文号',
  issuer: '发文机关',
  signed: '成文（落款）日期',
  issued: '印发日期',
  posted: '网上发布日期',
  title: '标题',
};

export function factsAsked(question: string): Fact[] {
  const asked = new Set(ASKS.flatMap(([facts, pattern]) => (pattern.test(question) ? facts : [])));
  // 是谁发布的，什么时候: the day of the same act.
  if (asked.has('issuer') && /什么时候|何时|哪天|哪一天|几号|啥时候/.test(question) && !asked.has('posted'))
    asked.add('signed');
  return [...asked];
}

/** Only when nothing but the paper itself is asked about. */
export function metaAnswer(analysis: Analysis, documents: readonly StoredDocument[]): Draft | null {
  const numbered = byNumber(analysis.question, documents);
  if (numbered) return numbered;
  const facts = factsAsked(analysis.question);
  const earlier = earlierPaper(analysis, documents);
  if (earlier) return earlier;
  const claimed = factClaim(analysis, documents, factStatement);
  if (claimed) return claimed;
  if (facts.length === 0 || analysis.documents.unknown.length > 0) return null;
  const chosen = chooseDocuments(analysis, documents);
  const titles = normal(chosen.map((document) => cleanText(document.title)).join('，'));
  const content = analysis.terms.filter(
    (term) =>
      term.weight >= 0.4 &&
      term.text.length > 1 &&
      matchTerm(term.text, titles) < 0.8 &&
      !/^(?:发|编|印|文|管)$|^(?:人民)?政府$|^办公[厅室]$|文字|文号|字号|发文|联合|部门|机关|日期|落款|成文|发布|索引|公开方式|公开形式|公开属性|有效性|时效性|网站|网页|公开|编印|印制|人代会|会议|抄报|抄送|报送|主送|[发送][给往]|手头|日子|哪一期|印发|编发|网上|期限|年限|周期|实施|哪几年|政办|政发|府办|谁|哪天|时候|全称|标题|通知|数字|经济|发展|简报|三年|行动|材料|文件|时间|单位|机构|相隔|隔|挂|网上|消息|文章|篇|目录/.test(
        term.text,
      ),
  );
  if (content.length > 0 || chosen.length === 0) return null;
  const statements: Statement[] = [];
  const missing: string[] = [];
  for (const document of chosen) {
    for (const fact of facts) {
      const statement = factStatement(document, fact, analysis.question);
      if (statement) statements.push(statement);
      else missing.push(`《${document.title}》的${NAMES[fact]}`);
    }
  }
  const days = daysBetween(analysis, chosen);
  if (days) statements.push(days);
  if (statements.length === 0)
    return {
      status: 'refused',
      blocks: [],
      reason: 'no-figure',
      missing,
      lead: `${missing.join('、')}在现有文本中没有载明`,
    };
  return {
    status: missing.length > 0 ? 'partial' : 'answered',
    blocks: [{ kind: 'sentences', statements }],
    missing,
    ...(missing.length > 0
      ? { reason: 'no-figure' as const, lead: `${missing.join('、')}在现有文本中没有载明；能查到的是：` }
      : {}),
  };
}

/** 哪份印发得早: the days of both papers, the earlier named. */
function earlierPaper(analysis: Analysis, documents: readonly StoredDocument[]): Draft | null {
  const asked = /哪[一]?[份个][^，。]{0,12}(早|晚|先|后)/.exec(analysis.question)?.[1];
  const chosen = documents.filter((one) => analysis.documents.ids.includes(one.id));
  if (!asked || chosen.length !== 2) return null;
  const dated = chosen.flatMap((document) => {
    const statement = factStatement(document, 'signed', analysis.question);
    const day = document.dates.signed ?? document.dates.issued ?? document.published;
    return statement && day ? [{ document, statement, day }] : [];
  });
  if (dated.length !== 2) return null;
  const [first] = [...dated].sort((a, b) => (/早|先/.test(asked) ? 1 : -1) * a.day.localeCompare(b.day));
  const verdict: Statement = {
    text: `按上述日期比较，《${first?.document.title ?? ''}》更${/早|先/.test(asked) ? '早' : '晚'}`,
    proofs: dated.flatMap(({ statement }) => statement.proofs),
    computed: true,
  };
  return {
    status: 'answered',
    blocks: [{ kind: 'sentences', statements: [...dated.map(({ statement }) => statement), verdict] }],
    missing: [],
  };
}

/** 沪府办〔2023〕9号是什么文件: the paper of that number. */
function byNumber(question: string, documents: readonly StoredDocument[]): Draft | null {
  if (!/是什么|是个?啥|是哪[个份]|哪个文件|哪份|全称|标题|[什啥]么?文件/.test(question)) return null;
  const same = (text: string): string =>
    simplify(text)
      .replace(/[[［【（(]/g, '〔')
      .replace(/[\]］】）)]/g, '〕')
      .replace(/\s/g, '');
  const document = documents.find(
    (one) => one.documentNumber !== null && same(question).includes(same(one.documentNumber)),
  );
  const spans = [document?.factSpans.documentNumber, document?.factSpans.title].filter((span) => span !== undefined);
  if (!document || spans.length === 0) return null;
  const issuer = document.issuer ? `，发文机关为${document.issuer}` : '';
  const proofs = spans.map((span): Proof => ({ document, span, section: null, context: [] }));
  return {
    status: 'answered',
    blocks: [
      {
        kind: 'sentences',
        statements: [{ text: `${document.documentNumber}是《${document.title}》${issuer}`, proofs }],
      },
    ],
    missing: [],
  };
}

function chooseDocuments(analysis: Analysis, documents: readonly StoredDocument[]): StoredDocument[] {
  const { ids } = analysis.documents;
  if (ids.length > 0) return documents.filter((document) => ids.includes(document.id));
  const inRegion = documents.filter((document) => analysis.regions.some((region) => region.name === document.region));
  const plans = inRegion.filter((document) => document.kind !== 'bulletin' && document.kind !== 'news');
  if (plans.length > 0) return likestTitles(analysis, plans);
  if (inRegion.length > 0) return inRegion;
  return /各自|分别|都|这几份|各份/.test(analysis.question) ? [...documents] : [];
}

/** Of several papers of one place those whose title says most of the question. */
function likestTitles(analysis: Analysis, documents: readonly StoredDocument[]): StoredDocument[] {
  const scored = documents.map((document) => ({
    document,
    share: coverage(analysis.terms, [{ text: normal(cleanText(document.title)), worth: 1 }]).share,
  }));
  const best = Math.max(...scored.map(({ share }) => share));
  return scored.filter(({ share }) => share >= best - 0.01).map(({ document }) => document);
}

function factStatement(document: StoredDocument, fact: Fact, question: string): Statement | null {
  if (fact === 'copied') return copiedStatement(document);
  if (fact === 'delivered') return deliveredStatement(document);
  if (isPortalFact(fact)) return portalStatement(document, fact);
  const { spans, value } = read(document, fact, question);
  if (!value || spans.length === 0) return null;
  const proofs: Proof[] = spans.map((span) => ({ document, span, section: null, context: [] }));
  if (fact === 'title') return { text: `该文件全称为《${document.title}》`, proofs };
  return { text: `《${document.title}》的${NAMES[fact]}为${value}`, proofs };
}

function portalStatement(document: StoredDocument, fact: PortalFact): Statement | null {
  const found = portalFact(document.text, fact);
  return (
    found && {
      text: `《${document.title}》的${PORTAL_NAMES[fact]}为${found.value}`,
      proofs: [{ document, span: found.span, section: null, context: [] }],
    }
  );
}

const DELIVERED = /^[—–－\-\s]*(\d{4}年\d{1,2}月\d{1,2}日)在(.{4,60}会议)上[\s)）]*$/mu;
const SPEAKER =
  /^.{0,16}?(代?(?:省长|市长|区长|县长|州长|盟长|旗长|主席))[ \u3000]*([\p{Script=Han}][\p{Script=Han} \u3000]{1,6})$/mu;

/** A work report says under its title when, before whom and by whom it was given. */
function deliveredStatement(document: StoredDocument): Statement | null {
  const head = paperHead(document.text);
  const day = DELIVERED.exec(head);
  if (document.kind !== 'work-report' || !day) return null;
  const speaker = SPEAKER.exec(head);
  const who = speaker ? `，报告人为${speaker[1]}${(speaker[2] ?? '').replace(/\s/g, '')}` : '';
  const proofs = [day, speaker].flatMap((match): Proof[] => {
    const line = match?.[0].trim() ?? '';
    const start = match ? match.index + match[0].indexOf(line) : 0;
    return line === '' ? [] : [{ document, span: { start, end: start + line.length }, section: null, context: [] }];
  });
  return { text: `《${document.title}》于${day[1]}在${day[2]}上作出${who}`, proofs };
}

function read(
  document: StoredDocument,
  fact: Exclude<Fact, PortalFact | 'delivered' | 'copied'>,
  question: string,
): { spans: Span[]; value: string | null } {
  const at = (...keys: (keyof FactSpans)[]): Span[] => keys.flatMap((key) => document.factSpans[key] ?? []);
  if (fact === 'years') {
    const [first, last] = [document.years[0], document.years.at(-1)];
    const value =
      first === undefined || last === undefined ? null : first === last ? `${first}年` : `${first}—${last}年`;
    return { spans: at('title'), value };
  }
  if (fact === 'documentNumber') return { spans: at('documentNumber'), value: document.documentNumber };
  if (fact === 'issuer') return { spans: at('issuer'), value: document.issuer };
  if (fact === 'title') return { spans: at('title'), value: document.title };
  const online = /网上|网站|上网/.test(question);
  const order: ('signed' | 'issued' | 'posted')[] =
    fact === 'posted'
      ? online
        ? ['posted']
        : ['posted', 'signed', 'issued']
      : /印发/.test(question)
        ? ['issued', 'signed']
        : ['signed', 'issued'];
  for (const key of order) {
    const date = document.dates[key];
    const spans = at(key);
    if (date && spans.length > 0) return { spans, value: dateWords(date) };
  }
  return { spans: [], value: null };
}

function dateWords(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** 落款到发布隔了多少天. */
function daysBetween(analysis: Analysis, documents: readonly StoredDocument[]): Statement | null {
  const [document] = documents;
  if (!document || documents.length !== 1 || !/隔|相差|多少天|几天/.test(analysis.question)) return null;
  const { signed, posted, issued } = document.dates;
  const from = signed ?? issued;
  const spans = [document.factSpans.signed ?? document.factSpans.issued, document.factSpans.posted].filter(
    (span) => span !== undefined,
  );
  if (!from || !posted || spans.length < 2) return null;
  const days = Math.round((Date.parse(posted) - Date.parse(from)) / 86_400_000);
  return {
    text: `从${dateWords(from)}到${dateWords(posted)}相隔${days}天（计算得出）`,
    computed: true,
    proofs: spans.map((span) => ({ document, span, section: null, context: [] })),
  };
}
