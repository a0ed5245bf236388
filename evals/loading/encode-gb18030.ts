/** Text in, its GB18030 bytes out; the platform decodes that encoding and does not write it. Characters of two bytes alone. */

let table: Map<string, [number, number]> | null = null;

export function encodeGb18030(text: string): Uint8Array {
  table ??= twoByteTable();
  const bytes: number[] = [];
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    const pair = table.get(sign);
    if (code < 0x80) bytes.push(code);
    else if (pair) bytes.push(...pair);
    else throw new Error(`No two bytes of GB18030 for U+${code.toString(16)}`);
  }
  return Uint8Array.from(bytes);
}

function twoByteTable(): Map<string, [number, number]> {
  const decoder = new TextDecoder('gb18030');
  const found = new Map<string, [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const sign = decoder.decode(Uint8Array.of(lead, trail));
      if ([...sign].length === 1 && sign !== '\ufffd') found.set(sign, [lead, trail]);
    }
  }
  return found;
}
