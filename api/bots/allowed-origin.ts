/**
 * Addresses that come inside messages: called only when their whole origin is on the list. A message may be forged
 * (DingTalk's are not even signed), and an address inside the office's network must not be reached through us.
 */
export function isAllowedAddress(address: string, origins: readonly string[]): boolean {
  const url = URL.parse(address);
  if (url === null) return false;
  if (url.username !== '' || url.password !== '') return false;
  return origins.includes(url.origin);
}
