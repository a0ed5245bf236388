/** WeCom's flat XML in, its fields as text out. Declarations of a document type, and with them entities, are refused. */
import { DOMParser } from '@xmldom/xmldom';

/** Null for what is no XML of this shape. Numbers stay text: ids of 64 bits would lose their end. */
export function readXmlFields(xml: string): Record<string, string> | null {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return null;
  try {
    const parser = new DOMParser({
      onError: (_level, message) => {
        throw new Error(message);
      },
    });
    const root = parser.parseFromString(xml, 'text/xml').documentElement;
    if (root?.nodeName !== 'xml') return null;
    const children = Array.from(root.childNodes).filter((node) => node.nodeType === node.ELEMENT_NODE);
    return Object.fromEntries(children.map((node) => [node.nodeName, node.textContent ?? '']));
  } catch {
    // Every fault of the parser, warnings included: it is not the platform's.
    return null;
  }
}
