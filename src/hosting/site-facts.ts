import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The folder of a built site that is meant for servers, not for visitors. */
export const serverFolder = '.hosting';

/**
 * What a built site tells the programs that serve it. Written last: a folder that has it is a whole
 * site.
 */
export const siteFacts = join(serverFolder, 'site.json');

const strings = z.array(z.string()).readonly();
const schema = z.object({
  /** The path of the site, with a slash at both ends. */
  base: z.string(),
  /** Paths below the base of pages that answer with status 410. */
  gone: strings.default([]),
  inline: z.object({ scripts: strings, styles: strings }),
  hashedFolders: strings,
  common: z.record(z.string(), z.string()),
  /** Path of the search, relative to the base. */
  search: z.string(),
  embedding: z.object({ folders: strings, frames: z.string() }).optional(),
  redirects: z
    .array(
      z.object({
        from: z.string(),
        to: z.string(),
        rest: z.literal('path').exactOptional(),
        isTemporary: z.boolean().exactOptional(),
      }),
    )
    .readonly(),
  /** The owner's headers for paths that begin with each prefix. */
  own: z
    .array(z.object({ prefix: z.string(), headers: z.record(z.string(), z.string()) }))
    .default([]),
});

export type SiteFacts = z.infer<typeof schema>;

/** The facts of the site in `dir`; `undefined` if there is no site or only a part of one. */
export function readSiteFacts(dir: string): SiteFacts | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(join(dir, siteFacts), 'utf8')));
  } catch {
    return undefined;
  }
}
