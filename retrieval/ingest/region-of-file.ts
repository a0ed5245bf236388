/**
 * A file's name in, the region that it names out: `河北2026.txt`, `gwr-2026-hebei.txt`. Only asked when the text itself
 * names none; a word of the name must be a province or a city, in characters or in plain pinyin.
 */
import { pinyin } from 'pinyin-pro';
import { regions } from '../vocabulary/gazetteer.ts';
import { findRegions, type Region } from '../vocabulary/regions.ts';

let byPinyin: Map<string, Region> | null = null;

export function regionOfFile(fileName: string): Region | null {
  const [named] = findRegions(fileName);
  if (named) return named.region;
  byPinyin ??= readPinyin();
  for (const word of fileName.toLowerCase().split(/[^a-z]+/)) {
    const region = byPinyin.get(word);
    if (region) return region;
  }
  return null;
}

/** Provinces before cities; a sound that two regions share names neither. */
function readPinyin(): Map<string, Region> {
  const found = new Map<string, Region>();
  const shared = new Set<string>();
  for (const level of ['province', 'city'] as const) {
    for (const region of regions.filter((one) => one.level === level)) {
      const sound = pinyin(region.short[0] ?? region.name, { toneType: 'none', type: 'array' }).join('');
      if (found.has(sound) && found.get(sound)?.level === level) shared.add(sound);
      else if (!found.has(sound)) found.set(sound, region);
    }
  }
  for (const sound of shared) found.delete(sound);
  return found;
}
