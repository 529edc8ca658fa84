import type { VFile } from 'vfile';
import type { Limits } from './limits.ts';

/** What the caller of the pipeline decides; travels with the file as `file.data.settings`. */
export interface Settings {
  /** BCP 47 tag of the text, such as `de` or `en-GB`. */
  lang: string;
  /** Path the site lies under, with a slash at both ends: what `/imprint/` in the text is relative to. */
  base: string;
  /** Hosts that pictures may be loaded from; any other absolute address becomes a link. */
  pictureHosts: readonly string[];
  /** What links may begin with besides `https:` and `http:`, in small letters. */
  linkSchemes: readonly string[];
  /** Line of the author's file that the Markdown begins on; 1 if there is no front matter. */
  firstLine: number;
  /** `shift` moves all headings down by one level. */
  headings: 'shift' | undefined;
  limits: Limits;
}

declare module 'vfile' {
  interface DataMap {
    settings: Settings;
  }
}

/** The settings of this run. Throws when a step is used outside the pipeline without them. */
export function settingsOf(file: VFile): Settings {
  if (!file.data.settings) throw new Error('The Markdown steps need `file.data.settings`.');
  return file.data.settings;
}

/** The line of the author's file that a node begins on. */
export function lineOf(file: VFile, node: Place): number {
  return (node.position?.start?.line ?? 1) + settingsOf(file).firstLine - 1;
}

/** Records something the author must mend; the pipeline hands all of it back as problems. */
export function report(file: VFile, node: Place, message: string, remedy: string): void {
  const entry = file.message(message, node.position?.start);
  entry.note = remedy;
}

/** Where the node begins in the source, or -1 for one that was made on the way. */
export function offsetOf(node: Place): number {
  return node.position?.start?.offset ?? -1;
}

/** A node of either tree. An HTML parser leaves some positions without a start, whatever its types say. */
export interface Place {
  position?: { start?: Point | undefined; end?: Point | undefined } | undefined;
}

interface Point {
  line: number;
  column: number;
  offset?: number | undefined;
}
