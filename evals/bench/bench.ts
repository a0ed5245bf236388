/** `npm run bench`: lists what can be measured and runs what needs nothing; `npm run bench -- NAME …` runs one. */
import '../../api/require-node.ts';
import { runBenches } from './bench-run.ts';
import { BENCHES } from './registry.ts';

process.exitCode = await runBenches({
  benches: BENCHES,
  words: process.argv.slice(2),
  print: (line) => process.stdout.write(`${line}\n`),
});
