/** The embedding model, out of the environment that `config.ts` has read. */
import { z } from 'zod';

export interface EmbeddingConfig {
  id: string;
  /** Without a closing slash. */
  baseUrl: string;
  /** Null for a server that wants none. */
  apiKey: string | null;
}

const OPENAI_URL = 'https://api.openai.com/v1';

const schema = z.object({
  EMBEDDING_BASE_URL: z
    .string()
    .refine((value) => /^https?:$/.test(URL.parse(value)?.protocol ?? ''))
    .optional(),
  // What a header cannot carry would come back in a fault's message, with the key in it.
  EMBEDDING_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/)
    .optional(),
});

const EXPECTED: Record<string, string> = {
  EMBEDDING_BASE_URL: '以 http:// 或 https:// 开头的地址，通常以 /v1 结尾，如 http://127.0.0.1:11434/v1',
  EMBEDDING_API_KEY: '只含英文字母、数字和符号的密钥，中间没有空格',
};

/** Null when no embedding is wanted or when a problem was added. */
export function readEmbeddingConfig(
  given: Record<string, string | undefined>,
  problems: string[],
): EmbeddingConfig | null {
  const id = given.EMBEDDING_MODEL?.trim();
  if (!id) return null;
  const parsed = schema.safeParse(given);
  const wrong = new Set(parsed.error?.issues.map(({ path: [name] }) => String(name)));
  for (const name of wrong) problems.push(`${name} 应为：${EXPECTED[name]}`);
  const baseUrl = (given.EMBEDDING_BASE_URL ?? given.OPENAI_BASE_URL ?? OPENAI_URL).trim().replace(/(?<!\/)\/+$/, '');
  const chatUrl = (given.OPENAI_BASE_URL ?? OPENAI_URL).trim();
  // The chat model's key is not for other servers.
  const shared = URL.parse(baseUrl)?.origin === URL.parse(chatUrl)?.origin ? given.OPENAI_API_KEY?.trim() : undefined;
  const apiKey = given.EMBEDDING_API_KEY ?? shared ?? null;
  if (apiKey === null && !given.EMBEDDING_BASE_URL && !given.OPENAI_BASE_URL)
    problems.push('设了 EMBEDDING_MODEL 时，EMBEDDING_BASE_URL 和 EMBEDDING_API_KEY 至少要设一个');
  return parsed.success ? { id, baseUrl, apiKey } : null;
}
