/**
 * A stream of Arrow messages in, the same messages as an Arrow file out. LanceDB's client compresses what it sends; the
 * JavaScript reader does not know compression, LanceDB's own reader does, but it takes files.
 */
import { createRequire } from 'node:module';
import type * as Arrow from 'apache-arrow';

const load = createRequire(import.meta.url);
// Parts of the package that it exports without a name of their own.
const { Footer, FileBlock } = load('apache-arrow/ipc/metadata/file') as typeof import('apache-arrow/ipc/metadata/file');
const { Message } = load('apache-arrow/ipc/metadata/message') as typeof import('apache-arrow/ipc/metadata/message');

const MAGIC = 'ARROW1';
/** The magic, filled up to eight bytes. */
const HEAD = Buffer.from(`${MAGIC}\0\0`);
const END_OF_STREAM = Buffer.from([255, 255, 255, 255, 0, 0, 0, 0]);
const METADATA_VERSION = 4;

export function ipcFile(stream: Buffer): { schema: Arrow.Schema; file: Buffer } {
  const blocks: InstanceType<typeof FileBlock>[] = [];
  let schema: Arrow.Schema | null = null;
  let at = 0;
  while (at < stream.length) {
    // Four bytes of mark, four of the length of the metadata, the metadata, the body.
    const length = stream.readInt32LE(at + 4);
    if (length === 0) break;
    const message = Message.decode(stream.subarray(at + 8, at + 8 + length));
    if (message.isSchema()) schema = message.header();
    else blocks.push(new FileBlock(8 + length, BigInt(message.bodyLength), BigInt(HEAD.length + at)));
    at += 8 + length + message.bodyLength;
  }
  if (schema === null) throw new Error('The stream has no schema.');
  const footer = Buffer.from(Footer.encode(new Footer(schema, METADATA_VERSION, blocks, [])));
  const footerLength = Buffer.alloc(4);
  footerLength.writeInt32LE(footer.length);
  const messages = stream.subarray(0, at);
  return { schema, file: Buffer.concat([HEAD, messages, END_OF_STREAM, footer, footerLength, Buffer.from(MAGIC)]) };
}
