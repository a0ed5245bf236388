/** The built page and the widget. The assets know no list of origins: what depends on it is said here, in the words of the Node server. */
import { isWidgetFile, openWidgetFile } from '../allowed-origins.ts';
import { pagePolicy } from '../page-security.ts';

export interface Assets {
  fetch(request: Request): Promise<Response>;
}

export async function assetFor(
  request: Request,
  { assets, allowed }: { assets: Assets; allowed: readonly string[] },
): Promise<Response> {
  const asset = await assets.fetch(request);
  if (allowed.length === 0) return asset;
  const response = new Response(asset.body, asset);
  // Who may frame what is said by the content policy; the older header knows no list.
  response.headers.delete('x-frame-options');
  if (isWidgetFile(new URL(request.url).pathname)) {
    openWidgetFile(response.headers, { origin: request.headers.get('origin'), allowed });
  } else {
    response.headers.set('content-security-policy', pagePolicy(allowed));
  }
  return response;
}
