/** A web page in, the elements of its paper out. What the site prints around every page is taken away: menus, paths, buttons, lists of links. */
import type { Cheerio, CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';

const NEVER =
  'script, style, noscript, template, iframe, object, svg, nav, footer, aside, button, select, input, textarea, [hidden], [aria-hidden="true"], [role="navigation"], [role="search"], [role="banner"], [role="contentinfo"]';
/** In names of classes and ids, as whole words between `-`, `_` and changes of case. */
const FURNITURE_NAMES =
  /(?:^|[-_ ])(?:nav|navbar|menu|crumbs?|breadcrumbs?|share|sharing|bdsharebuttonbox|footer|foot|copyright|sidebar|toolbar|pager|pagination|related|recommend|search|login|qrcode|ewm|erweima|dqwz|weizhi|dangqian|mianbaoxie|print|comments?|friendlinks?|banner|topbar|backtop|gotop|header|head|top)(?:$|[-_ \d])/i;
/** Where the usual systems of government sites put the paper itself. */
const PAPERS =
  '#UCAP-CONTENT, .TRS_Editor, .TRS_UEDITOR, .trs_editor_view, #zoom, #Zoom, .pages_content, .article-content, .article_content, .articleContent, .content_article, .view, .xxgk_content, .bt_content, article, [itemprop="articleBody"]';
const HEADLINES = 'h1, [class*="title"], [class*="Title"], [class*="tit1"], .bt';

export function mainText($: CheerioAPI): Element[] {
  $(NEVER).remove();
  $('[style]')
    .filter((_, element) => /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.attribs.style ?? ''))
    .remove();
  const body = $('body');
  dropFurniture($, body);
  const paper = findPaper($, body);
  return paper ? [...$(prelude($, paper)).toArray(), paper] : body.toArray();
}

function lengthOf(elements: Cheerio<Element>): number {
  return elements.text().replace(/\s+/g, '').length;
}

function dropFurniture($: CheerioAPI, body: Cheerio<Element>): void {
  const whole = lengthOf(body);
  for (const element of body.find('*').toArray()) {
    const here = $(element);
    // A name can mislead: what holds the paper, or a headline, stays.
    if (isNamedFurniture(element) && lengthOf(here) < whole * 0.3 && here.find('h1, table').length === 0) here.remove();
    else if (isLinkList($, element)) here.remove();
  }
}

function isNamedFurniture({ attribs }: Element): boolean {
  const names = `${attribs.class ?? ''} ${attribs.id ?? ''}`.replace(/([a-z])([A-Z])/g, '$1-$2');
  return FURNITURE_NAMES.test(names.trim());
}

/** Lists of other papers. A few links are annexes of this one, and links inside the page are its contents. */
function isLinkList($: CheerioAPI, element: Element): boolean {
  if (!['div', 'ul', 'ol', 'dl', 'section', 'table', 'td'].includes(element.name)) return false;
  const links = $(element).find('a[href]').not('[href^="#"]');
  return links.length >= 4 && lengthOf(links) > lengthOf($(element)) * 0.6;
}

/** The largest known container, when most of the words stand in it. */
function findPaper($: CheerioAPI, body: Cheerio<Element>): Element | null {
  const sized = body
    .find(PAPERS)
    .toArray()
    .map((element) => ({ element, length: lengthOf($(element)) }))
    .sort((one, other) => other.length - one.length);
  const best = sized[0];
  return best && best.length >= lengthOf(body) * 0.5 ? best.element : null;
}

/** Headline, date and source stand above the container: what comes after the first headline, else short lines with a date or a number. */
function prelude($: CheerioAPI, paper: Element): Element[] {
  const above: Element[] = [];
  for (let at: Element | null = paper; at && at.name !== 'body'; at = parentOf(at)) {
    const before: Element[] = [];
    for (let sibling = at.prev; sibling; sibling = sibling.prev) if (sibling.type === 'tag') before.unshift(sibling);
    above.unshift(...before);
  }
  const isHeadline = (element: Element): boolean => lengthOf($(element)) >= 6 && lengthOf($(element)) <= 150;
  const head = above.findIndex((element) =>
    [element, ...$(element).find(HEADLINES).toArray()].some((each) => $(each).is(HEADLINES) && isHeadline(each)),
  );
  if (head >= 0) return above.slice(head);
  return above.filter((element) => /\d{4}[-年]\d{1,2}|〔\d{4}〕/.test($(element).text()) && lengthOf($(element)) < 500);
}

function parentOf(element: Element): Element | null {
  return element.parent?.type === 'tag' ? element.parent : null;
}
