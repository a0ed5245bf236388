/** Objects and the query of ListObjectsV2 in, its answer out: pages, prefixes, and folders of which only sub-folders hold objects. */

/** Small, so that the tests see more than one page. */
const PAGE = 50;

export interface Listed {
  objects: ReadonlyMap<string, Buffer>;
  times: ReadonlyMap<string, number>;
}

export function listing({ objects, times }: Listed, query: URLSearchParams): string {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const after = query.get('continuation-token') ?? query.get('start-after') ?? '';
  const names = new Map<string, 'object' | 'folder'>();
  for (const key of [...objects.keys()].sort()) {
    if (!key.startsWith(prefix)) continue;
    const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    if (cut < 0) names.set(key, 'object');
    else names.set(key.slice(0, cut + delimiter.length), 'folder');
  }
  const left = [...names].filter(([name]) => name > after);
  const page = left.slice(0, PAGE);
  const more = left.length > PAGE;
  const last = page.at(-1)?.[0] ?? '';
  const contents = page.map(([name, kind]) =>
    kind === 'folder'
      ? `<CommonPrefixes><Prefix>${name}</Prefix></CommonPrefixes>`
      : `<Contents><Key>${name}</Key><Size>${objects.get(name)?.length ?? 0}</Size><LastModified>${new Date(times.get(name) ?? 0).toISOString()}</LastModified><ETag>"0"</ETag></Contents>`,
  );
  const next = more ? `<NextContinuationToken>${last}</NextContinuationToken>` : '';
  return `<ListBucketResult><Prefix>${prefix}</Prefix><KeyCount>${page.length}</KeyCount><IsTruncated>${more}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`;
}
