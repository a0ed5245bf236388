/** Archives made to do harm: many entries of the directory that all point at one block, with whatever sizes they claim. */
import { deflateRawSync } from 'node:zlib';

const STORED = 0;
const DEFLATED = 8;

interface Claims {
  method: number;
  block: Uint8Array;
  claimedSize: number;
  entries: number;
}

export const HOSTILE_ZIPS: [string, Uint8Array][] = [
  [
    'stored entries that claim to be empty and share a block',
    hostileZip({ method: STORED, block: Buffer.alloc(100_000), claimedSize: 0, entries: 20 }),
  ],
  [
    'a stored entry that claims to be empty',
    hostileZip({ method: STORED, block: Buffer.alloc(100_000), claimedSize: 0, entries: 1 }),
  ],
  [
    'a deflated entry that holds far more than it claims',
    hostileZip({ method: DEFLATED, block: deflateRawSync(Buffer.alloc(64_000_000)), claimedSize: 0, entries: 1 }),
  ],
  [
    'deflated entries that share a block',
    hostileZip({ method: DEFLATED, block: deflateRawSync(Buffer.alloc(50_000)), claimedSize: 50_000, entries: 200 }),
  ],
];

function hostileZip({ method, block, claimedSize, entries }: Claims): Uint8Array {
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  const directory = Array.from({ length: entries }, (_, at) => {
    const name = Buffer.from(`word/part${at}.xml`);
    const header = Buffer.alloc(46);
    header.writeUInt32LE(0x02014b50, 0);
    header.writeUInt16LE(method, 10);
    header.writeUInt32LE(block.length, 20);
    header.writeUInt32LE(claimedSize, 24);
    header.writeUInt16LE(name.length, 28);
    return Buffer.concat([header, name]);
  });
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries, 10);
  end.writeUInt16LE(entries, 8);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(local.length + block.length, 16);
  return Buffer.concat([local, block, ...directory, end]);
}
