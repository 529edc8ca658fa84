import type { Facts } from '../draft.ts';
import type { SourceKind } from '../source/detect-kind.ts';

/** A text inside a document of another format, with its files. */
export interface Contained {
  /** Name inside the document, if it has several texts. */
  name?: string | undefined;
  body: string;
  kind?: SourceKind | undefined;
  facts?: Facts | undefined;
  url?: string | undefined;
  /** Files that the text may show, by the address it uses. */
  parts?: ReadonlyMap<string, Uint8Array> | undefined;
}
