import { type PageBlock, textOf } from './page-blocks.ts';
import type { Refusal } from '../refusal.ts';

/**
 * Says why a page is not an article: it is an error message, a login page or a list of other pages,
 * or has no text. `undefined` for a page with an article, however short.
 */
export function refusePage(
  blocks: readonly PageBlock[],
  kept: ReadonlySet<number>,
  { title, hasPassword, isArticle }: PageSigns,
): Refusal | undefined {
  const texts = [...kept].map((number) => blocks[number]?.text ?? '');
  const words = countWords(texts.join(' '));
  const all = blocks.map(({ text }) => text).join(' ');
  const heading = blocks.find(({ element }) => element.closest('h1'))?.text ?? '';
  if (words < 150 && [title ?? '', heading].some((text) => errorTitle.test(text)))
    return {
      message: `The page is an error message: "${(title ?? heading).slice(0, 80)}".`,
      remedy: 'Open the article in a browser, wait until it can be read, and save it again.',
    };
  const isLogin = hasPassword && [title ?? '', heading].some((text) => loginTitle.test(text));
  if (words < 100 && (isLogin || wall.test(all)))
    return {
      message: `The page asks to log in or subscribe: only ${words} words of an article are in it.`,
      remedy: 'Log in, save the page when the whole article can be read, and import that.',
    };
  const hasText = texts.some((text) => countWords(text) >= 25);
  const teasers = isArticle || hasText ? [] : blocks.filter(isTeaser);
  const linked = countWords(
    teasers
      .map(({ text }) => text)
      .filter((text) => texts.includes(text))
      .join(' '),
  );
  if (teasers.length >= 8 && linked >= words / 2)
    return {
      message: `The page is a list of other pages: ${teasers.length} linked headlines and no text of its own.`,
      remedy: 'Open one of the articles, save its page, and import that.',
    };
  if (words === 0)
    return {
      message: `There is no article in the page: its ${countWords(all)} words are menus, links and notices.`,
      remedy: 'If it shows one in a browser, copy the text into a file and import that.',
    };
  return undefined;
}

/** A headline that is a link: in a heading, or alone in a list item. */
function isTeaser({ element, text }: PageBlock): boolean {
  const frame = element.closest('h2, h3, h4, h5, h6, li');
  const link = frame?.querySelector('a') ?? element.closest('a');
  return Boolean(
    frame && link && countWords(text) >= 4 && textOf(link).length >= 0.8 * textOf(frame).length,
  );
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

const errorTitle =
  /^\W*(?:(?:error|fehler)\W*)?(?:40[0-9]|410|451|50[0-4])\b|\b(?:page|seite|site|article|artikel|file|content|beitrag) (?:was |wurde |is |ist |konnte |existiert |does |could )?(?:leider )?(?:not|nicht)\b|\bnot found\b|\bnicht gefunden\b|^\W*(?:access denied|forbidden|service unavailable|bad gateway|zugriff verweigert|just a moment|attention required|are you (?:a robot|human)|sind sie ein mensch|internal server error)/i;

const loginTitle =
  /^\W*(?:log ?in|sign ?in|anmelden|anmeldung|einloggen|login|mein konto|my account)\b/i;

const wall =
  /\b(?:please (?:log|sign) in to|(?:log|sign) in to (?:continue|read|view)|subscribe to (?:read|continue)|to continue reading|already a subscriber|bitte (?:melden sie sich an|loggen sie sich ein)|melden sie sich an,? um|um (?:weiterzulesen|den (?:ganzen |vollständigen )?artikel zu lesen|diesen artikel zu lesen)|bereits (?:abonnent|registriert)|schon abonnent|nur für abonnenten|jetzt weiterlesen mit)\b/i;

/** Facts about a page besides its text, read before forms are removed. */
export interface PageSigns {
  title: string | undefined;
  /** Whether it has a password field. */
  hasPassword: boolean;
  /** Whether its structured data describes an article. */
  isArticle: boolean;
}
