import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LancedbService, startLancedbService } from './__fixtures__/lancedb-service.ts';
import { threeDocuments } from './__fixtures__/plan-documents.ts';
import { writeIndex } from './build-index.ts';
import { openStore } from './lance-store.ts';

let service: LancedbService;

beforeEach(async () => {
  service = await startLancedbService();
});

afterEach(() => service.close());

describe("an index in LanceDB's own service", () => {
  it('is written and read with the key and the name of the database in each request', async () => {
    await writeIndex({ ...service.location, documents: threeDocuments(), fingerprint: 'three' });
    const store = await openStore(service.location);
    const [best] = await store.search({ text: '临海5G基站目标', limit: 1, filters: { years: [2022] } });
    expect(best?.passage.indexText).toBe('年内新建5G基站1400个,重点场所深度覆盖。');
    await store.close();
    const named = new Set(service.requests.map(({ apiKey, database }) => `${apiKey} ${database}`));
    expect([...named]).toEqual(['test-key plans']);
    const version = store.version;
    const paths = service.requests.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['/v1/table/', `/v1/table/passages_${version}/query/`]));
  });

  it('fails with a wrong key, and does not say which', async () => {
    const { uri, remote } = service.location;
    const opening = openStore({ uri, remote: { apiKey: 'someone-elses-key', host: remote?.host ?? '' } });
    const fault = await opening.catch((reason: unknown) => reason);
    expect(fault).toBeInstanceOf(Error);
    expect(String(fault)).not.toContain('someone-elses-key');
  });
});
