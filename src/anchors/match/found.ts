import type { Old } from './passages.ts';

/** Where the texts of recorded sections were found. */
export class Found {
  /** The recorded section that a section is, by place. */
  readonly holders = new Map<number, string>();
  /** Where each id leads that was found. */
  readonly places = new Map<string, number>();
  /** Ids whose text is not found for certain, with the place that has the heading. */
  readonly doubts = new Map<string, number | undefined>();
  /** Places where everything is as it was recorded. */
  readonly unchanged = new Set<number>();
  /** Ids about which the author has decided. */
  readonly decided = new Set<string>();
  /** Of these, those whose section was removed on purpose. */
  readonly removed = new Set<string>();
  /** Former ids that only had another heading, with the text that they follow where their section is divided. */
  readonly inherited = new Map<string, Old>();

  hold(id: string, place: number): void {
    this.holders.set(place, id);
    this.places.set(id, place);
  }

  /** Its text is looked for no longer: an id goes where its section goes. */
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
