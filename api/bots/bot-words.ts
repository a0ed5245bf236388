/** What people write to a bot that is no question, and what the bot says that is no answer. */

export type Command =
  | { kind: 'question' }
  | { kind: 'empty' }
  | { kind: 'help' }
  | { kind: 'new-topic' }
  | { kind: 'vote'; vote: 'up' | 'down'; comment: string | null };

const HELP = /^(?:\/?帮助|\/?help|[?？]|使用说明|怎么用)[。！!？?]?$/i;
const NEW_TOPIC = /^\/?(?:新话题|新对话|清空对话|new)[。！!]?$/i;
const UP = /^(?:\/?有用|\/?赞|👍.{0,2})[。！!]?$/u;
const DOWN = /^(?:\/?(?:没用|无用|有误)|👎.{0,2})(?:[\s，,：:。！!]+(?<comment>[^\s，,：:。！!][\s\S]*)?)?$/u;

export function readCommand(text: string): Command {
  if (text === '') return { kind: 'empty' };
  if (HELP.test(text)) return { kind: 'help' };
  if (NEW_TOPIC.test(text)) return { kind: 'new-topic' };
  if (UP.test(text)) return { kind: 'vote', vote: 'up', comment: null };
  const down = DOWN.exec(text);
  return down ? { kind: 'vote', vote: 'down', comment: down.groups?.comment?.trim() ?? null } : { kind: 'question' };
}

export const BOT_WORDS = {
  empty: '请把问题写在一句话里，例如地区、年份加指标。发送“帮助”查看用法。',
  unsupported:
    '目前只能读文字（企业微信单聊和钉钉单聊中的语音会先转成文字）。请把问题打成文字发来，发送“帮助”查看用法。',
  outsider: '只回答本单位成员的提问。',
  newTopic: '好的，此前的问题不再作为上文。请提新的问题。',
  voted: '谢谢，评价已记录。',
  nothingToVote: '没有找到您最近一次的回答，无法记录评价。',
  tooLong: '问题请控制在 2000 个字以内。',
  userFull: '前面的问题还在回答，请稍候再问。',
  full: '现在提问的人较多，请过几分钟再问。',
  fault: '服务出错，这次没有答完，请稍后再问一次。',
  late: '这个问题没有按时答完，请稍后再问一次，或把问题说得更具体些。',
  notReady: '正在准备文件的索引，请过几分钟再问。',
  interrupted: '服务重新启动，您刚才的问题没有答完，请再问一次。',
  maybeDelivered: '服务重新启动时正在发送您的回答。如果没有收到，请再问一次。',
  unknownStream: '这次回答已经中断，请再问一次。',
  restLater: '（其余稍后发送）',
} as const;

/** Examples come from the documents that are loaded. */
export function helpText(suggestions: readonly string[]): string {
  const examples = suggestions.map((one) => `- ${one.replace(/[\\*[\]|]/g, (unit) => `\\${unit}`)}`);
  return [
    '您好，我根据已收录的规划文件回答问题，每一句都附原文出处，点开就是原文的那一句。文件里没有的，会直接说没有。',
    ...(examples.length > 0 ? [`可以这样问：\n\n${examples.join('\n')}`] : []),
    '可以接着追问，如“那盐城呢”。发送“/新话题”另起一题，发送“有用”或“没用”评价上一个回答（“没用”后面可以写原因）。群里提问请先 @ 我。',
  ].join('\n\n');
}
