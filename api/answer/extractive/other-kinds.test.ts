import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { otherKinds } from '#retrieval/__fixtures__/other-kinds';
import { writeIndex } from '#retrieval/store/build-index';
import { openStore } from '#retrieval/store/lance-store';
import type { PlanStore } from '#retrieval/store/plan-store';
import { answerQuestion } from '../answer-question.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'plan-kinds-'));
let store: PlanStore;

beforeAll(async () => {
  await writeIndex({ uri: folder, documents: otherKinds(), fingerprint: 'kinds' });
  store = await openStore({ uri: folder });
});

afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The answer on one line, without markers. */
async function answerTo(question: string): Promise<string> {
  const { answer } = await answerQuestion({ store, now: () => 0, newId: () => 'test' }, { question });
  return answer.replace(/\[\d+\]/g, '').replace(/\s+/g, ' ');
}

describe('a work report', () => {
  it.each([
    ['诸暨2025年城镇新增就业多少人', '2.3万人', '11.5'],
    ['诸暨“十四五”时期城镇新增就业多少人', '11.5万人', '2.3'],
    ['诸暨2025年地区生产总值增长多少', '5.2%', '4.1'],
    ['诸暨2025年人均GDP增长多少', '4.1%', '5.2'],
    ['诸暨2025年地区生产总值增长4.1%，对吗', '不是', '是的'],
    ['诸暨十五五规划纲要提出多少项主要指标', '18项主要指标', '没有'],
    ['诸暨“十五五”重点任务有哪些', '织密社会保障网', '城镇化率'],
    ['诸暨报告怎么说低空经济', '低空经济产业重点推动装备研发和场景开放', '没有'],
  ])('%s: %s', async (question, said, unsaid) => {
    const answer = await answerTo(question);
    expect(answer).toContain(said);
    expect(answer).not.toContain(unsaid);
  });
});

describe('measures', () => {
  it.each([
    ['诸暨协调推动国有投资项目招引的是哪个部门', '市国资委协调推动国有投资项目招引', '工商联'],
    ['诸暨“暖心”行动的责任处室', '责任处室为法规处、指挥中心', '牵头'],
    ['诸暨“暖心”行动由危化处负责吗', '不是', '是的'],
    ['诸暨“减负”行动谁牵头', '牵头部门为危化处，责任单位为执法局、基础处，配合单位为宣教中心', '没有'],
    ['诸暨“活力诸暨”由谁负责', '责任单位为科信处', '基础处'],
    ['诸暨企业座谈会是不是每两年举办一次', '不是', '是的'],
    ['诸暨“三个行动”是什么', '开展“减负”行动', '诸暨”'],
    ['“两个诸暨”指什么', '建设“美丽诸暨”', '暖心'],
    ['诸暨应急管理局的措施共有几条', '共5条', '没有'],
    ['诸暨各科室每季度什么时候报送推进落实情况', '每季度末月15日前', '没有'],
    ['诸暨暖心行动的原文', '每年举办一次企业座谈会', '减负'],
  ])('%s: %s', async (question, said, unsaid) => {
    const answer = await answerTo(question);
    expect(answer).toContain(said);
    expect(answer).not.toContain(unsaid);
  });
});
