/**
 * McNemar's exact test: of the cases that only one of two runs got right, how likely is a division at least as uneven
 * when both are equally good. Two-sided; 1 when no case tells them apart.
 */
export function mcnemarExact(wins: number, losses: number): number {
  const discordant = wins + losses;
  const fewer = Math.min(wins, losses);
  let tail = 0;
  for (let count = 0; count <= fewer; count += 1)
    tail += Math.exp(logBinomial(discordant, count) - discordant * Math.LN2);
  return Math.min(1, 2 * tail);
}

function logBinomial(all: number, chosen: number): number {
  let sum = 0;
  for (let at = 1; at <= chosen; at += 1) sum += Math.log(all - chosen + at) - Math.log(at);
  return sum;
}
