/** What is compared when names are compared by sound: a Han character, or a run of letters and digits. */
export interface Unit {
  /** Lower case. */
  text: string;
  han: boolean;
  start: number;
  end: number;
}

const UNIT = /(\p{Script=Han})|[a-z0-9]+(?:[.-][a-z0-9]+)*/giu;

/** Units of a text in order; everything else (spaces, punctuation) lies between them. */
export function unitsOf(text: string): Unit[] {
  return [...text.matchAll(UNIT)].map((match) => ({
    text: match[0].toLowerCase(),
    han: match[1] !== undefined,
    start: match.index,
    end: match.index + match[0].length,
  }));
}
