import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes synthetic articles `0` to `count - 1` below `<contentDir>/articles`, and gives their paths back. */
export async function writeArticles(contentDir: string, count: number): Promise<string[]> {
  const paths: string[] = [];
  const folders = new Set<string>();
  for (let index = 0; index < count; index++) {
    const { slug, year, markdown } = syntheticArticle(index);
    const folder = join(contentDir, 'articles', year);
    if (!folders.has(folder)) await mkdir(folder, { recursive: true });
    folders.add(folder);
    const path = join(folder, `${slug}.md`);
    await writeFile(path, markdown);
    paths.push(path);
  }
  return paths;
}

/**
 * A German article in the shape of a news agency's: standfirst, five sections in about 5 kB, a figure, a video, a
 * quotation, straight quotes. The same index gives the same bytes; the text means nothing.
 */
export function syntheticArticle(index: number): SyntheticArticle {
  const random = generator(index + 1);
  const pick = (words: readonly string[]): string =>
    words[Math.floor(random() * words.length)] ?? '';
  const sentence = (): string => {
    const [who, whom] = [pick(people), pick(people)];
    const said = `${pick(people)} ${pick(verbs)} ${pick(times)} in ${pick(places)} ${pick(things)}`;
    switch (Math.floor(random() * 5)) {
      case 0:
        return `"${said}", sagte ${who} der Zeitung "${pick(papers)}".`;
      case 1:
        return `${said}, weil ${whom} ${pick(things)} für ${pick(judgements)} hält.`;
      case 2:
        return `Nach Angaben von ${who} kostet das ${Math.ceil(random() * 900)} Millionen Euro – ${pick(judgements)}, wie ${whom} meint.`;
      default:
        return `${said}. ${who} hatte ${pick(things)} zuletzt ${pick(judgements)} genannt.`;
    }
  };
  const sentences = (count: number): string => Array.from({ length: count }, sentence).join(' ');
  const heading = (): string => `${pick(people)} ${pick(verbs)} ${pick(things)}`;
  const year = String(2015 + (index % 12));
  const slug = `${pick(topics).toLowerCase()}-${index}`;
  const sections = Array.from({ length: 5 }, (_, number) =>
    [
      `## ${heading()}`,
      sentences(3),
      sentences(3),
      ...(number === 0
        ? [`::figure[${sentence()} (Archivbild)]{credit="${pick(people)}/dpa"}`]
        : []),
      ...(number === 2 ? [`::video[${heading()}]`] : []),
      ...(number === 4 ? [`> ${sentences(2)}\n> – ${pick(people)} in ${pick(places)}`] : []),
    ].join('\n\n'),
  );
  const markdown = `---
title: ${heading()}
description: >-
  ${sentences(2)}
date: ${year}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}
lang: de
topics: [${pick(topics)}]
---

${sections.join('\n\n')}
`;
  return { slug, year, markdown };
}

/** Mulberry32: numbers from 0 up to 1, the same for the same seed. */
function generator(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const people = split(
  'Oberbürgermeisterin Jana Köhler|Minister Ömer Aydın|die Stadtverwaltung|der Landkreis|Kanzleramtschef Paul Weiß|Forscherin Lea Groß|das Ministerium|die Opposition|der Verband der Brückenbauer|Sprecher Uwe Jäger|Trainerin Mia Voß|der Aufsichtsrat|die Staatsanwaltschaft|Autor Tim Krüger|die Gewerkschaft|Richterin Ida Böhm',
);
const verbs = split(
  'lobt|prüft|verteidigt|kritisiert|verschiebt|eröffnet|verspricht|stoppt|fordert|erklärt|unterstützt|plant|verlangt|überarbeitet',
);
const things = split(
  'den Neubau der Brücke|die Reform der Grundsteuer|das neue Straßenbahnnetz|die Öffnung der Archive|den Haushalt für das nächste Jahr|die Sanierung der Schulen|das Gesetz zum Wärmenetz|den Umbau des Hafens|die Förderung für Büchereien|den Spielplan der Oper|die Suche nach Grundwasser|das Abkommen mit den Nachbarländern',
);
const places = split(
  'Lübeck|München|Köln|Görlitz|Saarbrücken|Nürnberg|Würzburg|Düsseldorf|Kiel|Rostock|Gießen|Tübingen|Straßburg|Zürich|Wien|Bozen',
);
const times = split(
  'am Montag|am Dienstagabend|seit Mitte März|vor 14 Tagen|in der Nacht zum Freitag|am frühen Morgen|seit 1998|nach langem Streit',
);
const judgements = split(
  'überfällig|zu teuer|einen großen Schritt|"völlig unnötig"|mutig|ein Wagnis|längst beschlossen|nicht zu Ende gedacht|machbar',
);
const papers = split('Küstenbote|Neue Zeit|Tagblatt|Süd-Kurier|Morgenpost');
const topics = split('Politik|Wirtschaft|Kultur|Wissen|Sport|Verkehr|Umwelt|Netz');

function split(words: string): string[] {
  return words.split('|');
}

export interface SyntheticArticle {
  slug: string;
  year: string;
  markdown: string;
}
