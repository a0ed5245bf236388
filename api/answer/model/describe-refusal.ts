/**
 * Status and body of an endpoint that gave no answer in, why out, for the administrator's log. Nothing of the body is
 * repeated but a code of letters (`model_not_found`): its message may hold the prompt or the key.
 */

export interface Refused {
  status: number | null;
  body: string;
}

const UNKNOWN_MODEL =
  /model\b[^.]{0,120}?(?:not (?:found|exist|supported|available)|n't exist|does not exist|unknown|invalid)|(?:unknown|invalid|no such|unsupported) model|模型[^。]{0,60}?(?:不存在|未找到|不支持|无效)|model_not_found/i;

export function describeRefusal({ status, body }: Refused): string {
  const code = codeIn(body);
  return `${reasonOf(status, body)}${code === null ? '' : `, error code ${code}`}`;
}

function reasonOf(status: number | null, body: string): string {
  if (status === null) return 'its server is not there or closed the connection: check OPENAI_BASE_URL';
  if (status === 401 || status === 403) return 'its server refused the key: check OPENAI_API_KEY';
  if ((status === 400 || status === 404 || status === 422) && UNKNOWN_MODEL.test(body))
    return 'its server is there but does not know the model: check CHAT_MODEL';
  if (status === 404 || status === 405)
    return 'its server is there but knows no such path or model: check OPENAI_BASE_URL (mostly ends in /v1) and CHAT_MODEL';
  if (status === 429) return 'its server has had too many requests or no credit is left';
  if (status >= 500) return 'its server failed';
  return 'its server is there but refused the request: check CHAT_MODEL and how long a prompt the model takes';
}

/** Of `{ error: { code, type } }`, or of either at the top; keys and prompts have digits, spaces or Han. */
function codeIn(body: string): string | null {
  try {
    const given: unknown = JSON.parse(body);
    const inner = fieldOf(given, 'error') ?? given;
    const codes = [fieldOf(inner, 'code'), fieldOf(inner, 'type')];
    return (
      codes.find(
        (one): one is string => typeof one === 'string' && /^[a-z]+(?:[_.-][a-z]+)*$/i.test(one) && one.length <= 40,
      ) ?? null
    );
  } catch {
    // A page of a proxy instead of JSON has no code.
    return null;
  }
}

function fieldOf(given: unknown, name: string): unknown {
  return typeof given === 'object' && given !== null && name in given ? (given as Record<string, unknown>)[name] : null;
}
