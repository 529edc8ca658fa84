import type { Removed } from '../draft.ts';

/**
 * Lines and blocks around an article that are not part of it. A pattern must match the whole text
 * of a block, so that a sentence which merely contains such words is kept.
 */
const noiseRules: readonly NoiseRule[] = [
  {
    name: 'advertising-label',
    reason: 'a label of an advertisement',
    pattern:
      /(?:[-–—*]\s*)?(?:anzeigen?|werbung|reklame|advertisements?|advertising|sponsored(?: content)?|promotion|ad|gesponsert|werbeanzeige|(?:ende|beginn|start) der (?:anzeige|werbung)|(?:article|artikel|der artikel|the article|story|text) (?:continues|geht) (?:below|after (?:the )?(?:ad|advertisement)|nach der (?:anzeige|werbung) weiter)|(?:continue|scroll) (?:reading|down) (?:below|after|for).{0,40}|nach der anzeige (?:geht es )?weiter(?:lesen)?)(?:\s*[-–—:*])?/i,
  },
  {
    name: 'read-also',
    reason: 'a pointer to other articles',
    pattern:
      /(?:(?:lesen|sehen|hören|schauen) sie (?:auch|hier|dazu|mehr|außerdem|weiter|zum thema)|auch interessant|das könnte (?:sie|dich) auch interessieren|mehr (?:zum thema|dazu|zu diesem thema|über|aus|von|lesen|news|nachrichten)|weitere (?:artikel|themen|nachrichten|meldungen|news|informationen zum thema)|zum thema|themen(?: in diesem artikel)?|verwandte (?:artikel|themen|beiträge)|ähnliche (?:artikel|beiträge|themen)|passend dazu|hintergrund zum thema|meistgelesen(?:e artikel)?|neueste artikel|read (?:also|more|next|on)|also read|(?:see|watch|listen) also|you (?:may|might) (?:also )?(?:like|be interested in)|related(?: (?:articles?|stories|content|posts?|topics|coverage|reading|news|links))?|recommended(?: (?:stories|reading|for you|articles))?|more (?:on|from|about|in|stories|like this|to read|news|coverage)|what to read next|further reading|editors?['’]? picks?|most (?:read|popular|viewed)|trending(?: now)?|top stories|up next|latest (?:news|stories|articles|posts)|don['’]t miss)(?:\s.{0,80})?\s*[:.…»>→]?/i,
    maxWords: 12,
    unless: /[.!?]["”“]?$/,
  },
  {
    name: 'read-also-teaser',
    reason: 'a pointer to another article',
    pattern:
      /[>»→▶+•\s]*(?:lesen sie (?:auch|hier|dazu|mehr)|lesen sie auch|lies auch|auch interessant|mehr zum thema|mehr dazu|siehe auch|hier lesen|passend dazu|read (?:also|more|next)|also read|see also|related(?: (?:article|story))?|more on this(?: story)?|don['’]t miss|watch)\s*[:|–—→»]\s*\S.*/i,
    maxWords: 40,
  },
  {
    name: 'share-prompt',
    needsDoubt: true,
    reason: 'a prompt to share or save',
    pattern:
      /(?:(?:artikel|beitrag|seite|diesen artikel|diesen beitrag|jetzt|story)?\s*(?:teilen|drucken|merken|speichern|versenden|empfehlen|vorlesen|kopieren)(?: (?:auf|via|per|bei|mit|auf:|sie diesen artikel).{0,40})?|(?:share|print|save|bookmark|email|tweet|pin|copy link|link kopieren|gift|listen)(?: (?:this|on|via|to|with|full|the|article|story|post|page|link|by).{0,40})?|(?:folgen sie|follow) (?:uns|us|me|mir).{0,60}|auf (?:facebook|whatsapp|twitter|x|linkedin|xing|telegram)(?: teilen)?|(?:facebook|twitter|x|whatsapp|linkedin|xing|telegram|pinterest|reddit|pocket|flipboard|e-?mail|mail|messenger|threads|bluesky|mastodon|copy link|link|print|drucken|teilen|share)(?:\s*[,|·•/]?\s*(?:facebook|twitter|x|whatsapp|linkedin|xing|telegram|pinterest|reddit|pocket|flipboard|e-?mail|mail|messenger|threads|bluesky|mastodon|copy link|link|print|drucken|teilen|share))*)\s*[:.…!]?/i,
    maxWords: 14,
  },
  {
    name: 'comment-prompt',
    reason: 'a prompt to comment',
    pattern:
      /(?:\d+\s+)?(?:kommentare?|comments?|leserkommentare?|diskussion|responses?)(?: \(?\d+\)?| (?:lesen|schreiben|anzeigen|verfassen|off|closed|are closed|ansehen|zum artikel))?|(?:diskutieren sie|kommentieren sie|schreiben sie (?:einen|uns|den ersten) (?:kommentar|ihre meinung)|jetzt kommentieren|ihre meinung(?: zählt)?|leave a (?:comment|reply)|(?:post|add|write|view|show|read|hide|load|join) (?:a |the |all |more )?(?:\d+ )?(?:comments?|conversation|discussion|reply)|join the (?:conversation|discussion)|no comments(?: yet)?|be the first to comment|be respectful.{0,60}|reply|antworten|wie ist ihre meinung).{0,100}/i,
    maxWords: 16,
  },
  {
    name: 'newsletter',
    needsDoubt: true,
    reason: 'an invitation to a newsletter, an app or a subscription',
    pattern:
      /(?=.*(?:newsletters?|subscri(?:be|ption)|sign(?:ing)? up|inbox|abonnieren|abonnement|abonnent|e-paper|whatsapp-kanal|push-?nachricht|kostenlos(?:en)? testen|registrieren|anmelden|\babo\b|get the app|download the app|unsere app|unserer app|unseren kanal|telegram-kanal|mailing list|in your email|e-mail-adresse eingeben|email address)).*/i,
    maxWords: 45,
    unless:
      /["„“”].{12,}["“”]|\b(?:sagte|said|says|told|erklärte|announced|reported|berichtete|kündigte|laut|according)\b/i,
    needs:
      /\b(?:sie|ihr|ihre[nmr]?|dein(?:e[nmr]?)?|jetzt|hier|uns(?:er(?:e[nmr]?)?)?|you|your|our|now|here|us|today|gratis|kostenlos|free|up|newsletter|subscribe|anmelden|abonnieren)\b/i,
  },
  {
    name: 'cookie-notice',
    needsDoubt: true,
    reason: 'a notice about cookies or data',
    pattern:
      /(?=.*(?:cookies?|datenschutzerklärung|privacy policy|einwilligung|personenbezogene daten|externe[rn]? inhalte?|empfohlener redaktioneller inhalt|consent|terms of (?:use|service)))(?=.*(?:zustimm|akzeptier|einverstanden|anzeigen|laden|übermittelt|accept|agree|consent|allow|use cookies|verwenden|nutzen|by (?:clicking|signing|using|submitting)|manage|apply|protected by|at this point|an dieser stelle)).*/i,
    maxWords: 70,
  },
  {
    name: 'copyright-notice',
    reason: 'a notice on rights',
    pattern:
      /(?:(?:copyright|©|\(c\))\s*(?:©\s*)?\d{4}.*|.*\b(?:all rights reserved|alle rechte vorbehalten)\b.*)/i,
    maxWords: 40,
  },
  {
    name: 'page-control',
    reason: 'a control of the page',
    pattern:
      /(?:startseite|home|menü|menu|suche|search|login|log ?in|sign in|anmelden|registrieren|abmelden|zurück(?: zur (?:startseite|übersicht))?|back(?: to (?:top|home|the top|homepage|all .{0,30}|blog))?|nach oben|zum seitenanfang|weiter|nächste seite|vorherige seite|(?:next|previous|older|newer)(?: (?:article|page|post|story|posts))?|mehr anzeigen|weniger anzeigen|(?:show|load|view|see|read|learn|find out) (?:more|less|all)|skip to (?:main )?content|zum inhalt springen|jump to .{0,30}|inhaltsverzeichnis|table of contents|on this page|contents|in this article|auf dieser seite|click here|hier klicken|schließen|close|ausklappen|einklappen|weiterlesen|quelle anzeigen|loading\.*|wird geladen\.*|video abspielen|play(?: video)?|pause|mute|unmute|enlarge(?: image)?|bild vergrößern|bild in lightbox öffnen|zum vergrößern klicken|enlarge this image|toggle caption|hide caption|getty images embed|\d+\s*\/\s*\d+|bild \d+ (?:von|\/) \d+|image \d+ of \d+|slide \d+ of \d+|\d* ?(?:abschnitt|section) \d+ (?:von|of) \d+|advertisement feature|edit|bearbeiten|\[edit\]|download|herunterladen)\s*[:.…»>→×]?/i,
    maxWords: 8,
  },
  {
    name: 'reading-time',
    reason: 'a reading time or a count',
    pattern:
      /(?:lesezeit|lesedauer|reading time|read time|estimated reading time)?\s*:?\s*(?:ca\.?\s*|etwa\s*)?\d+\s*(?:min(?:uten?|utes?|s)?\.?|sec(?:onds?)?|sek(?:unden)?\.?)\s*(?:lesezeit|lesedauer|read|reading time|to read)?|\d+(?:[.,]\d+)?\s*[km]?\s*(?:views?|aufrufe|shares?|likes?|claps?|followers?|mal geteilt|reads?)/i,
    maxWords: 7,
  },
];

/**
 * The rule by which a block is not part of the article. Credits, agencies and corrections never
 * match.
 */
export function findNoise(text: string): NoiseRule | undefined {
  if (text.length > longestText) return undefined;
  const words = text.split(/\s+/).length;
  if (words > longest || protectedText.test(text)) return undefined;
  return noiseRules.find(
    (rule) =>
      words <= (rule.maxWords ?? 8) &&
      !rule.unless?.test(text) &&
      (!rule.needs || rule.needs.test(text)) &&
      wholePatterns.get(rule)?.test(text),
  );
}

const wholePatterns = new Map(
  noiseRules.map((rule): [NoiseRule, RegExp] => [
    rule,
    new RegExp(`^(?:${rule.pattern.source})$`, rule.pattern.flags),
  ]),
);

/** How the report describes a removal by a rule. */
export function removedBy({ name, reason }: NoiseRule, text: string): Removed {
  return { text, reason, rule: name };
}

/** The press code requires these, whatever surrounds them. */
export const protectedText =
  /^\s*\((?:dpa|afp|ap|reuters|epd|kna|sid|apa|sda|ddp|dapd|upi|tass)\b|\((?:dpa|afp|ap|reuters|epd|kna|sid|apa|sda)[^)]{0,20}\)|\bsymbol(?:bild|foto)\b|\barchiv(?:bild|foto)\b|\bfile (?:photo|picture)\b|\bkorrektur(?:hinweis)?\s*:|\bcorrections?\s*:|\bclarification\s*:|in einer (?:früheren|vorigen|ersten) (?:fassung|version)|(?:an )?earlier version of this|editor['’]s note|anmerkung der redaktion|©\s*(?!(?:copyright\s*)?\d{4})\p{L}|^(?:foto|bild|quelle|photo|credit|image)s?\s*:/iu;

const longest = 80;
/** In characters, because words may be very long. */
const longestText = 1500;

export interface NoiseRule {
  name: string;
  /** The reason for removal, in words that can follow the text. */
  reason: string;
  /** Must match the whole text. */
  pattern: RegExp;
  /** Maximum length of matching blocks in words. Default: 8. */
  maxWords?: number;
  /**
   * Whether its words also occur in sentences. Then it applies only if nothing else suggests that
   * the block is text.
   */
  needsDoubt?: boolean;
  /** If this matches, the rule does not apply. */
  unless?: RegExp;
  /** If this does not match, the rule does not apply. */
  needs?: RegExp;
}
