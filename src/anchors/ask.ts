import { namesakeOf } from './decide.ts';
import { homeOf } from './match/find-former.ts';
import type { Found } from './match/found.ts';
import { nameOf, toOld } from './match/passages.ts';
import type { Survey } from './match/survey.ts';

/** The question to ask about an id in doubt. `ids` are the ids by which answers name sections. */
export function question(survey: Survey, found: Found, ids: string[], id: string): Question {
  const { records, passages, news, evidence, lead } = survey;
  const known = records.get(id);
  const old = known && (toOld(id, known)[0] ?? found.inherited.get(id));
  const home = known?.now === undefined ? undefined : homeOf(survey, found, id).place;
  const { heading = '', now: former } = known ?? {};
  const self = namesakeOf(survey, found, id);
  const isWritten = self !== undefined && passages[self]?.authorId === id;
  const name = nameOf(heading);
  const wholeAt = (place: number): number => (old ? evidence.wholeAt(old, place) : 0);
  const chance = (place: number): number =>
    wholeAt(place) +
    (place === self || place === home ? 1 : news[place]?.name === name ? 0.15 : 0) +
    (found.holders.has(place) ? 0 : 0.1);
  const places = [...passages.keys()]
    .filter((place) => chance(place) > 0)
    .sort((a, b) => chance(b) - chance(a))
    .slice(0, mostPlaces);
  const hasLead = news[lead]?.text.words !== 0;
  return {
    id,
    heading,
    former,
    places: isWritten ? [self] : places,
    self: self !== undefined && found.holders.has(self) ? undefined : self,
    ids,
    isWritten,
    mayBeLead: !isWritten && hasLead && (!found.unchanged.has(lead) || wholeAt(lead) >= 0.1),
  };
}

/** Whether more than half of the sections have changed beyond recognition. */
export function isRewritten({ live, records }: Survey, { doubts }: Found): boolean {
  const open = [...doubts.keys()].filter((id) => {
    const { now, removed } = records.get(id) ?? {};
    return now === undefined && !removed;
  }).length;
  return open >= 3 && open > live.length / 2;
}

const mostPlaces = 9;

/** A recorded section whose text could not be found with certainty. */
export interface Question {
  id: string;
  /** The last recorded heading. */
  heading: string;
  /** The id of the section that had absorbed it. */
  former: string | undefined;
  /** Indexes of the sections it may have become, likeliest first. */
  places: number[];
  /**
   * The one of `places` that has its heading, if it is the only one and has no recorded address.
   */
  self: number | undefined;
  /**
   * The ids by which an answer names sections, in their order. They stay the same while questions
   * are open.
   */
  ids: string[];
  /** Whether the author gave this section's id to another text. */
  isWritten: boolean;
  /** Whether its text may be found before the first heading. */
  mayBeLead: boolean;
}
