export interface Outcome {
  isPassed: boolean;
  /** What was to hold, in Chinese. */
  what: string;
}
