/** Started by a test as a process of its own, to be killed: one ingestion, its options as JSON. */
import { type IngestOptions, ingestFolder } from '../ingest-folder.ts';

await ingestFolder(JSON.parse(process.argv[2] ?? '{}') as IngestOptions);
