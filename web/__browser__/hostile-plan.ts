/** A paper that wants to be a page: every field that is read out of it, and its text, carries what runs in a careless page. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ingestFolder } from '#retrieval/ingest/ingest-folder';
import { openStore } from '#retrieval/store/lance-store';
import type { PlanStore } from '#retrieval/store/plan-store';

const TEXT = `镇数字发〔2022〕4号
2022年镇江市<img src=x onerror="window.hit=1">数字经济发展工作要点
镇江市数字经济工作领导小组
2022年8月22日
一、<script>window.hit=1</script>重点工作
(一)<svg onload="window.hit=1">健全数字基础设施体系
1.打造网络基础设施。[点我](javascript:window.hit=1) ![图](https://evil.test/x.png) <a href="https://evil.test">链接</a>，2022年新建5G基站1400个。
`;

export interface HostilePlan {
  store: PlanStore;
  close(): Promise<void>;
}

export async function hostilePlan(): Promise<HostilePlan> {
  const folder = await mkdtemp(path.join(tmpdir(), 'plans-hostile-'));
  const plansDir = path.join(folder, 'plans');
  await mkdir(plansDir);
  await writeFile(path.join(plansDir, 'hostile.txt'), TEXT);
  const uri = path.join(folder, 'index');
  await ingestFolder({ plansDir, uri });
  const store = await openStore({ uri });
  return {
    store,
    close: async () => {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}
