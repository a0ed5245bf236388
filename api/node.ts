/** The program behind `npm start`: the server, or with the word `keys` the keys to it. */
import './require-node.ts';

const [word, ...words] = process.argv.slice(2);
if (word === 'keys') {
  const { runKeys } = await import('./commands/keys.ts');
  process.exitCode = await runKeys(words, { output: process.stdout, errors: process.stderr });
} else {
  const { startServer } = await import('./start-server.ts');
  await startServer();
}
