/** Sums of money in the words of a policy: 1.5万元, 300元/吨. Exact in decimal. */
import { exact, plain } from '../arithmetic.ts';

export interface Money {
  /** In 元. */
  value: number;
  /** As printed. */
  text: string;
  index: number;
}

const SUM = /(\d+(?:\.\d+)?)\s*([万亿])?元(?![/／])/gu;
const WORTH: Record<string, number> = { 万: 1e4, 亿: 1e8 };

export function moneyOf(number: string, scale: string | undefined): number {
  return exact(Number(number) * (scale === undefined ? 1 : (WORTH[scale] ?? 1)));
}

export function moneyIn(text: string): Money[] {
  return [...text.matchAll(SUM)].map((match) => ({
    value: moneyOf(match[1] ?? '', match[2]),
    text: match[0],
    index: match.index,
  }));
}

/** 45000 as 4.5万元, 800 as 800元. */
export function moneyWords(value: number): string {
  if (value >= 1e8 && Number.isInteger(value / 1e4)) return `${plain(exact(value / 1e8))}亿元`;
  return value >= 1e4 ? `${plain(exact(value / 1e4))}万元` : `${plain(value)}元`;
}
