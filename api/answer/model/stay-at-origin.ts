/**
 * `fetch` for the configured models: an answer that sends elsewhere is a fault. What was asked of one host, with its key, is
 * asked of no other.
 */
export const stayAtOrigin: typeof fetch = (input, init) => fetch(input, { ...init, redirect: 'error' });
