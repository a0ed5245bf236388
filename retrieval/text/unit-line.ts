/** `单位：万元` between the title of a table and its heads: what its values are counted in. */
const UNIT_LINE = /^[（(]?(?:计量)?单位[：:]([^：:。；]{1,12}?)[）)]?$/;
/** A unit, not the body that hands in a form (填报单位, 单位：市统计局). */
const MEASURES = /^(?!.*[局委办厅部]$).*(?:[元%‰人户个家吨亩米顷千万亿台辆件座次斤瓦度克升套所名张立])/;

export function isUnitLine(text: string): boolean {
  return MEASURES.test(UNIT_LINE.exec(text)?.[1] ?? '');
}

/** The one unit that such a line gives; null for several (单位：亿元、%) and for any other line. */
export function unitOfLine(text: string): string | null {
  const unit = UNIT_LINE.exec(text)?.[1] ?? '';
  return MEASURES.test(unit) && !/[、，,/和]/.test(unit) ? unit : null;
}
