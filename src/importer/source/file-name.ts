import { basename, dirname, extname } from 'node:path';
import { fold } from '../../anchors/slug.ts';
import { isDate } from '../metadata/find-date.ts';

/**
 * The facts in the path of a Markdown file, as static site generators read it: the date before the
 * name, and the slug. An `index` file has the name of its folder. The suffixes that Notion adds are
 * removed.
 *
 * - `posts/2014-05-14-ein-treffen.md` → `2014-05-14`, `ein-treffen`
 * - `posts/2019-05-06-erstes/index.md` → `2019-05-06`, `erstes`
 */
export function readFileName(path: string): { date?: string; slug?: string } {
  const file = basename(path, extname(path)).replace(/\.(?:de|en|fr|es|it|nl)$/, '');
  const isIndex = /^_?index$/i.test(file);
  const name = (isIndex ? basename(dirname(path)) : file).replace(/ [0-9a-f]{32}$/, '');
  const [, found, rest = name] = /^(\d{4}-\d{2}-\d{2})(?:[-_ T]|$)(.*)$/s.exec(name) ?? [];
  const inPath = /(?:^|\/)((?:19|20)\d\d)\/(\d{2})\/(\d{2})\//.exec(path);
  const date = found ?? (inPath ? inPath.slice(1).join('-') : undefined);
  const slug = fold(rest === '' ? name : rest);
  return {
    ...(date !== undefined && isDate(date) && { date }),
    ...(slug !== '' && slug !== 'index' && { slug }),
  };
}
