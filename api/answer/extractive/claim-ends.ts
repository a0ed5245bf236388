/**
 * 完成智慧公路 is not said by 完成智慧公路设计: where a thing of the claim ends, the sentence may not go on to make it the
 * plan, the design or the trial of that thing.
 */

/** What makes a thing another: a step on the way to it, a paper about it or a part of it. */
const GOES_ON =
  /^(?:的)?(?:(?:初步|施工|总体|工程|前期|专项|可行性|建设|项目|改造|工作|申报|实施)*)(?:设计|规划|方案|论证|可研|招标|投标|立项|选址|勘察|前期|申报|评估|评审|审批|备案|签约|诊断|试点|计划|标准|研究|征集|调研|签订|培训|储备|申请)/u;

/** Both in normal form. A thing that stands at another place without going on is said there. */
export function endsAlike(claim: string, said: string): boolean {
  return claim.split(/[，；。]/).every((clause) => {
    const thing = /[\p{Script=Han}A-Za-z\d]{4}$/u.exec(clause)?.[0];
    const behind = thing ? said.split(thing).slice(1) : [];
    return behind.length === 0 || behind.some((rest) => !GOES_ON.test(rest));
  });
}
