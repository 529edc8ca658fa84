/*
 * Kinds of lines in an article besides running text. Each function reads one paragraph as plain
 * text, from plain text files and web pages alike.
 */

/**
 * A caption with its credit.
 *
 * - `Am Pult. (Archivbild) © Name/dpa` → `{ caption: 'Am Pult. (Archivbild)', credit: 'Name/dpa' }`
 * - `Am Pult. Foto: Name/dpa` → `{ caption: 'Am Pult.', credit: 'Name/dpa' }`
 */
export function readCaption(text: string): CaptionLine | undefined {
  const sign = /^(.*?)\s*(?:©|\(c\)\s)\s*(\S.{0,140})$/iu.exec(text);
  const found = sign ?? creditForms.map((form) => form.exec(text)).find((match) => match !== null);
  if (!found) return undefined;
  const caption = found[1] ?? '';
  const credit = withoutOpenBracket(found[2] ?? '');
  if (
    caption.split(/\s+/).length > 80 ||
    credit.split(/\s+/).length > 14 ||
    /[.!?]\s+\p{Lu}\p{Ll}+\s\p{Ll}/u.test(credit)
  )
    return undefined;
  if (/^\d{4}\b/.test(credit) || (!sign && /["„“”]\s*$/.test(caption))) return undefined;
  return {
    caption: caption.replace(/^(?:bildunterschrift|caption)\s*:\s*/i, '').trim(),
    credit: credit.trim(),
  };
}

const creditForms = [
  // `Am Tor. Foto: Name`, `Am Tor (Quelle: Name).`, `Am Tor.Credit...Name`
  /^(.*?)\s*[[(|–—-]?\s*\b(?:fotos?|bild(?:er|quelle)?|quelle|photos?(?: (?:credit|by))?|image(?: (?:credit|source))?|picture|grafik|credit)\s*(?::|\.{3}|…)\s*(\S.{0,120}?)$/iu,
  // `Am Tor. Photo by Name`
  /^(|.*[.!?)\]"”])\s*(?:photo(?:graph)?|image|picture|foto|bild)s? (?:by|courtesy of|von) (\p{Lu}.{0,80})$/iu,
  // `Am Tor. (AP Photo/Name)`, `Am Tor (Name/Getty Images)`
  /^(.*?)\s*\(((?:AP Photo|[^()]{2,60}\/\s?(?:dpa|AP|AFP|EPA|Reuters|Getty Images)|[^()]{0,40}\bGetty Images|Reuters\/)[^()]{0,60})\)\.?$/u,
];

/** `Name).` → `Name`, where the bracket was opened before the name. */
function withoutOpenBracket(credit: string): string {
  const opened = credit.match(/[[(]/g)?.length ?? 0;
  const closed = credit.match(/[\])]/g)?.length ?? 0;
  return closed > opened ? credit.replace(/[\])]([.\s]*)$/, '') : credit;
}

/** A reference to a video: `Im Video: Titel` → `Titel`. */
export function readVideo(text: string): string | undefined {
  if (text.length > 250) return undefined;
  return /^(?:(?:im|das|zum|sehen sie im)\s+)?(?:video|watch(?: the video)?)\s*[:|]\s*(\S.*)$/i
    .exec(text)?.[1]
    ?.trim();
}

/**
 * A quotation of its own with its speaker.
 *
 * - `„Das reicht.“ – Anna Schmidt` → the words between the marks, and `Anna Schmidt`
 * - `Ich habe es ihm gesagt. Er hat gelacht. Donald Trump über Putin` → the sentences, and `Donald
 *   Trump über Putin`
 */
export function readQuote(text: string): QuoteLine | undefined {
  if (text.length > 900) return undefined;
  const marked =
    /^([„“"«»‚'].{8,}["“”»«‘'])[.,]?\s*(?:[–—―-]{1,2}|\||,)?\s*(\p{Lu}[^.!?"„“”]{2,120})$/u.exec(
      text,
    );
  if (
    marked &&
    !/["„“”«»].*["„“”«»]/u.test((marked[1] ?? '').slice(1, -1)) &&
    !saying.test(marked[2] ?? '')
  ) {
    return { quote: marked[1] ?? '', speaker: (marked[2] ?? '').trim() };
  }
  if (/["„“”«»]/u.test(text)) return undefined;
  const dashed = /^(.{20,}[.!?…])\s+[–—―]\s*(\p{Lu}[^.!?]{2,120})$/u.exec(text);
  if (dashed) return { quote: dashed[1] ?? '', speaker: (dashed[2] ?? '').trim() };
  const trailing =
    /^(.{20,}[.!?…])\s+(\p{Lu}[\p{L}'’.-]+(?:\s(?:von|van|de|di|al|bin)){0,2}\s\p{Lu}[\p{L}'’-]+(?:[\s,(].{0,100})?)$/u.exec(
      text,
    );
  const [, quote = '', speaker = ''] = trailing ?? [];
  if (
    !trailing ||
    /[.!?]$/.test(speaker) ||
    speaker.split(/\s+/).length > 16 ||
    saying.test(speaker)
  )
    return undefined;
  return /(?:^|[.!?]\s)(?:ich|wir|i|we)\b|\b(?:ich|wir|mir|mich|uns|mein\p{L}*|unser\p{L}*|i|my|me|we|our|us)\b/iu.test(
    quote,
  )
    ? { quote, speaker }
    : undefined;
}

const saying = /\b(?:sagte?n?|sagt|erklärte?|meinte?|betonte?|fügte|said|says|told|added)\b/i;

/** A line that looks like a heading: short and without a full stop. */
export function isHeadingLike(text: string): boolean {
  const words = text.split(/\s+/).length;
  return (
    text.length <= 120 &&
    words <= 16 &&
    /^[\p{L}\p{N}"„“«»'‚¿¡(]/u.test(text) &&
    /[\p{L}]{2}/u.test(text) &&
    !/[.,;:…]["“”»]?$/.test(text)
  );
}

/**
 * A line with the authors' names: `Von Anna Schmidt und Bernd Muster` → the two names. `undefined`
 * for a sentence.
 */
export function readByline(text: string): string[] | undefined {
  const found =
    /^(?:von|by|ein(?:e)? (?:kommentar|analyse|gastbeitrag) von|text:|written by|words by|autor(?:in)?:|author:)\s+(\S.{2,140})$/iu.exec(
      text,
    );
  return found ? splitNames(found[1] ?? '') : undefined;
}

/**
 * `Anna Schmidt, Bernd Muster und Carla Fuchs` → three names. `undefined` if a part is not a name.
 */
function splitNames(text: string): string[] | undefined {
  const names = text
    .replace(/\s*[|•·].*$/u, '')
    .split(/\s*(?:,|;|&|\+|\bund\b|\band\b|\bsowie\b)\s*/iu)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return names.length > 0 && names.every(isName) ? names : undefined;
}

/** One to five words that start with a capital letter or are name particles. */
export function isName(text: string): boolean {
  return (
    text.length <= 60 &&
    /^\p{Lu}/u.test(text) &&
    !/[\d@:/!?"„“]/u.test(text) &&
    /^(?:\p{Lu}[\p{L}'’.-]*|von|van|de[rnl]?|di|da|du|la|le|al|bin|zu[rm]?|ten|ter|y|e)(?:\s+(?:\p{Lu}[\p{L}'’.-]*|von|van|de[rnl]?|di|da|du|la|le|al|bin|zu[rm]?|ten|ter|y|e)){0,5}$/u.test(
      text,
    )
  );
}

export interface CaptionLine {
  /** Empty if only the credit is known. */
  caption: string;
  /** Without the preceding sign or word. */
  credit: string;
}

export interface QuoteLine {
  /** Includes its quotation marks, if any. */
  quote: string;
  speaker: string;
}
