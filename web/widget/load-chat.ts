/**
 * Loads the chat of the same build, once for the page, and lets nothing else run in its place: the browser compares the
 * file with the SHA-384 that is written into this one. The checked module is the one that `import` then finds.
 */
let loading: Promise<unknown> | null = null;
let attempts = 0;

export function loadChat(): Promise<unknown> {
  loading ??= load().catch((fault: unknown) => {
    // A module that failed stays failed under its address; the next attempt has another.
    loading = null;
    attempts += 1;
    throw fault;
  });
  return loading;
}

async function load(): Promise<unknown> {
  const { href } = new URL(attempts === 0 ? CHAT_FILE : `${CHAT_FILE}?${attempts}`, import.meta.url);
  const link = document.createElement('link');
  if (link.relList.supports('modulepreload')) await preload(link, href);
  else await fetch(href, { integrity: CHAT_INTEGRITY });
  return import(/* @vite-ignore */ href);
}

function preload(link: HTMLLinkElement, href: string): Promise<void> {
  return new Promise((resolve, reject) => {
    Object.assign(link, { rel: 'modulepreload', href, integrity: CHAT_INTEGRITY, crossOrigin: 'anonymous' });
    link.onload = () => resolve();
    link.onerror = () => reject(new Error('The chat could not be loaded, or is not the file it should be'));
    document.head.append(link);
  });
}
