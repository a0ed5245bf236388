/** `npm run bots -- check`: asks each platform whether the settings of its bot are right, and prints what to register. */
import '../require-node.ts';
import { asTyped } from '../as-typed.ts';
import { botCheckDoors } from '../bot-check-doors.ts';
import { checkBots } from '../check-bots.ts';
import { loadConfig } from '../config.ts';
import { describeConfigFault, messageOf } from '../start-fault.ts';

const USAGE = asTyped('用法：npm run bots -- check　　核对机器人的设置，列出要在管理后台登记的地址');
const MARKS = { good: '○', bad: '×', hint: '·' };

process.exitCode = await main(process.argv.slice(2)).catch((fault: unknown) => {
  process.stderr.write(`${describeConfigFault(fault) ?? `无法核对：${messageOf(fault)}`}\n`);
  return 1;
});

async function main(words: string[]): Promise<number> {
  if (words.length !== 1 || words[0] !== 'check') {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const { bots: config, publicUrl } = loadConfig();
  const lines = await checkBots({ config, publicUrl, ...botCheckDoors() });
  for (const { kind, text } of lines) process.stdout.write(`${MARKS[kind]} ${text}\n`);
  return lines.some(({ kind }) => kind === 'bad') ? 1 : 0;
}
