/**
 * 全市新建5G基站1500个，其中扬州高新区120个、邗江区200个: the members of a list have a place where the others have a name.
 * In: the zones of a sentence with their names; out: the same, each such member named as the figure that it is part of.
 */
import { bare } from './bare.ts';
import type { Naming } from './name-zones.ts';
import { type PlaceAtHead, placeAlone, placeAtHead } from './place-at-head.ts';
import { BEFORE_NUMBER, QUALIFIER_BEFORE } from './wording.ts';
import type { Zone } from './zones.ts';

export interface PlacedNaming extends Naming {
  /** Whose figure it is where the list says so. */
  place: PlaceAtHead | null;
}

export function withPlaces(text: string, zones: readonly Zone[], named: readonly Naming[]): PlacedNaming[] {
  const placed: PlacedNaming[] = [];
  for (const [at, naming] of named.entries()) placed.push(placedOf({ text, zones, named: placed }, { naming, at }));
  return placed;
}

interface Before {
  text: string;
  zones: readonly Zone[];
  /** Those in front. */
  named: readonly PlacedNaming[];
}

function placedOf({ text, zones, named }: Before, { naming, at }: { naming: Naming; at: number }): PlacedNaming {
  const zone = zones[at];
  if (!zone) return { ...naming, place: null };
  const words = bare(text.slice(zone.range.start, zone.token.start)).replace(/^[（(]?其中[，：]?/, '');
  const place = placeAlone(words.replace(BEFORE_NUMBER, ''));
  const whole = named.findLastIndex(
    ({ place: other, name }, index) => other === null && name !== '' && zones[index]?.token.unit === zone.token.unit,
  );
  const of = named[whole];
  const model = zones[whole];
  // 泰州和扬州分别新建5G基站800个和900个: paired with their names already.
  if (!place || !of || !model || model.linked || of.state)
    return naming.state ? { ...naming, ...withoutPlace(naming.name) } : { ...naming, place: null };
  const said = text.slice(model.range.start, model.token.start);
  const own = bare(said).replace(QUALIFIER_BEFORE, '');
  const written = words.slice(0, place.end);
  const states = own.slice(placeAtHead(own)?.end ?? 0);
  return {
    ...naming,
    name: of.name,
    own: false,
    shared: said,
    state: (value) => `${written}${states.includes(of.name.slice(0, 4)) ? states : of.name}${value}`,
    place,
  };
}

function withoutPlace(name: string): Pick<PlacedNaming, 'name' | 'place'> {
  const place = placeAtHead(name);
  const rest = name.slice(place?.end ?? 0);
  return place && rest.length >= 2 ? { name: rest, place } : { name, place: null };
}
