import { isReady } from './plan-api.ts';

const PAUSE_MS = 2000;

/** Resolves when the index is open; `onWaiting` is called once when it is not yet. */
export async function waitUntilReady(onWaiting: () => void): Promise<void> {
  if (await isReady()) return;
  onWaiting();
  do {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  } while (!(await isReady()));
}
