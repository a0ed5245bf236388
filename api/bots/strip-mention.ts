/** The mention of the bot off a message: what stays is the question, with the `@` of a mail address in it. */

/** A blank, U+2005 or U+00A0 ends a mention, on which the platforms differ. */
const LEADING = /^@[^\s@\u2005\u00a0]{1,40}(?:[\s\u2005\u00a0]+|$)/u;

export function stripMention(text: string, botName: string | null): string {
  let rest = text.trim();
  for (;;) {
    const shorter = withoutOne(rest, botName);
    if (shorter === rest) return rest;
    rest = shorter;
  }
}

function withoutOne(text: string, botName: string | null): string {
  if (botName) {
    const mention = `@${botName}`;
    // The name of a bot may hold blanks, and some clients put nothing behind it.
    if (text.startsWith(mention)) return text.slice(mention.length).trim();
    if (text.endsWith(mention)) return text.slice(0, -mention.length).trim();
  }
  return text.replace(LEADING, '').trim();
}
