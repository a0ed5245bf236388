/** Words of the command line in, the benches that they name run one after the other, exit code out. */

export interface BenchContext {
  /** What stands behind the name of the bench on the command line. */
  words: string[];
  print: (line: string) => void;
}

export interface Bench {
  name: string;
  /** One line for the list, in Chinese. */
  summary: string;
  /** Words it takes, or an empty text. */
  usage: string;
  /** Runs without a name given: needs nothing but the index of the plans. */
  byDefault: boolean;
  run: (context: BenchContext) => Promise<void>;
}

/** The bench cannot run as asked; the message is for the person at the terminal, in Chinese. */
export class BenchRefusal extends Error {
  override readonly name = 'BenchRefusal';
}

export interface BenchRun {
  benches: readonly Bench[];
  words: string[];
  print: (line: string) => void;
}

export async function runBenches({ benches, words, print }: BenchRun): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined) {
    print('可以测量的项目（npm run bench -- 名称）：');
    for (const bench of benches) print(describeBench(bench));
  }
  const chosen = benches.filter((bench) => (name === undefined ? bench.byDefault : bench.name === name));
  if (chosen.length === 0 && name !== undefined) {
    print(`没有名为“${name}”的测量项目。可用：${benches.map((bench) => bench.name).join('、')}`);
    return 1;
  }
  let failed = 0;
  for (const bench of chosen) {
    print('');
    print(`# ${bench.name}　${bench.summary}`);
    try {
      await bench.run({ words: rest, print });
    } catch (error) {
      if (!(error instanceof BenchRefusal)) throw error;
      print(error.message);
      failed += 1;
    }
  }
  return failed === 0 ? 0 : 1;
}

function describeBench({ name, usage, summary, byDefault }: Bench): string {
  return `  ${[name, usage].filter(Boolean).join(' ')}　${summary}${byDefault ? '（默认运行）' : ''}`;
}
