/** Words behind `npm run evals --` in, what is to be done out. Paths are those of the caller's folder. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { callerFolder } from '../api/config.ts';

export const USAGE = `用法：
  npm run evals                              全部黄金用例，与基线比较，写出报告
  npm run evals -- --critical                只问关键用例，十几秒
  npm run evals -- --update-baseline         写新的基线，并列出变化
  npm run evals -- 编号…                     只看几个用例或几段对话
  npm run evals -- conversations             只问多轮对话
  npm run evals -- --file 文件 [--plans 文件夹]   另一组用例，另一些文件
  npm run evals -- --model                   由环境变量设定的大模型回答
  npm run evals -- judge [文件夹]             由大模型判断上次的句子有没有依据；--trials 次数 --sample 句数
  npm run evals -- add ["问题"]               加一个用例；--from-feedback 从被评为“不好”的回答里选
  npm run evals -- compare A B               比较两次评测的结果，逐题列出胜负
  npm run evals -- retrieval 文件夹           在外部检索集上测检索
  npm run evals -- sabotage                  在副本里故意破坏四处，看评测是否发现
  npm run evals -- figures | verification | drafts   读出的数字；核对；核数
  npm run evals -- figures --plans 文件夹 --truth 清单   另一些文件里读出的数字
选项：--all 逐条打印，--out 文件夹 报告写到哪里`;

export interface CommandLine {
  words: string[];
  /** The words behind the first, as paths. */
  places: string[];
  file: string | null;
  plans: string | null;
  truth: string | null;
  out: string | null;
  model: boolean;
  all: boolean;
  critical: boolean;
  updateBaseline: boolean;
  fromFeedback: boolean;
  trials: number;
  sample: number;
}

const flag = { type: 'boolean', default: false } as const;

/** A Chinese line on what is wrong when it cannot be read. */
export function readCommandLine(args: string[]): CommandLine | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        file: { type: 'string' },
        plans: { type: 'string' },
        truth: { type: 'string' },
        out: { type: 'string' },
        trials: { type: 'string', default: '3' },
        sample: { type: 'string', default: '100' },
        model: flag,
        all: flag,
        critical: flag,
        'update-baseline': flag,
        'from-feedback': flag,
      },
    });
    const [trials, sample] = [Number(values.trials), Number(values.sample)];
    if (![trials, sample].every((number) => Number.isInteger(number) && number >= 1))
      return '--trials 和 --sample 应为 1 以上的整数';
    return {
      words: positionals,
      places: positionals.slice(1).map(placeOf),
      file: values.file === undefined ? null : placeOf(values.file),
      plans: values.plans === undefined ? null : placeOf(values.plans),
      truth: values.truth === undefined ? null : placeOf(values.truth),
      out: values.out === undefined ? null : placeOf(values.out),
      model: values.model,
      all: values.all,
      critical: values.critical,
      updateBaseline: values['update-baseline'],
      fromFeedback: values['from-feedback'],
      trials,
      sample,
    };
  } catch {
    // An option that does not exist, or one without its value: the usage says which do.
    return `看不懂：${args.join(' ')}`;
  }
}

function placeOf(given: string): string {
  return path.resolve(callerFolder(), given);
}
