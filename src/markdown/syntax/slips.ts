/**
 * Likely typing errors in Markdown. Lengths are bounded, so that no text makes a pattern slow. The
 * first match is reported, so specific patterns come before general ones.
 */
export const slipsOfThePen: readonly Slip[] = [
  {
    pattern: /^#{2,6}(?=[\p{L}\p{N}„“"])[^\n]+/gmu,
    wholeLines: true,
    message: (found) => `“${found}” is not a heading without a space after the #.`,
    remedy: (found) => `Write ${found.replace(/^#+/, '$& ')}`,
  },
  {
    pattern: /^#{7,} [^\n]+/gm,
    wholeLines: true,
    message: (found) => `“${found}” has more # than a heading can have.`,
    remedy: (found) => `Write ${found.replace(/^#+/, '######')}`,
  },
  {
    pattern: /<(?:https?:\/\/|www\.)[^<>\n]{0,300}>/g,
    message: (found) => `“${found}” is not a link: its address has a space.`,
    remedy: () => 'Write %20 for the space, or remove it.',
  },
  {
    pattern: /^={3,}$/gm,
    wholeLines: true,
    message: (found) => `“${found}” underlines nothing, and would be printed.`,
    remedy: () => 'Write it directly below a heading, *** for a line, or delete it.',
  },
  {
    pattern:
      /!\[[^[\]\n]{0,300}\]\((?!<)([^()"\n]{0,300}\S) {1,9}(?!")[^()"\n]{0,300}?\.\w{2,5}(?: {1,9}"[^"\n]{0,300}")?\)/g,
    message: (found) => `“${found}” is not a picture: its address has a space.`,
    remedy: (found) =>
      `Write ${found.replace(/\(([^"]*?)( +"[^"]*")?\)$/, (_, address: string, title = '') => `(<${address}>${String(title)})`)}, or give the file a name without spaces.`,
  },
  {
    pattern:
      /(?<!!)\[[^[\]\n]{1,300}\]\((?:https?:\/\/|www\.|\/)[^\s()"]{0,500}(?: {1,9}[^\s()"]{1,500}){1,9}\)/g,
    message: (found) => `“${found}” is not a link: its address has a space.`,
    remedy: () => 'Write %20 for the space, or remove it.',
  },
  {
    pattern:
      /(?<!!)\[[^[\]\n]{1,300}\]\((?:mailto|tel): {0,9}[^\s()]{0,300}(?: {1,9}[^\s()]{1,300}){1,9}\)/g,
    message: (found) => `“${found}” is not a link: its address has a space.`,
    remedy: (found) =>
      `Write ${found.replace(/\([^()]*\)$/, (address) => address.replace(/ +/g, ''))}`,
  },
  {
    pattern: /!\[[^[\]\n]{0,300}\] {1,9}\([^()\n]{1,300}\)/g,
    message: (found) => `“${found}” is not a picture: a space separates the brackets.`,
    remedy: (found) => `Write ${found.replace(/\] +\(/, '](')}`,
  },
  {
    pattern: /(?<!!)\[[^[\]\n]{1,300}\] {1,9}\((?:https?:\/\/|www\.|mailto:|\/)[^\s()]{0,500}\)/g,
    message: (found) => `“${found}” is not a link: a space separates the brackets.`,
    remedy: (found) => `Write ${found.replace(/\] +\(/, '](')}`,
  },
  {
    pattern: /!\([^()\n]{1,300}\)\[[^\s\]]{1,500}\]/g,
    message: (found) => `“${found}” is not a picture: the brackets are the wrong way round.`,
    remedy: (found) => `Write ${found.replace(/^!\((.*)\)\[(.*)\]$/, '![$1]($2)')}`,
  },
  {
    pattern: /\([^()\n]{1,300}\)\[(?:https?:\/\/|www\.|mailto:|\/)[^\s\]]{0,500}\]/g,
    message: (found) => `“${found}” is not a link: the brackets are the wrong way round.`,
    remedy: (found) => `Write ${found.replace(/^\((.*)\)\[(.*)\]$/, '[$1]($2)')}`,
  },
  {
    pattern:
      /!?\[[^[\]\n]{1,300}\]\((?:(?:https?:\/\/|www\.|mailto:|\/)[^\s()]{0,500}|[^\s()]{1,300}\.\w{2,5})(?=\s|$)/g,
    message: (found) => `“${found}” is not a ${nameOf(found)}: its last bracket is missing.`,
    remedy: (found) => `Write ${found})`,
  },
  {
    pattern:
      /!?\[[^[\]()\n]{1,300}\((?:https?:\/\/|www\.|mailto:)[^\s()]{0,500}\)(?![^\n[]{0,300}\])|!\[[^[\]()\n]{1,300}\([^\s()]{1,300}\.\w{2,5}\)/g,
    message: (found) => `“${found}” is not a ${nameOf(found)}: a bracket is missing.`,
    remedy: (found) => `Write ${found.replace('(', '](')}`,
  },
  {
    pattern: /\[[^[\]\n]{1,300}\](?:https?:\/\/|www\.)[^\s()]{1,500}\)/g,
    message: (found) => `“${found}” is not a link: a bracket is missing.`,
    remedy: (found) => `Write ${found.replace(']', '](')}`,
  },
  {
    pattern: /(?<![[\p{L}\p{N}])!?[\p{L}\p{N}][^[\](){}\n]{0,200}\]\([^\s()]{1,500}\)/gu,
    needs: '](',
    message: (found) => `“${found}” is not a ${nameOf(found)}: its first bracket is missing.`,
    remedy: () => 'Write it where the text of the link begins: [text](address).',
  },
  {
    pattern: /!?\[?[^[\]\n]{0,100}\]\((?=[^\s)])[^\s)]{1,300}\)?/g,
    needs: '](',
    message: (found) =>
      `“${found}” is not a ${nameOf(found)}: its address is not one that Markdown can read.`,
    remedy: () =>
      'Write [text](address) or [text](address "title") with both brackets and both quotation marks; %20 for a space, %28 and %29 for brackets in it.',
  },
  {
    pattern:
      /\[[^[\]\n]{1,300}\] ?\{(?:https?:\/\/|www\.|mailto:)[^\s{}]{1,500}\}|\{[^{}\n]{1,300}\}\((?:https?:\/\/|www\.|mailto:)[^\s()]{1,500}\)|\[[^[\]\n]{1,300}\[(?:https?:\/\/|www\.|mailto:)[^\s[\]]{1,500}\](?!\()/g,
    message: (found) => `“${found}” is not a link: its brackets are other ones.`,
    remedy: (found) =>
      found.replace(/^.(.*?)[\]}]? ?[{([]((?:https?:|www|mailto:).*).$/, 'Write [$1]($2)'),
  },
  {
    pattern: /(?<![!\w])\[[^[\]\n]{1,300}\]\[[^[\]\n]{0,300}\]/g,
    message: (found) => `“${found}” is not a link: its address is missing.`,
    remedy: (found) =>
      `Write a line like ${/\[[^\]]+\](?=(?:\[\])?$)/.exec(found)?.[0] ?? ''}: https://…, or the address in parentheses.`,
  },
  {
    pattern:
      /^[-+](?=[\p{L}„“"])[^\n]*(?:\n[-+](?=[\p{L}„“"])[^\n]*)+|^\*(?=[\p{L}„“"])[^*\n]*(?:\n\*(?=[\p{L}„“"])[^*\n]*)+$|\n[-+*](?=[\p{L}„“"])[^*\n]*(?:\n[-+*](?=[\p{L}„“"])[^*\n]*)*$/gmu,
    wholeLines: true,
    message: (found) => `“${found}” is not a list item without a space after the marker.`,
    remedy: (found) => `Write ${firstLine(found).replace(/^[-+*]/, '$& ')}`,
  },
  {
    pattern: /^\d{1,3}[.)](?=\p{L})[^\n]*(?:\n\d{1,3}[.)](?=\p{L})[^\n]*)+/gmu,
    wholeLines: true,
    message: (found) => `“${found}” is not a list item without a space after the number.`,
    remedy: (found) => `Write ${firstLine(found).replace(/^\d+[.)]/, '$& ')}`,
  },
  {
    pattern:
      /^a[.)] \S[^\n]*(?:\n[b-z][.)] \S[^\n]*)+|^\(1\) \S[^\n]*(?:\n\(\d+\) \S[^\n]*)+|^· ?\S[^\n]*(?:\n· ?\S[^\n]*)+/gm,
    wholeLines: true,
    message: (found) => `“${found}” is not a list item: these lines would become one.`,
    remedy: (found) => `Write - ${firstLine(found).replace(/^· ?/, '')}`,
  },
  {
    pattern: /^[•‣▪◦●∙](?= ?[\p{L}\p{N}„“"])[^\n]*(?:\n[•‣▪◦●∙][^\n]*)*/gmu,
    wholeLines: true,
    message: (found) =>
      `“${found}” is not a list item: this character does not mark one in Markdown.`,
    remedy: (found) => `Write ${firstLine(found).replace(/^. ?/u, '- ')}`,
  },
  {
    pattern: /^(?=[^\n]*\|)[^\n]+\n(?=[^\n]*-)[|:\- \t]*\|[|:\- \t]*$/gm,
    wholeLines: true,
    message: (found) =>
      `“${found}” does not begin a table: its second line has another number of columns.`,
    remedy: (found) => `Write ${ruleBelow(found)} as the second line.`,
  },
  {
    pattern:
      /^\|[^\n]*\|[^\n]*\n\|[^\n]*\|[^\n]*|^[^\n|]+(?: \| [^\n|]+)+(?:\n[^\n|]+(?: \| [^\n|]+)+)+$/gm,
    wholeLines: true,
    message: (found) => `“${found}” does not begin a table: its second line is missing.`,
    remedy: (found) => `Write ${ruleBelow(found)} as the second line.`,
  },
  {
    pattern: /^[^\t\n]*\t[^\n]*\n[^\t\n]*\t[^\n]*(?:\n[^\t\n]*\t[^\n]*)*/gm,
    wholeLines: true,
    message: () =>
      'These lines are separated by tabs, as in a spreadsheet, and would become one line.',
    remedy: () => 'Write | between the columns, and | --- | --- | as the second line.',
  },
  {
    pattern: /^[^;\n]*(?:;[^;\s][^;\n]*){2,20}(?:\n[^;\n]*(?:;[^;\s][^;\n]*){2,20}){2,}$/gm,
    wholeLines: true,
    message: () =>
      'These lines are separated by semicolons, as in a file for spreadsheets, and would become one line.',
    remedy: () => 'Write | between the columns, and | --- | --- | --- | as the second line.',
  },
  {
    pattern: /^:{1,2} ?(?:figure|video)(?![\p{L}\p{N}])[^\n]*/gmu,
    wholeLines: true,
    message: (found) => `“${found}” is not a directive.`,
    remedy: (found) =>
      /figure/.test(found)
        ? 'Write ::figure[caption]{credit="Name/Agency"} on a line of its own.'
        : 'Write ::video[title]{url="https://…"} on a line of its own.',
  },
  {
    pattern: /(?<=[^\s#\\])#{2,}$/g,
    onlyInHeadings: true,
    message: (found) => `“${found}” at the end of a heading would be printed.`,
    remedy: () => 'Delete it, or put a space before it.',
  },
  {
    pattern:
      /(?<!\?\S{0,500})&(?:nbsp|copy|reg|euro|[aou]uml|szlig|quot|amp|[lg]t|shy|[nm]dash|hellip)(?![\p{L}\p{N};=])/giu,
    message: (found) => `“${found}” lacks its semicolon, and would be printed.`,
    remedy: (found) => `Write ${found};`,
  },
];

/** The delimiter row for the header row of a table. */
function ruleBelow(table: string): string {
  const cells = firstLine(table)
    .replace(/^\s*\||\|\s*$/g, '')
    .split('|').length;
  return `${'| --- '.repeat(cells)}|`;
}

function nameOf(found: string): string {
  return found.startsWith('!') ? 'picture' : 'link';
}

function firstLine(text: string): string {
  return text.trimStart().split('\n')[0] ?? '';
}

/** Something that Markdown takes for text. */
export interface Slip {
  pattern: RegExp;
  /** Characters without which it cannot match, where looking for it takes long. */
  needs?: string;
  /** Whether the match is one or more whole lines of a paragraph. */
  wholeLines?: boolean;
  /** Not in headings, where it has another meaning, nor in the cells of tables. */
  notInHeadings?: boolean;
  onlyInHeadings?: boolean;
  /** Only at the beginning of a list item. */
  onlyInItem?: boolean;
  message: (found: string) => string;
  remedy: (found: string, match: RegExpExecArray) => string;
}
