/** The head of a column in, whether it is of bodies, persons, times or units out: one list for rows, figures and flat tables. */

/** 责任单位及分工 is one too; 单位产值能耗 and 事业单位数 are numbers. */
const BODY = /(?:单位|部门|处室|科室)(?=$|[及和与、（(])|牵头(?!领导|人)|负责$/;
/** 市场主体 and 医疗机构 are counted, 责任主体 answers. */
const BODY_BY_DUTY =
  /(?:牵头|主办|主责|承办|配合|协同|协办|协助|参与|责任|负责|实施|落实|建设|申报)(?:主体|机构)(?=$|[及和与、（(])/;
const LEADS = /牵头|主办|主责|责任|负责/;
const HELPS = /配合|协同|协办|协助|参与|参加|建设|实施|申报/;
const PERSON = /领导|负责人|责任人|联系人|[市县区]长$/;
const TIME = /(?:时限|时间|日期|期限|节点)$/;
const UNIT = /^(?:计量|计价|数量|统计)?单位(?:[（(].*)?$|计量/;

/** What a value is counted in. */
export const isUnitHead = (head: string): boolean => UNIT.test(head);

export const isPersonHead = (head: string): boolean => PERSON.test(head);

/** 6月底 under 完成时限 is no number of anything. */
export const isTimeHead = (head: string): boolean => TIME.test(head);

/** 牵头单位, 配合单位, 建设单位, 责任部门: whose task it is. */
export const isBodyHead = (head: string): boolean =>
  !isUnitHead(head) && !isPersonHead(head) && (BODY.test(head) || BODY_BY_DUTY.test(head));

/** Of the bodies the one that answers for a row: not who helps or builds. */
export const isLeadHead = (head: string): boolean => isBodyHead(head) && (LEADS.test(head) || !HELPS.test(head));
