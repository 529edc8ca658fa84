import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unreadable, type Problem } from '../problem.ts';
import { normaliseText } from './normalise-text.ts';
import { readFields } from './read-fields.ts';
import { siteFields, siteSettingsSchema, type SiteSettings } from './site-settings.ts';

/** The name of the file with an owner's settings, in the content folder. */
export const siteFile = 'site.yml';

/**
 * The settings of the site in a content folder. Without a file `site.yml`, or if it has problems,
 * they are the schema's defaults, so that every command can go on and report; `shown` names the
 * file in problems.
 */
export function readSite(contentDir: string, shown: string): ReadSite {
  const refused = (problems: Problem[]) => ({
    settings: siteSettingsSchema.parse({}),
    lines: [],
    problems,
  });
  let text: string;
  try {
    text = readFileSync(join(contentDir, siteFile), 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && missing.has(String(error.code));
    return refused(isMissing ? [] : [{ file: shown, ...unreadable(error, 'This file') }]);
  }
  const lines = normaliseText(text).split('\n');
  const { data, problems } = readFields(lines, {
    schema: siteSettingsSchema,
    vocabulary: siteFields,
    firstLine: 1,
    file: shown,
  });
  return data ? { settings: data, lines, problems } : refused(problems);
}

const missing = new Set(['ENOENT', 'ENOTDIR']);

interface ReadSite {
  settings: SiteSettings;
  /** The lines of the file; none if its settings are not used. */
  lines: readonly string[];
  problems: Problem[];
}
