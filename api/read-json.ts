import { HTTPException } from 'hono/http-exception';

/** The body of a request that is read by hand; throws what the app answers as a 400. */
export async function readJson(request: { json(): Promise<unknown> }): Promise<unknown> {
  try {
    return await request.json();
  } catch (cause) {
    throw new HTTPException(400, { message: 'Malformed JSON', cause });
  }
}
