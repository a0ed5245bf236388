/** Why nothing is answered, as a reason of the closed list and a sentence that an office would write. */
import type { Analysis } from '#retrieval/query/analyse-question';
import { topicPhrase } from '#retrieval/query/topic-phrase';
import type { Draft, Reason } from '../draft.ts';
import { shortRegion } from './proofs.ts';

const GREETING =
  /^(?:你|您)?好(?:呀|啊|吗|的)?|^(?:早上|上午|中午|下午|晚上)好|^hi\b|^hello\b|^嗨|^哈[喽啰]|^在吗|谢谢|多谢|感谢|辛苦[了啦]|再见|拜拜/i;
const ABOUT_SELF =
  /你能(?:做|干|帮)?什么|你会(?:做|干)?什么|你是(?:谁|什么)|怎么用|使用说明|有什么功能|能问(?:你)?什么/;
const ELSEWHERE =
  /天气|下雨|落雨|降雨|下雪|气温|股票|股价|彩票|写一?[首篇封个张份]|请假|概念股|炒股|买基金|赚钱|作诗|诗歌|翻译|讲个?笑话|笑话|菜谱|好吃|吃饭|吃了[没吗]|电影|歌曲|星座|足球|篮球|打车|酒店|机票|[车船]票|订(?:一?[张间份个]|票|餐|房|座)|外卖|导航|提醒我|(?:寄|收|取|查|发)(?:个|下)?快递|快递(?:单|到哪|小哥|费|员|什么时候|啥时候|何时)|代码|编程|减肥/;

export function isSmallTalk(question: string): boolean {
  const bare = question.replace(/[\s，。！？!?,.~～]/g, '');
  return ABOUT_SELF.test(bare) || (GREETING.test(bare) && bare.length <= 12) || bare === '';
}

export function isElsewhere(analysis: Analysis): boolean {
  const strong = analysis.terms.filter((term) => term.weight >= 0.4);
  const known = strong.filter((term) => term.known).length;
  return ELSEWHERE.test(analysis.question) && (known <= strong.length / 2 || analysis.asks.size === 0);
}

export interface RefusalSource {
  analysis: Analysis;
  reason: Reason;
  /** What is not covered or missing, in the question's words. */
  what?: string;
  suggestions: string[];
}

export function refusal({ analysis, reason, what = '', suggestions }: RefusalSource): Draft {
  const place = analysis.regions.map((region) => shortRegion(region.name)).join('、');
  const phrase = what || topicPhrase(analysis);
  const topic = phrase ?? (analysis.question.replace(/[？?。！!，,\s]+$/u, '') || '所问内容');
  const words: Record<Reason, string> = {
    'region-not-covered': `现有文件没有覆盖${what || place || '所问地区'}，无法回答。`,
    'period-not-covered': `现有文件没有${what || '所问年份'}的内容，无法回答。`,
    'indicator-not-found': `现有文件中${place ? `，${place}` : ''}${phrase === null ? '没有能回答这个问题的表述' : `没有关于“${phrase}”的表述`}，无法回答。`,
    'no-figure': `${place}文件提到了相关内容，但没有给出${phrase === null ? '所问' : `“${phrase}”`}的数字或具体事项，无法回答。`,
    'document-not-covered': `现有文件中没有${what ? `《${what.replace(/[《》]/g, '')}》` : '所问的文件'}，无法回答。`,
    ambiguous: '问题没有说明是哪个地区、哪项指标，请补充后再问。',
    'out-of-scope': '这个问题不在规划文件的范围内，我只回答现有规划、行动计划、工作要点和简报中写明的内容。',
    unverified: '没有找到可以核对的依据，无法回答。',
  };
  return {
    status: 'refused',
    blocks: [],
    reason,
    missing: reason === 'out-of-scope' ? [] : [topic],
    lead: words[reason],
    suggestions,
  };
}

export function welcome(suggestions: string[]): Draft {
  return {
    status: 'refused',
    blocks: [],
    reason: 'out-of-scope',
    missing: [],
    lead: `您好，我根据现有规划文件回答问题，每一句都附原文出处。可以这样问：${suggestions.map((one) => `“${one}”`).join('、')}。`,
    suggestions,
  };
}
