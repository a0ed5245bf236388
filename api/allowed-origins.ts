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
export const WIDGET_FILES = ['/widget.js', '/widget.json', '/assets/*'];

export function isWidgetFile(path: string): boolean {
  return path === '/widget.js' || path === '/widget.json' || path.startsWith('/assets/');
}

/** Of a widget file. The answer differs by who asks, so caches must keep them apart. */
export function widgetFileHeaders(
  origin: string | null | undefined,
  allowed: readonly string[],
): Record<string, string> {
  if (allowed.length === 0) return {};
  return {
    'cross-origin-resource-policy': 'cross-origin',
    vary: 'Origin',
    ...(origin && allowed.includes(origin) ? { 'access-control-allow-origin': origin } : {}),
  };
}
