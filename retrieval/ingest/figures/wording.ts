/** Words around a figure in plans: qualifiers, verbs, kinds. Sources: the five documents and the usual language of work reports. */
import type { FigureKind } from '../../plan-document.ts';

/** Directly before the number. `达到` and `为` say nothing of their own and are only stripped. */
export const BEFORE_NUMBER =
  /(?:超过|超出|突破|不少于|不低于|不超过|不高于|至少|达到了?|达|约为?|近|超|逾|过|高于|低于|最高|最低|为|共计?|总计|合计|均为|已有|有|是|在|至|到|各|给予|应给予)$/;
export const QUALIFIERS_BEFORE =
  /超过|突破|不少于|不低于|不超过|不高于|至少|约|近(?=\d|$|[一二两三四五六七八九十百千万])|超|逾|高于|低于|最高|最低/;
export const QUALIFIER_AFTER = /^(?:以上|左右|以内|以下|之内|上下|多|余)/;
/** Qualifiers that stand earlier in the clause and rule all of it. */
export const INTENT = /力争|争取|争创|确保|原则上|预计|有望/;

/** Stripped from the left of a name, again and again. */
export const LEADING = new RegExp(
  '^(?:[、和及与以并]|其中[，：]?|(?:到|截至|截止|至|从|自)?(?:19|20)\\d{2}年(?:底|末)?(?:前|起)?|到?“?十[一二三四五]五”?(?:时期|期间|末)?|今年(?:以来)?|去年|全年|年内|目前|近年来|每年|年均|全国|全省|全市|全区|全县|我省|我市|我区|我县|' +
    '力争|争取|确保|努力|累计|共|再|实现|完成|新增|新建|新开通|新创建|新培育|新认定|新签约|新(?=申报|引进|招引|投产|入库|获批|发展|登记)|创建|创成|争创|建成|建设|开通|培育推广|培育打造|培育|推广应用|推广|打造|引进和?培育|引进|招引|引育|组织开展|组织|举办|开展|实施|支持|征集|促成|吸引|集聚|已集聚|拥有|现有|已|成立|设立|建立|发布|整合|布局|遴选|推动|推进|加快|对|为|将|应|使|把|获批|认定|入选|入围|下设|改造|安装|达到|占|以|围绕|按照|形成|主要|分别|全面|鼓励|引导|申报|深入|参与|提供|聚力|着力|重点|抓好)',
);
/** A verb inside the words before the number: the name begins behind it. */
export const INNER_VERB =
  /.*(?:新增|新建|新开通|争创|创建|创成|建成|培育|打造|实现|达到|完成|组建|建立|引进|招引|形成|推广|累计|集聚|征集|促成|组织|举办|吸引|实施|获批|认定|下设|发布|给予)(?=[\p{Script=Han}A-Za-z0-9“])/u;

/** Stripped from the right of a name that stands before the number. */
export const TRAILING =
  /(?:[、，的]|力争|争取|原则上|应|将|要|已|均|分别|同比|年均|年|每年|比上年|较上年|较\d{4}年|达到|达|突破|超过|超|占|为|有|是|约|近|不少于|不低于|提高|提升|增长|增加|下降|降低|减少|上升|扩大|累计|实现|完成|保持|控制在|稳定在|位居|位列|共|总数|给予|拥有|至|到|最高)$/u;

/** A name that means something only behind a subject. */
export const GENERIC =
  /^(?:总数|总量|数量|比重|占比|比例|产值|产值规模|规模|产业规模|总规模|入围数|入选数|覆盖率|年均增速|增速|增幅|平均增速|总额|总产值|占全省|占全国|占全市|全省|全国|面积|其中|均|同比|比上年|上年|贴息|补助|奖励|投资|总投资|收入|产量)?$/u;

const KIND_RULES: [FigureKind, RegExp][] = [
  ['yearly', /每年|年均(?!增速|增长)|每季度/],
  ['change', /(?:提高|提升|增长|增加(?!值)|下降|降低|减少|上升|增速|增幅|降幅|涨幅|同比)/],
  ['cumulative', /累计/],
  [
    'new',
    /新增|新建|新开通|新创建|新培育|新认定|新签约|新申报|争创|创建|培育|打造|引进|招引|引育|组建|建立|建设(?!水平|指数)|设立|安装|改造|实施(?=.{0,4}项目)|推广应用/,
  ],
  ['reached', /已建成|建成|现有|已有|拥有|集聚|目前|截至|入选|入围|获批|已/],
];

export interface KindSource {
  /** Text of the clause in front of the number. */
  before: string;
  /** Directly around: unit and the words behind. */
  after: string;
  unit: string;
  /** True where the text tells what was achieved, not what is planned. */
  looksBack: boolean;
}

export function kindOfFigure({ before, after, unit, looksBack }: KindSource): FigureKind {
  const near = before.slice(-24);
  if (unit.endsWith('元') && /给予|补助|奖励|贴息|最高/.test(near + after.slice(0, 6))) return 'level';
  for (const [kind, pattern] of KIND_RULES) {
    if (kind === 'change') {
      const isShare = unit === '%' || unit.endsWith('百分点') || /(?:增长|提高|提升|增加|下降|减少)$/.test(near);
      if (isShare && (pattern.test(near.slice(-16)) || /^(?:以上|左右)?的?(?:增速|增幅)/.test(after))) return 'change';
      continue;
    }
    if (kind === 'new' && looksBack) continue;
    if (pattern.test(near))
      return kind === 'reached' && !looksBack && !/已|现有|目前|截至|集聚|入选|入围/.test(near) ? 'new' : kind;
  }
  return looksBack ? 'reached' : 'level';
}
