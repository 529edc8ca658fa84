import type { Facts } from '../draft.ts';
import type { SourceKind } from '../source/detect-kind.ts';

/** A text that lies in a document of another kind, with what lies beside it. */
export interface Contained {
  /** Inside the document, where there are several. */
  name?: string | undefined;
  body: string;
  kind?: SourceKind | undefined;
  facts?: Facts | undefined;
  url?: string | undefined;
  /** Files the text may show, by the address it uses. */
  parts?: ReadonlyMap<string, Uint8Array> | undefined;
}
