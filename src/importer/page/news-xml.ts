import type { Facts } from '../draft.ts';
import { findDate } from '../metadata/find-date.ts';
import { plainText } from '../metadata/json-ld.ts';
import { readBylineOf } from '../metadata/byline.ts';
import { withoutAbsent } from './page-values.ts';

/**
 * The text of a news agency's XML as HTML, with its metadata: NITF
 * (https://iptc.org/standards/nitf/) and the inline content of NewsML-G2
 * (https://iptc.org/standards/newsml-g2/). `undefined` for any other text.
 */
export function readNewsXml(source: string): { body: string; facts: Facts } | undefined {
  const isNews =
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE[^>]*>\s*)?<(?:nitf|newsItem|newsMessage|NewsML)\b/i;
  if (!isNews.test(source)) return undefined;
  const within = (name: string): string | undefined =>
    new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`, 'i').exec(source)?.[1];
  const text = (name: string): string | undefined => {
    const found = plainText((within(name) ?? '').replace(/<[^>]*>/g, ' '))
      .replace(/\s+/g, ' ')
      .trim();
    return found === '' ? undefined : found;
  };
  const body = within('body\\.content') ?? within('body') ?? within('inlineXML');
  if (body === undefined) return undefined;
  const stated =
    /<date\.issue[^>]*norm="([^"]*)"/i.exec(source)?.[1] ??
    text('firstCreated') ??
    text('contentCreated') ??
    text('versionCreated') ??
    '';
  const day = /^(\d{4})(\d\d)(\d\d)(?:T|$)/.exec(stated)?.slice(1).join('-');
  const byline = readBylineOf(text('byline') ?? text('by') ?? '');
  return {
    body,
    facts: withoutAbsent<Facts>({
      title: text('hl1') ?? text('headline'),
      description: text('hl2'),
      date: day ?? findDate(stated),
      authors: byline?.names.map((name) => ({ name })),
      agency: byline?.agency ?? text('distributor') ?? text('creditline'),
    }),
  };
}
