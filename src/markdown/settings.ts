import type { VFile } from 'vfile';
import type { Limits } from './limits.ts';

/** What the caller of the pipeline decides; available as `file.data.settings`. */
export interface Settings {
  /** BCP 47 tag of the text, such as `de` or `en-GB`. */
  lang: string;
  /**
   * Path of the site, with a slash at both ends: paths like `/imprint/` in the text are relative to
   * it.
   */
  base: string;
  /** Hosts that pictures may be loaded from; any other absolute address becomes a link. */
  pictureHosts: readonly string[];
  /** Schemes that links may have besides `https:` and `http:`, in lower case. */
  linkSchemes: readonly string[];
  /** Line of the author's file on which the Markdown begins; 1 without front matter. */
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

/** The settings of this run. Throws if a plugin is used without them. */
export function settingsOf(file: VFile): Settings {
  if (!file.data.settings) throw new Error('The Markdown steps need `file.data.settings`.');
  return file.data.settings;
}

/** The line of the author's file on which a node begins. */
export function lineOf(file: VFile, node: Place): number {
  return (node.position?.start?.line ?? 1) + settingsOf(file).firstLine - 1;
}

/** Records something that the author must mend; the pipeline returns all of it as problems. */
export function report(file: VFile, node: Place, message: string, remedy: string): void {
  const entry = file.message(message, node.position?.start);
  entry.note = remedy;
}

/** The offset of a node in the source, or -1 for a generated node. */
export function offsetOf(node: Place): number {
  return node.position?.start?.offset ?? -1;
}

/**
 * A node of either tree. HTML parsers leave some positions without a start, contrary to their
 * types.
 */
export interface Place {
  position?: { start?: Point | undefined; end?: Point | undefined } | undefined;
}

interface Point {
  line: number;
  column: number;
  offset?: number | undefined;
}
