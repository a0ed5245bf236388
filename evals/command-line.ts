/** Words behind `npm run evals --` in, what is to be done out. Paths are those of the caller's folder. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { callerFolder } from '../api/config.ts';

export const USAGE = `用法：
  npm run evals                              全部黄金用例，与基线比较，写出报告
  npm run evals -- --critical                只问关键用例，几秒钟
  npm run evals -- --update-baseline         写新的基线，并列出变化
  npm run evals -- 编号…                     只看几个用例或几段对话
  npm run evals -- conversations             只问多轮对话
  npm run evals -- --file 文件 [--plans 文件夹]   另一组用例，另一些文件
  npm run evals -- --model                   由环境变量设定的大模型回答
  npm run evals -- add ["问题"]               加一个用例；--from-feedback 从被评为“不好”的回答里选
  npm run evals -- compare A B               比较两次评测的结果，逐题列出胜负
  npm run evals -- sabotage                  在副本里故意破坏四处，看评测是否发现
  npm run evals -- figures | verification | drafts   读出的数字；核对；核数
选项：--all 逐条打印，--out 文件夹 报告写到哪里`;

export interface CommandLine {
  words: string[];
  file: string | null;
  plans: string | null;
  out: string | null;
  model: boolean;
  all: boolean;
  critical: boolean;
  updateBaseline: boolean;
  fromFeedback: boolean;
}

/** Null when an option does not exist. */
export function readCommandLine(args: string[]): CommandLine | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        file: { type: 'string' },
        plans: { type: 'string' },
        out: { type: 'string' },
        model: { type: 'boolean', default: false },
        all: { type: 'boolean', default: false },
        critical: { type: 'boolean', default: false },
        'from-feedback': { type: 'boolean', default: false },
        'update-baseline': { type: 'boolean', default: false },
      },
    });
    const place = (given: string | undefined): string | null =>
      given === undefined ? null : path.resolve(callerFolder(), given);
    return {
      words: positionals,
      file: place(values.file),
      plans: place(values.plans),
      out: place(values.out),
      model: values.model,
      all: values.all,
      critical: values.critical,
      fromFeedback: values['from-feedback'],
      updateBaseline: values['update-baseline'],
    };
  } catch {
    // An option that does not exist: the usage says which do.
    return null;
  }
}
