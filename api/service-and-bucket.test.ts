import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { startLancedbService } from '#retrieval/store/__fixtures__/lancedb-service';
import { startS3Server } from '#retrieval/store/__fixtures__/s3-server';
import { startServerProcess } from './__fixtures__/server-process.ts';

it("serves an index in a fake of LanceDB's service with its records in a bucket", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'plans-service-'));
  mkdirSync(path.join(folder, 'plans'));
  writeFileSync(
    path.join(folder, 'plans/wuxi.txt'),
    '无锡市2023年数字经济工作要点\n一、发展目标\n全年新建5G基站120个。\n',
  );
  const [service, store] = await Promise.all([startLancedbService(), startS3Server()]);
  const { storageOptions = {} } = store.location();
  const { child, written, exited } = startServerProcess({
    cwd: folder,
    environment: {
      PLANS_DIR: path.join(folder, 'plans'),
      DATA_DIR: path.join(folder, 'data'),
      LANCEDB_URI: service.location.uri,
      LANCEDB_API_KEY: service.location.remote?.apiKey ?? '',
      LANCEDB_HOST: service.location.remote?.host ?? '',
      RECORDS_URI: 's3://plans/records',
      AWS_ENDPOINT: storageOptions.endpoint ?? '',
      AWS_ACCESS_KEY_ID: storageOptions.accessKeyId ?? '',
      AWS_SECRET_ACCESS_KEY: storageOptions.secretAccessKey ?? '',
    },
  });
  const url = await written(/http:\/\/127\.0\.0\.1:\d+/);
  await written(/已就绪/);
  const response = await fetch(`${url}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question: '无锡2023年新建5G基站多少个' }),
  });
  const { id, answer } = await response.json();
  expect(answer).toContain('120个');
  expect(store.keys().filter((key) => key.endsWith(`${id}.json`))).toHaveLength(1);
  child.kill('SIGTERM');
  await exited;
  await Promise.all([service.close(), store.close()]);
  rmSync(folder, { recursive: true, force: true });
}, 60_000);
