/** Bytes of a web page in, the paper on it as lines out. */
import { type CheerioAPI, load, loadBuffer } from 'cheerio';
import { decodeText } from './decode.ts';
import { elementLines } from './element-lines.ts';
import type { LoadResult } from './loaded-text.ts';
import { mainText } from './main-text.ts';

/** Around a paper on the page of an office, on lines of their own; spaces inside do not count. */
const SITE_LINE =
  /^(?:打印(?:本页|此页)?|关闭(?:窗口|本页)?|分享(?:到|至)?[:：]?.{0,12}|【?字(?:体|号)[:：]?.{0,14}|大?中?小|扫一扫.{0,16}|返回顶部|收藏(?:本页)?|(?:上|下)一[篇条][:：]?.*|(?:您|你)?(?:的|所在)?当?前?位置[:：].*|首页(?:>|›|»|\/).*|(?:主办|承办|协办)单位[:：].*|版权所有.*|.{0,80}ICP备.{0,40}号.*|.{0,80}公网安备.*|网站标识码.*|(?:联系我们|网站地图|网站声明|关于我们).*|(?:【(?:打印|关闭|收藏|返回|纠错|复制)[^】]{0,6}】)+(?:分享到?[:：]?.{0,16})?|您是第.{0,12}位访(?:客|问者).*)$/;

export function loadHtml(bytes: Uint8Array): LoadResult {
  const $ = parse(bytes);
  const frames = $('iframe[src], frame[src]').length;
  const lines = elementLines($, mainText($)).filter((line) => !SITE_LINE.test(line.replace(/\s+/g, '')));
  if (lines.length === 0)
    return { reason: frames > 0 ? '网页正文在框架页里，请打开正文所在的页面另存' : '网页里没有读到正文' };
  return { format: 'html', text: `${lines.join('\n')}\n`, pages: [], notes: [] };
}

/** As the page declares itself, or, where it says nothing, by detection: pages saved from a browser often lose the header that said it. */
function parse(bytes: Uint8Array): CheerioAPI {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  const isMarked = /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/.test(head);
  return !isMarked && /charset\s*=/i.test(head) ? loadBuffer(Buffer.from(bytes)) : load(decodeText(bytes).text);
}
