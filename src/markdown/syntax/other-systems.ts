import type { Slip } from './slips.ts';

/**
 * Syntax of other systems that this one would print: template instructions, shortcodes, other kinds
 * of Markdown. Only what never occurs in a sentence; code is not examined.
 *
 * One list, however long, because the first pattern that matches is reported.
 */
export const otherSystems: readonly Slip[] = [
  {
    pattern: /^\[(?:TOC|toc)\]$|^\[\[_TOC_\]\]$/gm,
    wholeLines: true,
    message: (found) => `“${found}” is a placeholder for a contents list.`,
    remedy: () => 'Delete it: every article gets one automatically.',
  },
  {
    pattern: /^\[!(\w+)\]/g,
    wholeLines: true,
    message: (found) => `“${found}” begins a callout of another system.`,
    remedy: (_, [, kind = '']) => `Write what it is as text, such as **${capital(kind)}:**`,
  },
  {
    pattern: /^(?:!!!|\?\?\?\+?) +([a-z][\w-]*)[^\n]*/gim,
    wholeLines: true,
    message: (found) => `“${found}” begins a callout of another system.`,
    remedy: (_, [, kind = '']) =>
      `Write what it is as text, such as **${capital(kind)}:**, and the lines below it without indentation.`,
  },
  {
    pattern: /^\.\. [a-z][\w-]*::[^\n]*/gm,
    wholeLines: true,
    message: (found) => `“${found}” is an instruction of another system.`,
    remedy: () => 'Delete it, or write what it stood for as text.',
  },
  {
    pattern: /!?\[\[[^[\]\n]{1,300}\]\]/g,
    message: (found) => `“${found}” is the syntax of a wiki.`,
    remedy: (found) =>
      found.startsWith('!')
        ? `Write ![what it shows](${found.slice(3, -2)})`
        : `Write [the text of the link](/artikel/${/^\[\[([a-z0-9-]+)(?:\||\]\])/.exec(found)?.[1] ?? '…'}/)`,
  },
  {
    pattern: /(?<!\])\[([a-z][\w-]{0,30})(?:[ =][^\]\n]{0,300})?\](?!\()[^]{0,2000}?\[\/\1\]/gi,
    message: (found) => `“${found}” is a shortcode of another system.`,
    remedy: (_, [, name = '']) => shortcodeRemedy(name),
  },
  {
    pattern:
      /\[(\/?[a-z][\w-]{0,30})(?: +(?:[a-z][\w-]{0,30} *= *["'“”„]?[^\]\n]{0,300}|\/)|=[^\]\n]{1,300})\](?!\()|\[(\/[a-z][\w-]{0,30}|gallery|embed|playlist|nextpage)\](?![([])/gi,
    message: (found) => `“${found}” is a shortcode of another system.`,
    remedy: (_, [, name, closing = '']) => shortcodeRemedy(name ?? closing),
  },
  {
    pattern: /\{\{[<%]?[^{}]{0,500}[%>]?\}\}|\{%[^{}]{0,500}%\}|<%[=#-]?[^%\n]{0,300}%>/g,
    message: (found) => `“${found}” is an instruction of another system.`,
    remedy: () =>
      'Delete it, or write what it stood for: ::video[title]{url="https://…"}, ::figure[…], a link.',
  },
  {
    // An end whose beginning is escaped is text too; an escaped sign is two U+FFFC here.
    pattern:
      /\{\{[<%][^\n]{0,60}|\{%-? ?[a-z][^\n]{0,60}|<%= ?[^\n]{0,60}|(?:[>%]\}\}|(?<=\s)-?%\}(?!\}))(?<!\uFFFC[^}]{0,500}\}{1,2})|^\}\}$/gim,
    message: (found) => `“${found}” is half of an instruction of another system.`,
    remedy: () =>
      'Delete all of it, or write what it stood for: ::video[title]{url="https://…"}, ::figure[…], a link.',
  },
  {
    pattern:
      /\{\/\*[^]{0,500}?\*\/\}|[$#]\{[a-z_][\w.]{0,100}\}|\{[#/:@](?:if|each|else|await|then|for|end|block|html|include|partial)\b[^{}\n]{0,200}\}|\{[a-z_$][\w$]{0,50}(?:\.[\w$]{1,50}){1,5}(?:\([^(){}\n]{0,200}\))?\}/gim,
    message: (found) => `“${found}” is an instruction of another system.`,
    remedy: () => 'Delete it, or write as text what it stood for.',
  },
  {
    pattern:
      /^import (?:[\w*{}, $]{1,200} from )?["'][^"'\n]{1,300}["'];?$|^export (?:const|let|default|function|async) [^\n]*/gm,
    wholeLines: true,
    message: (found) => `“${found}” is code, as in MDX, and would be printed.`,
    remedy: () =>
      'Delete it: articles cannot contain code of their own. Code to be shown goes between ``` lines.',
  },
  {
    pattern:
      /^\{:[^{}\n]{0,300}\}$|(?<=\S)\{:[^{}\n]{0,300}\}|(?<!\\)\{\.[a-z_-][^{}\n]{0,300}\}|(?<=[\])\u{FFFC}]) ?\{[a-z][\w-]{0,30}=[^{}\n]{0,300}\}/gimu,
    message: (found) => `“${found}” is an attribute list of another system.`,
    remedy: () => 'Delete it. An id is written {#name} at the end of a heading.',
  },
  {
    pattern: /\{#[a-z][\w-]{0,60}[^{}\n]{0,300}\}/gi,
    notInHeadings: true,
    message: (found) => `“${found}” is an id outside a heading, and would be printed.`,
    remedy: () =>
      'Delete it, or write it at the end of a heading: only headings have ids of their own.',
  },
  {
    pattern: /\n: +\S[^\n]*/g,
    wholeLines: true,
    message: (found) => `“${found}” is a definition of another system.`,
    remedy: () => 'Write <dl><dt>term</dt><dd>meaning</dd></dl>, or **term:** meaning.',
  },
  {
    pattern: /^\*\[[^\]\n]{1,100}\]: *[^\n]*/gm,
    wholeLines: true,
    message: (found) =>
      `“${found}” explains an abbreviation in another system, and would be printed.`,
    remedy: (found) =>
      found.replace(
        /^\*\[([^\]]*)\]: *(.*)$/,
        'Write <abbr title="$2">$1</abbr> where it is used in the text.',
      ),
  },
  {
    pattern: /^\[[ xX]\](?= )/g,
    wholeLines: true,
    onlyInItem: true,
    message: (found) => `“${found}” is a checkbox, which articles do not have.`,
    remedy: (found) => `Write ${found === '[ ]' ? '☐' : '☑'}, or delete it.`,
  },
  {
    pattern: /^\[[ xX]\] \S[^\n]*(?:\n\[[ xX]\] \S[^\n]*)+/gm,
    wholeLines: true,
    message: (found) => `“${found}” begins with a checkbox, which articles do not have.`,
    remedy: () => 'Write - ☐ or - ☑ for each line.',
  },
  {
    pattern: /(?<!\[)\^\[[^\]\n]{1,500}\]/g,
    message: (found) => `“${found}” is a note of another system.`,
    remedy: (found) => `Write [^1] here, and [^1]: ${found.slice(2, -1)} on a line of its own.`,
  },
  {
    pattern:
      /\$\$[^$]{1,1000}\$\$|(?<![\p{L}\p{N}$])\$(?=[^\s\d$])[^$\n]{0,100}[\\^_{}=][^$\n]{0,200}(?<=\S)\$(?![\p{L}\p{N}$])|\\(?:begin|end|frac|sqrt|text|textbf|textit|emph|cite|ref|label|footnote)\{[^{}\n]{0,200}\}|^\\(?:newpage|pagebreak|clearpage|tableofcontents|maketitle)$/gmu,
    message: (found) => `“${found}” is a formula or an instruction of TeX, and would be printed.`,
    remedy: () =>
      'Write it as text, with <sub>, <sup> and <i>, or put it next to the article as a picture.',
  },
  {
    pattern: /(?<![\p{L}\p{N}:/]):(?:[a-z][a-z0-9_-]{1,40}|\+1|-1):(?![\p{L}\p{N}:/])/gu,
    message: (found) => `“${found}” is an emoji code of another system, and would be printed.`,
    remedy: () => 'Write the emoji itself, or delete it.',
  },
  {
    pattern: /(?<![=\p{L}\p{N}])==(?=[^\s=])[^=\n]{1,300}(?<=\S)==(?![=\p{L}\p{N}])/gu,
    message: (found) => `“${found}” marks nothing here, and would be printed.`,
    remedy: (found) => `Write <mark>${found.slice(2, -2)}</mark>`,
  },
  {
    pattern: /(?<!\S)\+\+(?=[^\s+])[^+\n]{1,300}(?<=\S)\+\+(?![\p{L}\p{N}+])/gu,
    message: (found) => `“${found}” marks nothing here, and would be printed.`,
    remedy: (found) => `Write <ins>${found.slice(2, -2)}</ins>`,
  },
  {
    pattern: /(?<=[\p{L})])~[\p{L}\p{N}+-]{1,12}~/gu,
    message: (found) => `“${found}” makes no subscript here, and would be printed.`,
    remedy: (found) => `Write <sub>${found.slice(1, -1)}</sub>`,
  },
  {
    pattern: /(?<=[\p{L}\p{N})])\^[\p{L}\p{N}+-]{1,12}\^/gu,
    message: (found) => `“${found}” makes no superscript here, and would be printed.`,
    remedy: (found) => `Write <sup>${found.slice(1, -1)}</sup>`,
  },
  {
    pattern: /(?<![\p{L}\p{N}~])~(?=\p{L})[^~\n]{0,200}(?<=[\p{L}\p{N}.!?])~(?![\p{L}\p{N}~])/gu,
    message: (found) => `“${found}” strikes nothing out, and would be printed.`,
    remedy: (found) => `Write ~${found}~`,
  },
  {
    pattern: /(?<!['\p{L}])'{2,3}(?=\p{L})[^'\n]{1,200}'{2,3}(?!['\p{L}])/gu,
    message: (found) => `“${found}” is emphasised as in a wiki.`,
    remedy: (found) =>
      found.startsWith("'''")
        ? `Write **${found.replace(/'/g, '')}**`
        : `Write *${found.replace(/'/g, '')}*`,
  },
  {
    pattern: /\|\|(?=[^\s|])[^|\n]{1,200}(?<=\S)\|\||\{color(?::[^{}\n]{1,30})?\}/g,
    message: (found) => `“${found}” is the syntax of another system.`,
    remedy: () => 'Write it as text, or in <details> for text that opens on demand.',
  },
  {
    pattern: /\[-?@[\w:.-]{1,100}[^\]\n]{0,200}\]/g,
    message: (found) => `“${found}” is a reference of another system.`,
    remedy: () => 'Write [^1] here, and [^1]: with the source on a line of its own.',
  },
  {
    pattern: /%%[^%\n]{1,500}%%/g,
    message: (found) => `“${found}” is a comment of another system, and would be printed.`,
    remedy: (found) => `Write <!--${found.slice(2, -2)}-->, which is never published.`,
  },
  {
    pattern: /^%\[[^\]\n]{1,300}\]$/gm,
    wholeLines: true,
    message: (found) => `“${found}” is an instruction of another system.`,
    remedy: () => 'Write ::video[title]{url="https://…"} or a link.',
  },
  {
    pattern: /["„“][^"“”\n]{1,200}["“”]:https?:\/\/\S{1,300}/g,
    message: (found) => `“${found}” is a link of another system.`,
    remedy: (found) => found.replace(/^.([^]*).:(https?:.*?)([.,;:!?]?)$/, 'Write [$1]($2)$3'),
  },
];

function shortcodeRemedy(name: string): string {
  switch (name.replace('/', '').toLowerCase()) {
    case 'caption':
    case 'img':
    case 'gallery':
      return 'Write ![what it shows](file.jpg "caption © credit") for each picture.';
    case 'b':
      return 'Write **…**';
    case 'i':
      return 'Write *…*';
    case 'url':
      return 'Write [text](https://…)';
    case 'quote':
      return 'Write > before each line of the quotation.';
    case 'code':
      return 'Write ``` on a line of its own before and after the code.';
    default:
      return 'Delete it, or write what it stood for: ::video[title]{url="https://…"}, ::figure[…], a link. \\[ begins a bracket that is meant as text.';
  }
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`;
}
