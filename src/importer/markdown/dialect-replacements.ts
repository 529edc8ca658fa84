import { gitHubId } from './heading-ids.ts';

const notOurs = 'what only another system understands';

/** What is replaced in Markdown of other systems, in order: one table for all of them. */
export const replacements: readonly Replacement[] = [
  // Hugo
  {
    pattern: /\{\{[<%]\s*(?:figure|img|image)\s([^>%]*?)\/?\s*[>%]\}\}/g,
    write: ([given]) => picture(given),
  },
  {
    pattern: /\{\{[<%]\s*youtube\s([^>%]*?)\/?\s*[>%]\}\}/g,
    write: ([given]) =>
      video(`https://www.youtube.com/watch?v=${first(given)}`, attribute(given, 'title')),
  },
  {
    pattern: /\{\{[<%]\s*vimeo\s([^>%]*?)\/?\s*[>%]\}\}/g,
    write: ([given]) => video(`https://vimeo.com/${first(given)}`, attribute(given, 'title')),
  },
  {
    pattern: /\{\{[<%]\s*(?:tweet|x)\s([^>%]*?)\/?\s*[>%]\}\}/g,
    write([given]) {
      const user = attribute(given, 'user') || 'i';
      const url = `https://x.com/${user}/status/${attribute(given, 'id') || first(given)}`;
      return `[${url}](${url})`;
    },
  },
  {
    pattern: /\{\{[<%]\s*gist\s+(\S+)\s+(\S+)[^>%]*[>%]\}\}/g,
    write: ([user, id]) =>
      `[https://gist.github.com/${user}/${id}](https://gist.github.com/${user}/${id})`,
  },
  { pattern: /\{\{[<%]\s*(?:rel)?ref\s+"([^"]*)"\s*[>%]\}\}/g, write: ([path]) => path ?? '' },
  { pattern: /\{\{[<%]\s*\/\*[\s\S]*?\*\/\s*[>%]\}\}/g, reason: notOurs },
  // Jekyll and Eleventy
  { pattern: /\{\{\s*(?:site\.(?:base)?url|page\.url)\s*(?:\|[^}]*)?\}\}/g, write: () => '' },
  {
    pattern: /\{\{\s*["']([^"']+)["']\s*\|\s*(?:relative_url|absolute_url|url)\s*\}\}/g,
    write: ([path]) => path ?? '',
  },
  { pattern: /\{%-?\s*post_url\s+(\S+)\s*-?%\}/g, write: ([name]) => `${name ?? ''}.md` },
  { pattern: /\{%-?\s*(?:rel)?ref\s+["']([^"'\s]+)["']\s*-?%\}/g, write: ([path]) => path ?? '' },
  { pattern: /\{%-?\s*link\s+(\S+)\s*-?%\}/g, write: ([path]) => path ?? '' },
  {
    pattern: /\{%-?\s*(?:youtube|include\s+youtube\S*)\s([^%]*?)-?%\}/g,
    write: ([given]) =>
      video(
        `https://www.youtube.com/watch?v=${attribute(given, 'id', 'video') || first(given)}`,
        attribute(given, 'title'),
      ),
  },
  {
    pattern: /\{%-?\s*include\s+(?:figure|image)\S*\s([^%]*?)-?%\}/g,
    write: ([given]) => picture(given),
  },
  { pattern: /\{%-?\s*(?:end)?(?:raw|comment)\s*-?%\}/g, write: () => '' },
  // kramdown
  {
    pattern: /^[ \t]*[*+-] TOC[ \t]*\n\{:toc[^}\n]*\}[ \t]*$/gim,
    reason: 'a list of contents, which articles get by themselves',
  },
  {
    pattern: /^\[(?:TOC|toc)\]$|^\[\[_?TOC_?\]\]$|^\{:toc[^}\n]*\}$/gim,
    reason: 'a list of contents, which articles get by themselves',
  },
  {
    pattern: /[ \t]*\{:\s*#([a-z][a-z0-9-]*)[^{}\n]*\}[ \t]*$/gm,
    write: ([id]) => ` {#${id ?? ''}}`,
  },
  {
    pattern: /^[ \t]*\{:[^{}\n]{0,300}\}[ \t]*$|(?<=\S)\{:[^{}\n]{0,300}\}/gm,
    reason: 'classes of another system',
  },
  {
    pattern: /^(#{1,6} [^\n]*?\{#[\w-]+)(?:[ \t]+[.\w="-]+)+\}/gm,
    write: ([heading]) => `${heading ?? ''}}`,
  },
  // Obsidian
  {
    pattern:
      /!\[\[([^[\]|#\n]+\.(?:png|jpe?g|gif|webp|avif|svg|bmp))(?:#[^[\]|\n]*)?(?:\|([^[\]\n]*))?\]\]/gi,
    write: ([file = '', text = '']) => `![${isSize.test(text) ? '' : text}](${pathOf(file)})`,
  },
  { pattern: /(!\[[^[\]\n]*)\|\d+(?:x\d+)?(?=\]\()/g, write: ([text]) => text ?? '' },
  {
    pattern: /!\[\[([^[\]|#\n]+)(#[^[\]|\n]*)?(?:\|([^[\]\n]+))?\]\]/g,
    write: ([note, place, text]) => linkToNote(note, place, text),
    reason: 'the text of another note, to which a link leads instead',
  },
  {
    pattern: /\[\[([^[\]|#\n]*)(#[^[\]|\n]*)?(?:\|([^[\]\n]+))?\]\]/g,
    write: ([note, place, text], whole) => linkToNote(note, place, text) || whole,
  },
  {
    pattern: /[ \t]+\^(?=[a-z-]*\d)[a-z\d-]{6}$/gm,
    reason: 'the name of a paragraph, which only another system understands',
  },
  {
    pattern: /^([ \t]*(?:> ?)+)\[!(\w+)\][+-]?[ \t]*(\S[^\n]*)?$/gm,
    write: ([signs, kind = '', title]) =>
      `${signs ?? '> '}**${title ?? `${kind.charAt(0).toUpperCase()}${kind.slice(1).toLowerCase()}`}:**`,
  },
  { pattern: /%%[\s\S]*?%%/g, reason: 'a comment of the author' },
  {
    pattern: /(?<![=\w])==(?=\S)([^=\n]+?)(?<=\S)==(?![=\w])/g,
    write: ([text]) => `<mark>${text ?? ''}</mark>`,
  },
  // Task lists
  {
    pattern: /^([ \t]*(?:[-*+]|\d+[.)])[ \t]+)\[ \](?=[ \t])/gm,
    write: ([item]) => `${item ?? ''}☐`,
  },
  {
    pattern: /^([ \t]*(?:[-*+]|\d+[.)])[ \t]+)\[[xX]\](?=[ \t])/gm,
    write: ([item]) => `${item ?? ''}☑`,
  },
  // Certain typing errors
  { pattern: /^(#{2,6})(?=[\p{L}\p{N}„“"])/gmu, write: ([signs]) => `${signs ?? ''} ` },
  {
    pattern: /(\[[^[\]\n]{1,300}\])[ \t]{1,9}(\((?:https?:\/\/|www\.|mailto:)[^\s()]{1,500}\))/g,
    write: ([text, address]) => `${text ?? ''}${address ?? ''}`,
  },
  {
    pattern: /\(([^()\n]{1,300})\)\[((?:https?:\/\/|www\.|mailto:)[^\s\]]{1,500})\]/g,
    write: ([text, address]) => `[${text ?? ''}](${address ?? ''})`,
  },
  { pattern: /\]\(\((https?:\/\/[^\s()]+)\)\)/g, write: ([address]) => `](${address ?? ''})` },
];

/** What is taken out of MDX, before the others. */
export const componentsOfMdx: readonly Replacement[] = [
  {
    pattern:
      /^(?:import\s[^\n]*\sfrom\s+['"][^'"\n]+['"];?|import\s+['"][^'"\n]+['"];?|export\s+(?:const|default|function)\s[^\n]*)[ \t]*$/gm,
    reason: 'code of a component',
  },
  { pattern: /\{\/\*[\s\S]*?\*\/\}/g, reason: 'a comment of the author' },
  { pattern: /<([A-Z][\w.]*)\b[^<>]*?\/>/g, reason: 'a component, which an article cannot have' },
  // Tags around text, which is kept. Applied twice for nested ones.
  ...[1, 2].map(() => ({
    pattern: /<([A-Z][\w.]*)\b[^<>]*>([\s\S]*?)<\/\1>/g,
    write: ([, inner]: (string | undefined)[]) => inner ?? '',
  })),
];

interface Replacement {
  pattern: RegExp;
  /** The replacement, from the groups of the pattern. If absent, the match is removed. */
  write?: (groups: (string | undefined)[], whole: string) => string;
  /** Why something is lost, for the list of what was left out. */
  reason?: string;
}

/** `src="a.jpg" title="T"` in any order, or the first value without a name. */
function attribute(text: string | undefined, ...names: string[]): string {
  for (const name of names) {
    const found = new RegExp(
      `(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|\`([^\`]*)\`|(\\S+))`,
      'i',
    ).exec(text ?? '');
    const value = found?.slice(1).find((one) => one !== undefined);
    if (value !== undefined) return value;
  }
  return '';
}

function first(text: string | undefined): string {
  const [, value = ''] = /^\s*(?:id\s*=\s*)?["'`]?([^\s"'`]+)/.exec(text ?? '') ?? [];
  return value;
}

function picture(attributes: string | undefined): string {
  const source = attribute(attributes, 'src', 'image_path', 'url', 'file', 'link');
  const caption = attribute(attributes, 'caption', 'title');
  const credit = attribute(attributes, 'attr', 'credit');
  const alt = attribute(attributes, 'alt') || caption;
  const title = [caption, credit && `© ${credit}`].filter(Boolean).join(' ').replaceAll('"', '”');
  return `\n\n![${alt.replace(/[[\]]/g, '')}](${encodeURI(source)}${title ? ` "${title}"` : ''})\n\n`;
}

function video(url: string, title = 'Video'): string {
  return `\n\n::video[${title.replace(/[[\]]/g, '') || 'Video'}]{url="${url}"}\n\n`;
}

/** `[[Der Steg#Das Holz|dort]]`; a note is a Markdown file, unless it says otherwise. */
function linkToNote(note = '', place = '', text?: string): string {
  const heading = place.split('#').at(-1) ?? '';
  const isHeading = heading !== '' && !heading.startsWith('^');
  const words = text ?? [note, isHeading ? heading : ''].filter(Boolean).join(', ');
  if (words === '') return '';
  const file =
    note === ''
      ? ''
      : /\.(?:md|pdf|canvas|base|mp[34]|webm|ogg|wav|m4a|png|jpe?g)$/i.test(note)
        ? note
        : `${note}.md`;
  return `[${words}](${pathOf(file)}${isHeading ? `#${pathOf(gitHubId(heading))}` : ''})`;
}

const isSize = /^\d+(?:x\d+)?$/;

function pathOf(file: string): string {
  return encodeURI(file.trim()).replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'));
}
