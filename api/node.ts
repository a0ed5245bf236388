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
} else {
  const { startServer } = await import('./start-server.ts');
  await startServer();
}
