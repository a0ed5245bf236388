/**
 * Started by a test as a process of its own, to be killed: builds an index and prints a line at each step.
 * Words: the location as JSON, the fingerprint, how many documents, and `stay` to hang after the last one is written.
 */
import type { PlanDocument } from '../../plan-document.ts';
import { writeIndex } from '../build-index.ts';
import type { StoreLocation } from '../database.ts';
import { planDocument } from './plan-documents.ts';

const [location = '{}', fingerprint = '', count = '0', ending = ''] = process.argv.slice(2);

async function* documents(): AsyncGenerator<PlanDocument> {
  for (let index = 0; index < Number(count); index += 1) {
    yield planDocument({
      id: `new-${index}`,
      title: `新文件第${index}号`,
      region: null,
      years: [2025],
      sections: [{ heading: '一、任务', clauses: [`新建充电桩${index}个。`, `改造老旧小区${index}座。`] }],
    });
  }
  if (ending === 'stay') {
    process.stdout.write('staying\n');
    await new Promise((resolve) => setTimeout(resolve, 600_000));
  }
}

await writeIndex({
  ...(JSON.parse(location) as StoreLocation),
  fingerprint,
  documents: documents(),
  onProgress: ({ kind }) => process.stdout.write(`${kind}\n`),
});
