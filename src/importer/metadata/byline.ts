import { isName } from '../text/recognise-line.ts';

/**
 * Reads a line that names the authors of an article. Ignores roles, dates and other text around the
 * names. The texts of a page's elements are separated by `|`. `undefined` if the line names nobody.
 *
 * - `By MARA LINDT, AP Garden Writer` → the name `Mara Lindt`, the agency `AP`
 * - `Von Anna Schmidt und Bernd Muster | 3. Mai 2024` → the two names
 */
export function readBylineOf(text: string, { isLabelled = false } = {}): Byline | undefined {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length > longest) return undefined;
  const label = labels.exec(line);
  if (isLabelled && !label) return undefined;
  const rest = (label ? line.slice(label.index + label[0].length) : line).replace(
    /^[\s|:–—-]+/u,
    '',
  );
  const [said = ''] = rest.split(ends, 1);
  const parts = said.split('|').map(trimmed).filter(Boolean);
  const group = groups.exec(parts[0] ?? '')?.[0];
  const names: string[] = [];
  let agency: string | undefined;
  for (const part of group === undefined ? said.split(between).map(trimmed) : []) {
    agency ??= agencyIn(part);
    const name = withoutRole(part);
    const isPlace = names.some((one) => one.includes(' ')) && !name.includes(' ');
    if (isPerson(name) && !isPlace) names.push(inUsualCase(name));
    // Text after the names describes the last of them.
    else if (names.length > 0 && !isRole(part) && !/^(?:|and|und|sowie)$/i.test(part)) break;
  }
  return names.length > 0 || agency !== undefined || group !== undefined
    ? { names, agency, group, isLabelled: label !== null }
    : undefined;
}

/** The name of a news agency if the text is one or starts with one: `AP Garden Writer` → `AP`. */
export function agencyIn(text: string): string | undefined {
  const found = agencies.exec(text)?.[1];
  return found === undefined ? undefined : (fullNames.get(found.toLowerCase()) ?? found);
}

/**
 * The agency in the dateline of one of the first paragraphs, or in a line of its own at the end.
 *
 * - `LONDON, May 3 (Reuters) - The …` → `Reuters`
 * - `(dpa)` → `dpa`
 */
export function agencyOfText(texts: readonly string[]): string | undefined {
  const datelines = texts
    .slice(0, 4)
    .map((text) => /^[\p{Lu}\d][\p{L}\d\s,./’'-]{1,60}\(([^()]{2,40})\)\s*[-–—:.]/u.exec(text));
  const lines = texts
    .slice(-3)
    .map((text) => /^\(?(?:Quelle|Source)?:?\s*([^()]{2,40})\)?$/i.exec(text));
  return [...datelines, ...lines]
    .map((found) => agencyIn(found?.[1]?.trim() ?? ''))
    .find((agency) => agency !== undefined);
}

/** Whether the text may be a person's name, not a role, a button or a department. */
export function isPerson(text: string): boolean {
  return (
    isName(text) && !isRole(text) && !agencies.test(text) && !isControl(text) && text.length > 2
  );
}

/** Whether it contains a word of buttons and labels found near names. */
export function isControl(text: string): boolean {
  return control.test(text);
}

/** `MARA O’HARA-LINDT` → `Mara O’Hara-Lindt`. Names that are not all in capitals are unchanged. */
export function inUsualCase(name: string): string {
  if (!/\p{Lu}{2}/u.test(name) || /\p{Ll}/u.test(name) || !name.includes(' ')) return name;
  return name.replace(/\p{L}+/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase());
}

function trimmed(part: string): string {
  return part.replace(/^[\s:.–—-]+|[\s:–—-]+$/gu, '').trim();
}

/** `Emma Ryan Writer` → `Emma Ryan`. A part that is only a role is unchanged. */
function withoutRole(part: string): string {
  const words = part.split(' ');
  const at = words.findIndex((word) => roles.test(word));
  return at >= 2 && !/^(?:the|die|das)$/i.test(words[0] ?? '')
    ? words.slice(0, at).join(' ')
    : part;
}

function isRole(text: string): boolean {
  return text.split(' ').some((word) => roles.test(word)) || degrees.test(text);
}

const longest = 300;

const labels =
  /(?:^|[\s|])(?:(?:(?:story|text|words|photos?|article|report|posted|published|written|reported|researched|illustrated?)\s*(?:(?:and|&)\s*\w+\s*)?(?:by|von)|ein(?:e)?\s(?:kommentar|analyse|gastbeitrag|bericht|interview)\svon)\b|(?:author(?:s|\(s\))?|autor(?:[/*:_-]{0,2}in(?:nen)?|en)?|verfasser(?:in)?|text|reporter)\s*:|(?:author|autor)(?:\(s\)|s|en|in(?:nen)?)?\s*\||(?<=^|\|\s)(?:by|von)(?=[\s:|]|\p{Lu}))\s*:?\s*/iu;

/** Where the names end. Names of months can also be people's names. */
const ends =
  /\s*(?:[•·()\d@]|\s\/\/|\b(?:on|am|vom|published|updated|posted|reviewed|edited|medically|fact[- ]checked|last|read more|min read|veröffentlicht|aktualisiert|zuletzt|stand|(?:january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember)(?=[\s|]+\d))(?=[\s:|]|$))/iu;

const between = /\s*(?:[,;&+|/]|\s(?:and|und|sowie|with|mit|y|et)\s)\s*/iu;

const roles =
  /^(?:(?:staff|senior|associate|assistant|contributing|guest|freelance|chief|deputy|managing|executive|political|garden|science|health|special|former|founder|co-founder|head|lead|vice|national|sports|business)|(?:writers?|editors?|reporters?|correspondents?|contributors?|columnists?|journalists?|producers?|directors?|managers?|experts?|specialists?|analysts?|photographers?|researchers?|president|ceo|cto|intern|bureau|newsroom|redakteur\p{L}*|redaktion\p{L}*|korrespondent\p{L}*|autor\p{L}*|reporterin|volontär\p{L}*|journalistin|kolumnist\p{L}*|gastautor\p{L}*|gründer(?:in)?|inhaber(?:in)?|geschäftsführer(?:in)?|gastbeitrag|chefredakteur\p{L}*|fotograf\p{L}*))$/iu;

const degrees = /^(?:ph\.?\s?d\.?|m\.?d\.?|dvm|mba|cpa|cfp|rdn?|msc?|jd|esq\.?|dr\.?|prof\.?)$/iu;

const control =
  /\b(?:sign|log|in$|share|follow|subscribe|menu|search|read|more|view|profile|posts?|comments?|about|author|contact|newsletter|home|published|updated|written|mehr|folgen|anmelden|teilen|artikel|kommentare?|alle|image|photo|credit|getty|courtesy|advertisement|anzeige|twitter|facebook|instagram|linkedin|email|publisher|beitrag|zvg|newsroom|video|podcast|webmaster)\b/i;

/** People who write under one name: `the Garden Team`. */
const groups =
  /^(?:the\s|das\s|die\s)?\p{Lu}[\p{L}\d.&’' -]{2,40}\s(?:team|redaktion|newsroom|staff|editors|editorial board)$/iu;

/** An agency at the start of a text, alone or before the role of its staff. */
const agencies =
  /^(dpa(?:-\w+)?|afp|ap|reuters|thomson reuters|epd|kna|sid|apa|sda|keystone-sda|the associated press|associated press|agence france-presse|deutsche presse-agentur)(?=$|[\s,/:])/i;

const fullNames = new Map([
  ...['dpa', 'epd'].map((name): [string, string] => [name, name]),
  ...['ap', 'afp', 'kna', 'sid', 'apa', 'sda'].map((name): [string, string] => [
    name,
    name.toUpperCase(),
  ]),
  ['reuters', 'Reuters'],
  ['thomson reuters', 'Reuters'],
  ['associated press', 'AP'],
  ['the associated press', 'AP'],
  ['agence france-presse', 'AFP'],
  ['deutsche presse-agentur', 'dpa'],
]);

export interface Byline {
  names: string[];
  agency: string | undefined;
  /** People who write under one name. */
  group: string | undefined;
  /** Whether a word such as “by” precedes the names. */
  isLabelled: boolean;
  /** Whether each name links to a page about its author. */
  areLinks?: boolean;
}
