/** How far a work has got: 开工建设 is not 建成投用, and who says 实现了 of a goal says that it is done. In: normal forms. */
import { clausesOf } from './clauses.ts';
import type { Evidence, Fault } from './evidence.ts';
import { proofOfSentence } from './source-sentences.ts';

/** Earliest first. */
const STAGES: readonly RegExp[] = [
  /规划建设|筹建|谋划|拟建|立项|获批建设/,
  /开工|动工|启动建设|在建|正在建设/,
  /建成|投用|投入使用|投入运[营行]|投产|竣工|完工|投运|启用|(?<!线)上线(?![下线])/,
];

function latestStage(words: string): number {
  return STAGES.findLastIndex((stage) => stage.test(words));
}

/** A stage that the part of the source which says the same has not reached. */
export function stageFault(evidence: Evidence): Fault | null {
  if (evidence.computed) return null;
  for (const { normal, sentence, part } of clausesOf(evidence)) {
    const said = sentence?.parts[part];
    if (!sentence || said === undefined) continue;
    const [stated, given] = [latestStage(normal), latestStage(said)];
    if (given < 0 || stated <= given) continue;
    const [own, other] = [STAGES[stated]?.exec(normal)?.[0], STAGES[given]?.exec(said)?.[0]];
    return { problem: 'strength', detail: `原文为“${other}”，不是“${own}”`, proofs: [proofOfSentence(sentence)] };
  }
  return null;
}
