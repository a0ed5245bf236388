/** How each chat platform writes a text: its subset of Markdown, and how many bytes of UTF-8 a message may have. */

export interface BotForm {
  /** Of one message, in bytes of UTF-8, as the platform counts. */
  limitBytes: number;
  /** Messages for one answer; what is more is cut at the end and the page named instead. */
  maxParts: number;
  /** Makes text of documents, models and users harmless: no markup, no link, no mention comes of it. */
  escape: (text: string) => string;
  bold: (text: string) => string;
  link: (text: string, url: string) => string;
  /** Between two lines of one block. */
  lineBreak: string;
  bullet: string;
  /** Whether rows between bars are shown as a table; otherwise each row becomes a line. */
  hasTables: boolean;
  /** Stands before a quotation that has a line of its own; null keeps it on the line of its source. */
  quoteLine: string | null;
}

const link = (text: string, url: string): string => `[${text}](${url})`;
const bold = (text: string): string => (text.trim() === '' ? text : `**${text}**`);

/** 智能机器人: the stream and the push, headings, lists and tables included. */
export const WECOM_BOT_FORM: BotForm = {
  limitBytes: 20_480,
  maxParts: 2,
  escape: escapeMarkdown,
  bold,
  link,
  lineBreak: '\n',
  bullet: '- ',
  hasTables: true,
  quoteLine: null,
};

/** 自建应用 as Markdown: no lists, no tables, and nothing of it shows inside the WeChat plug-in. */
export const WECOM_APP_MARKDOWN_FORM: BotForm = {
  limitBytes: 2048,
  maxParts: 3,
  escape: escapeMarkdown,
  bold,
  link,
  lineBreak: '\n',
  bullet: '· ',
  hasTables: false,
  quoteLine: '> ',
};

/** 自建应用 as text, shown everywhere; only links are marked up. */
export const WECOM_APP_TEXT_FORM: BotForm = {
  ...WECOM_APP_MARKDOWN_FORM,
  escape: escapePlain,
  bold: (text) => text,
  link: (text, url) => `<a href="${url}">${text}</a>`,
  quoteLine: null,
};

/** A message of the DingTalk robot. It may have 20 000 bytes (15 000 by the interface); parts of 6000 are read more easily. */
export const DINGTALK_FORM: BotForm = {
  limitBytes: 6000,
  maxParts: 3,
  escape: escapeMarkdown,
  bold,
  link,
  lineBreak: '  \n',
  bullet: '- ',
  hasTables: false,
  quoteLine: null,
};

/** The Markdown variable of an AI card, which the platform advises to keep below 3 K. */
export const DINGTALK_CARD_FORM: BotForm = { ...DINGTALK_FORM, limitBytes: 3000, hasTables: true };

/** Full-width forms read the same and are markup on no platform; whether a client honours a backslash is not known. */
const WIDE: Record<string, string> = {
  '*': '＊',
  _: '＿',
  '`': '｀',
  '[': '［',
  ']': '］',
  '<': '＜',
  '>': '＞',
  '\\': '＼',
};

function escapeMarkdown(text: string): string {
  return withoutMentions(text)
    .replace(/[*_`[\]<>\\]/g, (unit) => WIDE[unit] ?? unit)
    .replace(/~~/g, '～～')
    .replace(/^([^\S\r\n]{0,40})#/gm, '$1＃')
    .replace(
      /^([^\S\r\n]{0,40})([-+])(?=\s)/gm,
      (_all, blank: string, mark: string) => blank + (mark === '-' ? '－' : '＋'),
    )
    .replace(/^([^\S\r\n]{0,40}\d{1,9})\.(?=\s)/gm, '$1．');
}

function escapePlain(text: string): string {
  return withoutMentions(text).replace(/[<>]/g, (unit) => WIDE[unit] ?? unit);
}

/** An answer calls nobody: `@all` and the like would ring in a whole group. Other mail addresses stay as they are. */
function withoutMentions(text: string): string {
  return text.replace(/@(?=\s*(?:all|everyone|here|channel|所有人|全体成员|\{|<))/gi, '＠').replace(/<(?=@)/g, '＜');
}
