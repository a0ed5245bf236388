/** Started by the server for one upload: adds the files of a folder to the index and sends its progress and report. */
import '../require-node.ts';
import { loadConfig } from '../config.ts';
import type { IngestMessage } from '../ingest-in-process.ts';
import { openEmbedding } from '../open-embedding.ts';
import { addToIndex } from '../open-index.ts';
import { describeConfigFault, describeIndexFault } from '../start-fault.ts';

const [files = ''] = process.argv.slice(2);

try {
  const config = loadConfig();
  const report = await addToIndex({
    config,
    // Without its vectors the index is there all the same, and the server says so.
    embedding: openEmbedding(config, () => {}),
    extraPaths: [files],
    onProgress: (event) => void send({ kind: 'progress', event }),
  });
  await send({ kind: 'report', report });
} catch (fault) {
  await send({ kind: 'fault', message: describeConfigFault(fault) ?? describeIndexFault(fault) });
} finally {
  process.disconnect();
}

function send(message: IngestMessage): Promise<void> {
  return new Promise((resolve) => process.send?.(message, () => resolve()));
}
