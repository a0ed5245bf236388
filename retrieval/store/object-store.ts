/**
 * Small texts as objects of a bucket: what is there is never overwritten unseen. A new object is made by `If-None-Match: *`,
 * a change by `If-Match`, so that of several processes exactly one succeeds.
 */
import { DOMParser } from '@xmldom/xmldom';
import type { StoreLocation } from './database.ts';
import { type ObjectReply, objectAddress, objectRequests, unreachable } from './object-requests.ts';

export interface StoredObject {
  text: string;
  /** Of this very content, for `replace`. */
  tag: string;
}

export interface ListedObject {
  key: string;
  /** Milliseconds since 1970, by the clock of the store. */
  modifiedAt: number;
}

/** Keys are of letters, digits, `-`, `.` and `/`. Each method rejects with `StoreFault` when the store does not answer. */
export interface ObjectStore {
  read(key: string): Promise<StoredObject | null>;
  /** False when the key is taken. Of several callers at once one gets true. */
  create(key: string, text: string): Promise<boolean>;
  /** False when the object is not as `tag` knew it any more. */
  replace(key: string, text: string, tag: string): Promise<boolean>;
  write(key: string, text: string): Promise<void>;
  /** Nothing happens when there is none. */
  remove(key: string): Promise<void>;
  /** Milliseconds since the object was written, by the clock of the store alone; null when there is none. */
  ageOf(key: string): Promise<number | null>;
  /** In the order of the keys. */
  list(prefix: string): AsyncGenerator<ListedObject>;
  /** Names of the folders directly in a folder; `prefix` ends in a slash. */
  folders(prefix: string): Promise<string[]>;
}

/** Of one call with all its attempts. Platforms of bots wait five seconds for theirs. */
const LIMIT_MS = 3_000;

export function objectStore(location: StoreLocation): ObjectStore {
  const send = objectRequests(location);
  const base = objectAddress(location);
  const root = `${base.pathname.split('/').slice(2).map(decodeURIComponent).join('/')}/`.replace(/^\/$/, '');
  const addressOf = (key: string): URL => new URL(`${base.href}/${key}`);
  const until = (): number => performance.now() + LIMIT_MS;

  const read = async (key: string, endAt = until()): Promise<StoredObject | null> => {
    const reply = await send({ method: 'GET', url: addressOf(key), endAt });
    return reply.status === 404 ? null : { text: succeeded(reply).text, tag: reply.headers.get('etag') ?? '' };
  };
  /** A refusal of a repeated write may be meant for our own first attempt: then our text lies there. */
  const writeIf = async (key: string, text: string, condition: Record<string, string>): Promise<boolean> => {
    const endAt = until();
    const reply = await send({ method: 'PUT', url: addressOf(key), headers: condition, body: text, endAt });
    const isGone = reply.status === 404 && 'if-match' in condition;
    if (reply.status !== 412 && !isGone) return succeeded(reply).status < 300;
    return reply.isRepeated && (await read(key, endAt))?.text === text;
  };
  const page = async (query: Record<string, string>): Promise<Page> => {
    const url = new URL(base.origin + base.pathname.split('/').slice(0, 2).join('/'));
    url.search = new URLSearchParams({ 'list-type': '2', ...query }).toString();
    return readPage(succeeded(await send({ method: 'GET', url, endAt: until() })).text);
  };
  async function* pages(query: Record<string, string>): AsyncGenerator<Page> {
    let next: string | null = null;
    do {
      const more: Page = await page({ ...query, ...(next !== null && { 'continuation-token': next }) });
      yield more;
      next = more.next;
    } while (next !== null);
  }
  return {
    read: (key) => read(key),
    create: (key, text) => writeIf(key, text, { 'if-none-match': '*' }),
    replace: (key, text, tag) => writeIf(key, text, { 'if-match': tag }),
    write: async (key, text) => {
      succeeded(await send({ method: 'PUT', url: addressOf(key), body: text, endAt: until() }));
    },
    remove: async (key) => {
      const reply = await send({ method: 'DELETE', url: addressOf(key), endAt: until() });
      if (reply.status !== 404) succeeded(reply);
    },
    ageOf: async (key) => {
      const reply = await send({ method: 'HEAD', url: addressOf(key), endAt: until() });
      if (reply.status === 404) return null;
      const { headers } = succeeded(reply);
      return Date.parse(headers.get('date') ?? '') - Date.parse(headers.get('last-modified') ?? '');
    },
    async *list(prefix) {
      for await (const { objects } of pages({ prefix: root + prefix }))
        for (const { key, modifiedAt } of objects) yield { key: key.slice(root.length), modifiedAt };
    },
    folders: async (prefix) => {
      const names: string[] = [];
      for await (const { folders } of pages({ prefix: root + prefix, delimiter: '/' }))
        names.push(...folders.map((folder) => folder.slice((root + prefix).length, -1)));
      return names;
    },
  };
}

function succeeded(reply: ObjectReply): ObjectReply {
  if (reply.status >= 300) throw unreachable(`answered ${reply.status}`);
  return reply;
}

interface Page {
  objects: ListedObject[];
  folders: string[];
  /** Null after the last page. */
  next: string | null;
}

function readPage(xml: string): Page {
  const root = new DOMParser().parseFromString(xml, 'text/xml');
  const textOf = (name: string, within: { getElementsByTagName: typeof root.getElementsByTagName }): string =>
    within.getElementsByTagName(name).item(0)?.textContent ?? '';
  const objects = [...root.getElementsByTagName('Contents')].map((each) => ({
    key: textOf('Key', each),
    modifiedAt: Date.parse(textOf('LastModified', each)),
  }));
  const folders = [...root.getElementsByTagName('CommonPrefixes')].map((each) => textOf('Prefix', each));
  const next = textOf('NextContinuationToken', root);
  return { objects, folders, next: next === '' ? null : next };
}
