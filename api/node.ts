/** The program behind `npm start`: the server, or with a word (`keys`, `backup`) what else there is to do with its data. */
import './require-node.ts';
import './small-heap.ts';

const [word, ...words] = process.argv.slice(2);
const streams = { output: process.stdout, errors: process.stderr };
if (word === 'keys') {
  const { runKeys } = await import('./commands/keys.ts');
  process.exitCode = await runKeys(words, streams);
} else if (word === 'backup') {
  const { runBackup } = await import('./commands/backup.ts');
  process.exitCode = await runBackup(words, streams);
} else if (word !== undefined) {
  // A mistyped `backup` in a nightly job is told so, and starts no second server.
  const { asTyped } = await import('./as-typed.ts');
  process.stderr.write(
    asTyped(
      '用法：npm start　　启动服务\n      npm start -- keys …　　密钥\n      npm start -- backup 文件夹　　备份\n',
    ),
  );
  process.exitCode = 2;
} else {
  const { startServer } = await import('./start-server.ts');
  await startServer();
}
