// 用法：npx node docs/examples/plans.ts（服务要先启动；地址不同时设环境变量 PLANS_URL；服务要密钥时设 PLAN_KEY）
import { planClient } from '../../api/client.ts';

const { PLANS_URL = 'http://127.0.0.1:8787', PLAN_KEY = 'none' } = process.env;
const { api } = planClient(PLANS_URL, { headers: { authorization: `Bearer ${PLAN_KEY}` } });

// 提问。每条引用的 quote 与全文从 start 到 end 逐字相同。
const asked = await api.ask.$post({ json: { question: '镇江2022年5G基站目标' } });
if (asked.status !== 200) throw new Error((await asked.json()).detail);
const { answer, citations } = await asked.json();
console.log(`回答：${answer}`);
for (const { marker, title, documentId, quote, start, end } of citations) {
  const response = await api.documents[':id'].text.$get({ param: { id: documentId }, query: {} });
  const isQuoted = (await response.text()).slice(start, end) === quote;
  console.log(`依据[${marker}]：《${title}》${quote}（${isQuoted ? '与原文一致' : '与原文不一致'}）`);
}

// 查数字。
const found = await api.indicators.$get({ query: { name: '5G基站', region: '镇江,盐城' } });
const list = await found.json();
// 没有写 view=comparison，得到的就是列表。
if ('total' in list)
  for (const { region, period, valueText } of list.indicators) console.log(`指标：${region} ${period} ${valueText}`);

// 核对文稿。
const checked = await api.verify.$post({ json: { text: '镇江市2022年新建5G基站1500个。' } });
for (const { text, verdict, explanation } of (await checked.json()).claims)
  console.log(`核数：${text}${verdict}，${explanation}`);
