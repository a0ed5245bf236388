/** Every word of the chat, in the languages that its `lang` attribute may name. */
import type { AskReply, Notice, RefusalReason } from '../../api/contract.ts';
import type { Failure } from '../plan-api.ts';

export interface ChatWording {
  heading: string;
  welcome: string;
  welcomeHint: string;
  examples: string;
  placeholder: string;
  question: string;
  send: string;
  stop: string;
  keys: string;
  tooLong: (most: number, now: number) => string;
  fresh: string;
  history: string;
  noHistory: string;
  clearHistory: string;
  back: string;
  close: string;
  log: string;
  waiting: string;
  stopped: string;
  lost: string;
  retry: string;
  retryNow: string;
  copy: string;
  copied: string;
  notCopied: string;
  edit: string;
  cancel: string;
  askAgain: string;
  up: string;
  down: string;
  comment: string;
  sendComment: string;
  thanks: string;
  notSent: string;
  understood: (question: string) => string;
  missing: string;
  sources: string;
  openSource: string;
  page: (page: number) => string;
  suggestions: string;
  scope: string;
  widen: string;
  table: string;
  citation: (marker: number, title: string) => string;
  status: Record<AskReply['status'], string>;
  reason: Record<RefusalReason, string>;
  notice: Record<Notice, string>;
  failure: Record<Failure['kind'], string>;
}

const CHINESE: ChatWording = {
  heading: '规划问答',
  welcome: '想查规划里的哪件事？',
  welcomeHint: '指标、任务、责任单位、时间，都可以直接问。每一句都能点开原文；文件里没有的，会直说没有。',
  examples: '可以这样问',
  placeholder: '输入问题，按回车发送',
  question: '问题',
  send: '发送',
  stop: '停止',
  keys: 'Enter 发送，Shift + Enter 换行',
  tooLong: (most, now) => `问题最多 ${most} 个字，现在是 ${now} 个字。`,
  fresh: '新对话',
  history: '历史对话',
  noHistory: '还没有历史对话。对话只保存在这台电脑的浏览器里。',
  clearHistory: '清空历史',
  back: '返回',
  close: '关闭',
  log: '回答播报',
  waiting: '正在查找原文…',
  stopped: '已停止。',
  lost: '连接中断，正在重新连接；已显示的内容都核对过，不会丢失。',
  retry: '重新回答',
  retryNow: '立即重试',
  copy: '复制',
  copied: '已复制，含脚注',
  notCopied: '没能复制，请选中文字后按 Ctrl + C',
  edit: '修改问题',
  cancel: '取消',
  askAgain: '重新提问',
  up: '有帮助',
  down: '没有帮助',
  comment: '哪里不对？（可不填）',
  sendComment: '提交',
  thanks: '谢谢，已记下',
  notSent: '没能提交，请稍后再试',
  understood: (question) => `按“${question}”理解`,
  missing: '文件里没有找到：',
  sources: '依据',
  openSource: '点击打开原文',
  page: (page) => `第 ${page} 页`,
  suggestions: '可以改问',
  scope: '只在这些文件里找：',
  widen: '取消限定',
  table: '表格',
  citation: (marker, title) => `引用 ${marker}：${title}`,
  status: { answered: '已回答', partial: '部分回答', refused: '未找到依据' },
  reason: {
    'region-not-covered': '现有文件没有收录这个地区的规划',
    'period-not-covered': '文件里没有这个年份或时期的内容',
    'indicator-not-found': '文件里没有提到这项指标或事项',
    'no-figure': '文件提到了这件事，但没有给出数字',
    'document-not-covered': '没有收录这份文件',
    ambiguous: '问题可以有几种理解，请再说具体些',
    'out-of-scope': '这不是规划文件能回答的问题',
    unverified: '找到了相关内容，但没能逐句核对无误，因此不作回答',
  },
  notice: {
    'model-unavailable': '模型暂时不可用，已改为原文摘录',
    'model-slow': '模型响应过慢，已改为原文摘录',
    'embedding-unavailable': '语义检索暂时不可用，已改用字词检索',
    'corrected-name': '已按文件中的名称更正了问题里的名称',
    'ocr-text': '引用的文件由扫描件识别而来，个别文字可能有误',
  },
  failure: {
    lost: '连不上服务，请检查网络后重试。',
    'not-ready': '正在建立索引，请稍等片刻再试。',
    'not-found': '没有找到。',
    'too-large': '这次对话太长了，请点“新对话”重新开始。',
    rejected: '请求有误。',
    broken: '服务出错，请稍后重试；若仍不行，请联系管理员。',
  },
};

const ENGLISH: ChatWording = {
  heading: 'Plan assistant',
  welcome: 'What do you want to find in the plans?',
  welcomeHint: 'Ask for a target, a task, who leads it or when, in Chinese. Every sentence opens its source.',
  examples: 'For example',
  placeholder: 'Type a question, Enter sends',
  question: 'Question',
  send: 'Send',
  stop: 'Stop',
  keys: 'Enter sends, Shift + Enter breaks the line',
  tooLong: (most, now) => `A question has at most ${most} characters; this one has ${now}.`,
  fresh: 'New conversation',
  history: 'Earlier conversations',
  noHistory: 'Nothing here yet. Conversations stay in this browser alone.',
  clearHistory: 'Clear all',
  back: 'Back',
  close: 'Close',
  log: 'Answers read aloud',
  waiting: 'Searching the plans…',
  stopped: 'Stopped.',
  lost: 'Connection lost, trying again. What is shown is verified and stays.',
  retry: 'Answer again',
  retryNow: 'Try now',
  copy: 'Copy',
  copied: 'Copied with footnotes',
  notCopied: 'Could not copy: select the text and press Ctrl + C',
  edit: 'Edit question',
  cancel: 'Cancel',
  askAgain: 'Ask again',
  up: 'Helpful',
  down: 'Not helpful',
  comment: 'What is wrong? (optional)',
  sendComment: 'Send',
  thanks: 'Thank you',
  notSent: 'Could not send, please try later',
  understood: (question) => `Understood as “${question}”`,
  missing: 'Not found in the plans: ',
  sources: 'Sources',
  openSource: 'Click to open the source',
  page: (page) => `page ${page}`,
  suggestions: 'You may ask',
  scope: 'Searching only: ',
  widen: 'Search all',
  table: 'Table',
  citation: (marker, title) => `Citation ${marker}: ${title}`,
  status: { answered: 'Answered', partial: 'Answered in part', refused: 'No evidence' },
  reason: {
    'region-not-covered': 'No plan of this region is here',
    'period-not-covered': 'The plans say nothing of this period',
    'indicator-not-found': 'The plans do not mention it',
    'no-figure': 'The plans mention it without a figure',
    'document-not-covered': 'This document is not here',
    ambiguous: 'The question can be read in several ways',
    'out-of-scope': 'Plans do not answer this',
    unverified: 'Nothing could be verified sentence by sentence',
  },
  notice: {
    'model-unavailable': 'The model is unavailable: quoted from the source instead',
    'model-slow': 'The model was too slow: quoted from the source instead',
    'embedding-unavailable': 'Semantic search is unavailable: searched by words',
    'corrected-name': 'A name was corrected as the plans write it',
    'ocr-text': 'A cited document was scanned; single characters may be wrong',
  },
  failure: {
    lost: 'The server cannot be reached. Check the network and try again.',
    'not-ready': 'The index is being built, please wait a moment.',
    'not-found': 'Not found.',
    'too-large': 'The conversation is too long: start a new one.',
    rejected: 'The request was refused.',
    broken: 'The server failed. Try again later.',
  },
};

/** English for `en…`, else Chinese. */
export function chatWording(lang: string): ChatWording {
  return /^en\b/i.test(lang) ? ENGLISH : CHINESE;
}
