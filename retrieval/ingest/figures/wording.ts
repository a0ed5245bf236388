/** Words around a figure in plans: qualifiers, verbs, measures. Sources: plans of all levels and the usual language of work reports. */

/** Directly before the number. `达到` and `为` say nothing of their own and are only stripped. */
export const BEFORE_NUMBER =
  /(?:增至|降至|升至|减至|增到|降到|压缩至|缩短至|超过|超出|突破|不少于|不低于|不超过|不高于|至少|达到了?|达|约为?|接近|近|超|逾|过|高于|低于|最高|最低|为|共计?|总计|合计|均为|已有|有|是|在|至|到|各|给予|应给予)$/;
/** Anchored at the number, 达到 between allowed. 节约100亿元 is no 约100亿元, 通过10家 no 过10家. */
export const QUALIFIER_BEFORE =
  /(不少于|不低于|不超过|不高于|超过|超出|突破|高于|低于|至少|最高|最低|(?<![节集合签预制公简])约|近|超|逾|(?<![通经])过)(?:达到?|为)?$/;
export const QUALIFIER_AFTER = /^(?:以上|左右|以内|以下|之内|上下|多(?![出于])|余)/;
/** Qualifiers that stand earlier in the clause and rule all of it. 争取中央资金 asks for money. */
export const INTENT = /力争|争取(?!中央|国家|上级|省级|资金|政策|支持)|争创|确保|原则上|预计|有望/;

const COUNTED_VERBS =
  '实现|完成|新增(?!就业)|新建成?|新开通|新创建|新培育|新认定|新签约|新申报|新筹集|新引进|新设|创建|创成|争创|建成|建设|开通|培育推广|培育打造|培育壮大|培育|推广应用|推广|打造|引进和?培育|引进|招引|引育|组织开展|组织|举办|开展|实施|支持|征集|促成|吸引|集聚|已集聚|拥有|现有|成立|设立|建立|发布|整合|布局|遴选|推动|推进|加快|获批|认定|入选|入围|下设|开工(?:建设|改造)?(?![率面])|新?改造|安装|形成|申报|参与|提供|筹集|出台|推出|发放|攻克|突破|攻关|转化|新改扩建|改扩建|新改建|惠及(?=居民|企业|群众|学生|家庭)|净增|梳理|兑现(?=资金)';

/** `（一）`, `1.`, `一、`, `①` in front of a clause. */
export const NUMBERING =
  '[（(][一二三四五六七八九十\\d]{1,3}[）)]|\\d{1,3}[.．、](?!\\d)|[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十])|[①-⑳]|[—–]{1,2}(?=[^\\d])';

/** Stripped from the left of a name, again and again. Words that begin like a verb and are none stay whole: 应急, 共享, 对外, and 应 of a share of what should be: 应开放公共数据开放率. */
export const LEADING = new RegExp(
  `^(?:${NUMBERING}|[、和及与以并]|其中[，：]?|(?:到|截至|截止|至|从|自)?(?:19|20)\\d{2}年(?:底|末)?(?:前|起)?|到?“?十[一二三四五]五”?(?:时期|期间|末)?|今年(?:以来)?|去年|全年|年内|年[末底](?=全[省市区县]|共有|常住)|共有(?=\\S{3})|目前|近年来|每年|年均(?!增速|增长率|增幅)|全国|全省|全市|全区|全县|我省|我市|我区|我县|力争|争取|确保|努力|提出|累计|共(?![享同建性创青产富和治有])|再(?!生|就业|造|制造)|新?(?:${COUNTED_VERBS})|计划(?!生育)|逐步|进一步|持续|稳步|大力|积极|对(?![接外口标照手])|为|将|应(?![用急收对届税纳缴付]|(.{2}).*\\1率)|使(?!用)|把|达到|占|围绕|按照|主要(?=依托|围绕|用于|实施|建设)|分别|全面|鼓励|引导|深入|聚力|着力|重点(?=${COUNTED_VERBS}|抓好)|抓好)`,
);
/** A verb inside the words before the number: the name begins behind it. */
export const INNER_VERB =
  /.*(新增(?!就业)|新建|新开通|争创|创建|创成|建成|培育|打造|实现|达到|完成|组建|建立|引进|招引|形成|推广|累计|集聚|征集|促成|组织|举办|吸引|实施|获批|认定|下设|发布|给予)(?=[\p{Script=Han}A-Za-z0-9“])/u;

/** Stripped from the right of a name that stands before the number. */
export const TRAILING =
  /(?:[、，的]|力争|争取|原则上|应|将|要|已|均|分别|首次|同比|年均|每年|(?:比|较)(?:上年|去年|\d{4}年)|(?:近|过去|连续)?[\d一二三四五六七八九十两]{1,2}年(?:来|内|间)?|(?<![半去今明上末少青当])年|达到|达|突破|超过|超|占|为|有|是|约|近|不少于|不低于|上涨|下跌|提高|提升|增长|增加|下降|降低|减少|上升|扩大|压减|压缩|增至|降至|升至|跨越|迈上|迈过|跨上|站上|登上|累计|实现|完成|保持|控制|稳定|控制在|稳定在|(?:位居|位列|居|列|排)?(?:全[国省市区]|[东中西]部)?第[一二三四五六七八九十\d]+位?|共|总数|给予|拥有|至|到|最高)$/u;

/** A name that means something only behind a subject. */
export const GENERIC =
  /^(?:总数|总量|数量|比重|占比|比例|产值|产值规模|规模|产业规模|总规模|入围数|入选数|覆盖率|年均增速|增速|增幅|平均增速|总额|总产值|占全省|占全国|占全市|全省|全国|面积|里程|其中|均|同比|比上年|上年|贴息|补助|奖励|补贴|投资|总投资|收入|产量|产能|拥有量|利润|利润总额|利税总额|营业收入|营业利润)?$/u;

/** Ends a name that is measured, not counted: no verb in front of a neighbour is its verb. */
export const MEASURED =
  /(?:增加值|(?:全产业链)?[总年]?产值|产量|产能|收入|利润|税收|投资|投入|交易额|销售额|进出口|出口|进口|余额|总额|总值|总量|规模|占比|比重|比例|[\p{Script=Han}”]率|水平|增速|增幅|涨幅|降幅|人次|花费|数量|面积|里程|拥有量|保有量|装机|[户架口站次]数)$/u;

export const CHANGE = /上涨|下跌|提高|提升|增长|增加(?!值)|下降|降低|减少|上升|压减|压缩|缩短|增速|增幅|降幅|涨幅|同比/;
/** 增长8%, and not 增长到8%. */
export const CHANGE_AT_END =
  /(?:上涨|下跌|提高|提升|增长|增加|下降|降低|减少|上升|压减|压缩|缩短|扩大)(?:了|约|近|超过?|不少于|不低于)?$/;
/** A rate may stand beside a growth without being one: 增长5%、城镇化率69%. */
export const RATE = /(?:[率度]|占比|比重|比例|水平)$/;
export const CHANGED_TO =
  /(?:提高|提升|增长|增加|下降|降低|减少|上升|扩大|整合|优化|压缩|缩短|增|降|升)[到至为](?:约|近|超过?)?$/;
