/** Fifty people, each asking every five seconds for a minute: the goal of the project. */
import { askServer, type Route } from './ask-server.ts';
import { describeLoad, describeProcess, GOAL_P95_MS, holdsGoal, judged, loadFigures } from './load-figures.ts';
import { type AskNext, askAsPeople } from './load-shapes.ts';
import type { MeasuredServer } from './measured-server.ts';

const PEOPLE = 50;
const EVERY_MS = 5_000;
const FOR_MS = 60_000;

/** Both ways to ask take turns. */
export function askingNext({ url }: Pick<MeasuredServer, 'url'>, questions: Iterator<string, never>): AskNext {
  let asked = 0;
  return (meantAt) => {
    asked += 1;
    const route: Route = asked % 2 === 0 ? '/api/ask' : '/api/chat';
    return askServer({ url, route, question: questions.next().value, meantAt });
  };
}

export async function measurePeople(
  server: MeasuredServer,
  questions: Iterator<string, never>,
  print: (line: string) => void,
): Promise<void> {
  const before = await server.figures();
  const asked = await askAsPeople({
    people: PEOPLE,
    everyMs: EVERY_MS,
    forMs: FOR_MS,
    askNext: askingNext(server, questions),
  });
  const after = await server.figures();
  const figures = loadFigures(asked);
  print(`${PEOPLE} 人各每 ${EVERY_MS / 1000} 秒一问，${FOR_MS / 1000} 秒　${describeLoad(figures)}`);
  print(`　${describeProcess(before, after, FOR_MS / 1000)}`);
  print(`　要求不出错、p95 低于 ${GOAL_P95_MS} 毫秒：${judged(holdsGoal(figures))}`);
}
