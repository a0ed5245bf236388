/** Lines of a copied page or an extracted PDF that are no part of the paper: page marks, buttons, share bars. */

/** `# Page 12:`, `— 3 —`, `- 3 -`, `第3页`, `第 3 页 共 9 页`; checked on index text. A page mark may cut a sentence in two. */
const PAGE_MARK =
  /^(?:#?Page ?\d+[:：]?|#Page\d+[:：]?|[—–\-－]{1,2}\d{1,4}[—–\-－]{1,2}|\d{1,3} ?\/ ?\d{1,3}|第\d{1,4}页(?:[，,/]?共\d{1,4}页)?)$/i;

/** Buttons and captions of the usual government page templates; checked on whole lines of index text. */
const FURNITURE =
  /^(?:下载|打印|全屏|收藏|还原|减小|加大|】|【?字号[:：].{0,12}|【?打印】?|【?关闭.{0,4}】?|打印本页|关闭窗口|分享到?[:：]?|扫一扫.{0,14}|用微信扫.{0,14}|返回顶部|上一篇[:：]?.*|下一篇[:：]?.*|(?:您的?)?(?:当前|所在)?位置[:：].*|首页|(?:首页)?(?:[>»›]{1,2}[^>»›。]{1,20}){1,6}|责任编辑[:：].{0,10}|相关(?:文档|链接|阅读|附件)[:：]?|浏览次数[:：].*|人气[:：].*|.{0,6}PDF版(?:浏览|下载).*|【图解】.*|\d{4}[-/]\d{2}[-/]\d{2}|【?(?:此件)?(?:公开|主动公开)(?:发布)?】?|（此件(?:主动)?公开(?:发布)?）)$/;

export function isPageMark(text: string): boolean {
  return PAGE_MARK.test(text);
}

export function isFurniture(text: string): boolean {
  return FURNITURE.test(text);
}
