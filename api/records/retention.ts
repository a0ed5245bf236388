/** How long, and how much, is kept of conversations with the bots, wherever the records lie. */

/** A platform repeats a message within minutes, replays reach an hour back; a vote may come days later. */
export const CLAIM_MS = 7 * 86_400_000;
/** A question that is older than this is not what the next one goes on from. */
export const MEMORY_MS = 3_600_000;
export const MAX_QUESTIONS = 10;
