/** The content security policy of every page: nothing inline, nothing from another host, no framing, no HTML sinks. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

/** What is not a page may not do anything at all. */
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";
