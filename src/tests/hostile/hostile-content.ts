import { readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { readArticle } from '../../content/read/read-articles.ts';
import { toHtml } from '../../markdown/to-html.ts';
import type { Problem } from '../../problem.ts';
import { attacks, fieldAttacks, type Attack } from './attacks.ts';

/**
 * Writes what an attacker would: an article for each class, with all its accepted attacks one after
 * the other, each between two paragraphs that must remain; an article for each text in the fields
 * of its front matter; one with all these texts as headings and first sentences, repeated until the
 * site has more pages than a build checks closely; and one with oddly named pictures. Reading them
 * tells which attacks are accepted, as in a build.
 */
export async function writeHostileContent(contentDir: string): Promise<void> {
  const { accepted } = await judge();
  const classes = Map.groupBy(accepted, (attack) => attack.class);
  for (const [name, list] of classes) {
    const text = list.map(between).join('\n');
    await writeArticle(contentDir, name, `title: Angriffe ${name}\ndate: 2026-01-02`, text);
  }
  for (const [index, text] of fieldAttacks.entries())
    await writeArticle(contentDir, `feld-${index + 1}`, fields(text), `## Abschnitt\n\nWort.\n`);
  const sections = [1, 2, 3, 4].flatMap((round) =>
    fieldAttacks.map((text) => `## ${escaped(text)} ${round}\n\n${escaped(text)}.\n`),
  );
  await writeArticle(contentDir, 'ueberschriften', plain, sections.join('\n'));
  const body = oddNames.map((name) => {
    const source = encodeURIComponent(name);
    return `Wort ![Bild "a > b" von ${name}](${source}) Wort.\n\n![Bild $&](${source})\n`;
  });
  const file = await writeArticle(
    contentDir,
    'bilder',
    'title: Bilder\ndate: 2026',
    body.join('\n'),
  );
  // Each differs after its last chunk; otherwise all would be published under one name.
  for (const name of oddNames)
    await writeFile(
      join(contentDir, dirname(file), name),
      Buffer.concat([readFileSync(picture), Buffer.from(name)]),
    );
}

/** Tries each attack alone, in an article of its own next to a picture `bild.png`. */
export function judge(): Promise<Judgement> {
  return (judged ??= judgeAll());
}

let judged: Promise<Judgement> | undefined;

async function judgeAll(): Promise<Judgement> {
  const contentDir = await mkdtemp(join(tmpdir(), 'abschnitt-attacks-'));
  const judgement: Judgement = { accepted: [], astray: [], refused: [] };
  try {
    for (const attack of attacks) {
      const file = await writeArticle(contentDir, attack.id, plain, between(attack));
      const { article, problems } = await readArticle(contentDir, file);
      if (!article) judgement.refused.push({ ...attack, problems });
      else if (leadsAstray(toHtml(article.sections))) judgement.astray.push(attack);
      else judgement.accepted.push(attack);
    }
  } finally {
    await rm(contentDir, { recursive: true, force: true });
  }
  return judgement;
}

/** The attack between two paragraphs that name it. */
function between({ id, text }: Attack): string {
  return `Vor ${id}.\n\n${text}\n\nNach ${id}.\n`;
}

/** Writes an article with its picture, and returns its path relative to the content folder. */
async function writeArticle(
  contentDir: string,
  slug: string,
  frontmatter: string,
  body: string,
): Promise<string> {
  const file = `articles/2026/${slug}/index.md`;
  const path = join(contentDir, file);
  await mkdir(dirname(path), { recursive: true });
  await copyFile(picture, join(dirname(path), 'bild.png'));
  await writeFile(path, `---\n${frontmatter}\n---\n\n${body}`);
  return file;
}

/**
 * A link to a page that this site does not have: the article is read, and the build reports the
 * link.
 */
function leadsAstray(html: string): boolean {
  const text = html.replace(/<(figure|img)\b[^>]*>/g, '');
  return [...text.matchAll(/ href="([^"]*)"/g)].some(
    ([, href = '']) =>
      !/^(?:https?:|mailto:|tel:|[\\/]{2}|#_text$|#_fnref-|\?|#$)/i.test(href) &&
      !html.includes(` id="${href.slice(1)}"`),
  );
}

/** Front matter with the text in every field that takes text. JSON is YAML. */
function fields(text: string): string {
  const value = JSON.stringify(text);
  return [
    `title: ${value}`,
    `kicker: ${value}`,
    `description: ${value}`,
    'date: 2026-01-01',
    `authors: [{ name: ${value}, url: "https://gut.example/?'><script>alert(1)</script>" }]`,
    `agency: ${value}`,
    `source: { name: ${value}, url: "https://gut.example/" }`,
    `topics: [${value}]`,
    `picture: { file: bild.png, alt: ${value}, caption: ${value}, credit: ${value} }`,
    `corrections: [{ date: 2026-01-03, text: ${value} }]`,
  ].join('\n');
}

/** Markdown for the literal text. */
function escaped(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** Names of pictures that file systems allow. */
export const oddNames = [
  'a"onerror=alert(1) b=".png',
  "a'b<c>.png",
  'a b.png',
  'a&b;.png',
  'a#b.png',
  '$&ü.png',
];

const plain = 'title: Angriff\ndate: 2026';
const picture = resolve(import.meta.dirname, '../specimen/articles/2026/bildstrecke/rot.png');

interface Judgement {
  /** Published, without anything dangerous in them. */
  accepted: Attack[];
  /** Read, but with a broken link that stops a build. */
  astray: Attack[];
  /** Refused with line and remedy. */
  refused: (Attack & { problems: Problem[] })[];
}
