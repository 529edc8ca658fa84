import type { Old } from './passages.ts';

/** Where the texts of recorded sections were found. Places are indexes of `Survey.news`. */
export class Found {
  /** The recorded id of a section, by place. */
  readonly holders = new Map<number, string>();
  /** The place that each found id leads to. */
  readonly places = new Map<string, number>();
  /** Ids whose text was not found with certainty, with the place that has the heading. */
  readonly doubts = new Map<string, number | undefined>();
  /** Places where everything is as recorded. */
  readonly unchanged = new Set<number>();
  /** Ids that the author has decided about. */
  readonly decided = new Set<string>();
  /** Ids of sections that the author declared removed on purpose; a subset of `decided`. */
  readonly removed = new Set<string>();
  /**
   * Former ids that only had another heading, with the text that they follow if their section is
   * split.
   */
  readonly inherited = new Map<string, Old>();

  hold(id: string, place: number): void {
    this.holders.set(place, id);
    this.places.set(id, place);
  }

  /** Stops looking for the text of an id: it goes where its section goes. */
  leave(id: string): void {
    this.doubts.delete(id);
    this.decided.add(id);
  }

  doubt({ id }: Pick<Old, 'id'>, namesake: number | undefined): void {
    const place = this.places.get(id);
    if (place !== undefined && this.holders.get(place) === id) this.holders.delete(place);
    this.places.delete(id);
    this.doubts.set(id, namesake);
  }
}
