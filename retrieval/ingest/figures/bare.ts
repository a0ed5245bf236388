/** Words of a clause as a figure is stated by: the year, the place and the marks around them are said elsewhere. */
import { NUMBERING } from './wording.ts';

const NUMBERED = new RegExp(`^(?:${NUMBERING})`);
const PERIOD_HEAD =
  /^(?:其中[，：]?)?(?:(?:到|至|截至|截止|自|从)?(?:19|20)\d{2}(?:[—–\-~～至到](?:19|20)\d{2})?年(?:底|末)?(?:前|起)?[，、]?|“?十[一二三四五]五”?(?:时期|期间|末)?[，、]?|今年(?:以来)?|全年|年内|目前[，]?)+/;
const PLACE_HEAD = /^(?:全国(?!人大|政协)|全[省市区县]|[我本][省市区县])(?=[\p{Script=Han}“\dA-Za-z])/u;

/** Without marks, heads of a list (`主要目标是：`), year and place: these are said around it. */
export function bare(words: string): string {
  let rest = words
    .replace(/^[，、；]+|[，、；。]+$/g, '')
    .replace(NUMBERED, '')
    .replace(/^其中[，：]?(?=.{4})/, '')
    .replace(/^(?:[和及]|以及)(?=.{3})/, '')
    .replace(/^[^：“”]{0,20}(?:“[^”]*”)?：(?=.{4})/, '');
  for (let last = ''; last !== rest; ) {
    last = rest;
    rest = rest.replace(PERIOD_HEAD, '').replace(PLACE_HEAD, '');
  }
  return rest;
}
