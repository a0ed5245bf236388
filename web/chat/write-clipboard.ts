/** Writes text to the clipboard; false when the browser does not let it. */
export async function writeClipboard(text: string, near: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Pages of an intranet without https have no clipboard, only the older way.
    return copySelected(text, near);
  }
}

function copySelected(text: string, near: HTMLElement): boolean {
  const box = document.createElement('textarea');
  box.value = text;
  box.setAttribute('aria-hidden', 'true');
  box.className = 'visually-hidden';
  near.append(box);
  box.select();
  const copied = document.execCommand('copy');
  box.remove();
  near.focus();
  return copied;
}
