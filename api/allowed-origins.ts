/** Pages that may embed the widget: their list, and the headers that let them. Without a list no other page may. */

/** `https://portal.example.cn,http://10.0.0.8:8080`; null when one of them is no origin. */
export function readOrigins(list: string): string[] | null {
  const origins = list
    .split(/[,，\s]+/)
    .filter((part) => part !== '')
    .map((part) => {
      const url = URL.parse(part);
      const isOrigin = url !== null && /^https?:$/.test(url.protocol) && url.pathname + url.search + url.hash === '/';
      return isOrigin && url.username === '' ? url.origin : null;
    });
  return origins.every((origin) => origin !== null) ? [...new Set(origins)] : null;
}

/** The files that a page which embeds the widget loads from here. */
export function isWidgetFile(path: string): boolean {
  return path === '/widget.js' || path === '/widget.json' || path.startsWith('/assets/');
}

/** Lets allowed pages load a widget file. The answer differs by who asks, so caches must keep them apart. */
export function openWidgetFile(
  headers: Headers,
  { origin, allowed }: { origin: string | null | undefined; allowed: readonly string[] },
): void {
  if (allowed.length === 0) return;
  headers.set('cross-origin-resource-policy', 'cross-origin');
  headers.append('vary', 'Origin');
  if (origin && allowed.includes(origin)) headers.set('access-control-allow-origin', origin);
}
