/** Lets the browser save what is in memory as a file. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it over by the next turn of its loop at the latest.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
