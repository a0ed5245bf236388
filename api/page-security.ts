/** The content security policy of every page: nothing inline, nothing from another host, no HTML sinks. */
export function pagePolicy(allowedOrigins: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${allowedOrigins.length > 0 ? ["'self'", ...allowedOrigins].join(' ') : "'none'"}`,
    "require-trusted-types-for 'script'",
    // Lit's own: its templates are the only HTML that a page makes.
    'trusted-types lit-html',
  ].join('; ');
}

/** Of pages that no other page may frame, also in `web/public/_headers`. */
export const PAGE_POLICY = pagePolicy([]);

/** What is not a page may not do anything at all. */
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";
