import { strToU8, zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importArticle } from '../import-article.ts';
import { isRefusal } from '../refusal.ts';
import { SavedPictures } from '../source/saved-pictures.ts';
import { openContainer } from './open-container.ts';

const sentence =
  'Der Wirt am See hat den Steg im Frühjahr selbst gebaut, und am Sonntag kamen die Gäste.';
const today = new Date('2024-07-01');

/** The Markdown of every text in a document. */
async function markdownOf(bytes: Uint8Array): Promise<string[]> {
  const found = await openContainer(bytes);
  if (!found || isRefusal(found)) throw new Error(found?.message ?? 'no container');
  return found.map(({ body, kind, facts, url, parts }) => {
    const pictures = new SavedPictures('/nowhere/a', '/nowhere', { parts });
    const { markdown, problems } = importArticle(body, {
      kind,
      facts,
      url,
      today,
      pictureFile: (address) => pictures.find(address),
    });
    expect(problems).toEqual([]);
    return markdown;
  });
}

const zipped = (files: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

test('a document of Word keeps its headings, bold type and lists; its title is the headline', async () => {
  const paragraph = (style: string, run: string): string =>
    `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r>${run}</w:r></w:p>`;
  const docx = zipped({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/styles.xml': `<w:styles ${w}><w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style></w:styles>`,
    'word/_rels/document.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
    'word/document.xml': `<w:document ${w}><w:body>${paragraph('T', '<w:t>Der Steg</w:t>')}${paragraph('', `<w:t>${sentence}</w:t>`)}${paragraph('H', '<w:t>Das Holz</w:t>')}${paragraph('', '<w:rPr><w:b/></w:rPr><w:t>Eiche</w:t>')}</w:body></w:document>`,
    'docProps/core.xml':
      '<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:creator>Ida Sommer</dc:creator><dcterms:created>2023-05-06T10:00:00Z</dcterms:created></cp:coreProperties>',
  });
  expect(await markdownOf(docx)).toEqual([
    `---\ntitle: Der Steg\ndate: 2023-05-06\nlang: de\nauthors:\n  - Ida Sommer\n---\n\n${sentence}\n\n## Das Holz\n\n**Eiche**\n`,
  ]);
});

test('an OpenDocument text keeps headings, lists, links and notes', async () => {
  const odt = zipped({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:xlink="x"><office:body><office:text><text:h text:outline-level="1">Der Steg</text:h><text:p>${sentence}<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Gespräch am Steg.</text:p></text:note-body></text:note></text:p><text:list><text:list-item><text:p>Holz</text:p></text:list-item></text:list><text:p><text:a xlink:href="https://see.example/">Mehr</text:a></text:p></office:text></office:body></office:document-content>`,
    'meta.xml':
      '<office:document-meta xmlns:office="o" xmlns:dc="d" xmlns:meta="m"><meta:creation-date>2023-05-06T10:00:00</meta:creation-date></office:document-meta>',
  });
  expect(await markdownOf(odt)).toEqual([
    `---\ntitle: Der Steg\ndate: 2023-05-06\nlang: de\n---\n\n${sentence}[^1]\n\n- Holz\n\n[Mehr](https://see.example/)\n\n[^1]: Gespräch am Steg.\n`,
  ]);
});

test('each chapter of an e-book is an article', async () => {
  const chapter = (title: string): string =>
    `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><h1>${title}</h1>${`<p>${sentence}</p>`.repeat(5)}</body></html>`;
  const epub = zipped({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
    'OPS/book.opf':
      '<package xmlns:dc="d"><metadata><dc:title>Am See</dc:title><dc:creator>Ida Sommer</dc:creator><dc:language>de</dc:language><dc:date>2023-05-06</dc:date></metadata><manifest><item id="c" href="cover.xhtml"/><item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/></manifest><spine><itemref idref="c"/><itemref idref="b"/><itemref idref="a"/></spine></package>',
    'OPS/cover.xhtml': '<html><body><p>Titel</p></body></html>',
    'OPS/a.xhtml': chapter('Zweites Kapitel'),
    'OPS/b.xhtml': chapter('Erstes Kapitel'),
  });
  const chapters = await markdownOf(epub);
  expect(chapters.map((markdown) => /title: (.*)/.exec(markdown)?.[1])).toEqual([
    'Erstes Kapitel',
    'Zweites Kapitel',
  ]);
  expect(chapters[0]).toContain('authors:\n  - Ida Sommer\nsource:\n  name: Am See');
});

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);

test('an e-mail has its subject as headline and its sender as author, and keeps its pictures', async () => {
  const mail = `From: Ida Sommer <ida@see.example>\r\nSubject: =?utf-8?Q?Der_neue_Steg?=\r\nDate: Sat, 6 May 2023 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>${sentence}</p><p><img src="cid:bild" alt="Der Steg"></p>\r\n--b\r\nContent-Type: image/png\r\nContent-ID: <bild>\r\nContent-Transfer-Encoding: base64\r\n\r\n${png.toString('base64')}\r\n--b--\r\n`;
  expect(await markdownOf(Buffer.from(mail))).toEqual([
    `---\ntitle: Der neue Steg\ndate: 2023-05-06T10:00:00Z\nlang: de\nauthors:\n  - Ida Sommer\n---\n\n${sentence}\n\n![Der Steg](bild.png)\n`,
  ]);
});

test('a page saved in one file is read like any other page', async () => {
  const page = `<html lang="de"><head><title>Der Steg</title></head><body><article><h1>Der Steg</h1><p>${sentence}</p><figure><img src="https://see.example/steg.png" alt="Der Steg"></figure><p>${sentence} Ja.</p></article></body></html>`;
  const mhtml = `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://see.example/2023/05/06/steg\r\nSubject: Der Steg\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="b1"\r\n\r\n--b1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: https://see.example/2023/05/06/steg\r\n\r\n${page}\r\n--b1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://see.example/steg.png\r\n\r\n${png.toString('base64')}\r\n--b1--\r\n`;
  const [markdown] = await markdownOf(Buffer.from(mhtml));
  expect(markdown).toContain('date: 2023-05-06\n');
  expect(markdown).toContain('![Der Steg](steg.png)');
});

test('a page saved by Safari is read like any other page, with its pictures', async () => {
  const [markdown] = await markdownOf(
    readFileSync(join(import.meta.dirname, 'fixtures/steg.webarchive')),
  );
  expect(markdown).toContain('title: Der Steg am Großen See\ndate: 2023-05-06\n');
  expect(markdown).toContain('![Der Steg](steg.png)');
  expect(await openContainer(Buffer.from(`bplist00${'\0'.repeat(40)}`))).toMatchObject({
    message: expect.stringMatching(/could not be opened|no web page/) as string,
  });
});

test('a ZIP file of Google Docs is its page', async () => {
  const zip = zipped({
    'Steg.html': `<html><head><style>.c1{color:#000}</style></head><body><h1>Der Steg</h1><p class="c1">${sentence} <a href="https://www.google.com/url?q=https://see.example/a&sa=D">Mehr</a></p></body></html>`,
  });
  const [markdown] = await markdownOf(zip);
  expect(markdown).toContain('title: Der Steg');
  expect(markdown).toContain('[Mehr](https://see.example/a)');
});

test('what cannot be read is called by its name', async () => {
  expect(await openContainer(zipped({ 'xl/workbook.xml': '<a/>' }))).toMatchObject({
    message: 'This is a spreadsheet, not a text.',
  });
  expect(await openContainer(Buffer.from('PK\u0003\u0004 kaputt'))).toMatchObject({
    message: expect.stringContaining('could not be opened') as string,
  });
  expect(await openContainer(Buffer.from('Von: Ida\nEin Text.'))).toBeUndefined();
});
