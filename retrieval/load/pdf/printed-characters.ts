/**
 * What a PDF says of its characters in, the characters as printed out. Programs that make PDF take the first code point
 * of a shape, and for 大 that is often the radical ⼤: the same print, found by nobody.
 */

/**
 * From U+2E81 on, the character that each radical of the supplement is printed like (Unicode's EquivalentUnifiedIdeograph);
 * the normal forms of Unicode give almost none of them. U+2E9A does not exist.
 */
const SUPPLEMENT =
  '厂乛乚乙亻冂几刀刂卜㔾小小兀尣尢尣巳幺彑彐忄㣺扌攵\0旡日月歺母民氵氺灬爫爫丬牛犭王疋目示礻竹糹纟罓罒㓁罓芈羊羊羋耂肀聿肉臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶邑钅長镸长门阜阝雨青韦页风飞食食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟';

/** Of the radicals proper, those whose normal form is not the character of today that has their shape. */
const TODAY = new Map([
  ['⼾', '户'],
  ['⾭', '青'],
]);

export function printedCharacters(text: string): string {
  return (
    text
      .replace(/[\u2e81-\u2ef3]/g, (sign) => SUPPLEMENT[sign.charCodeAt(0) - 0x2e81] ?? sign)
      .replace(/[\u2f00-\u2fd5\uf900-\ufaff\ufb00-\ufb06]/g, (sign) => TODAY.get(sign) ?? sign.normalize('NFKC'))
      // Fonts join two and three dashes to one sign.
      .replace(/\u2e3a/g, '——')
      .replace(/\u2e3b/g, '———')
      .replace(/[\0\u00ad\ufeff\u200b]/g, '')
  );
}
