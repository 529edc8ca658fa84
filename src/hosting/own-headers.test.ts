import { expect, test } from 'vitest';
import { commonHeaders, headersAt, placeHeaders } from './headers.ts';
import { readOwnHeaders } from './own-headers.ts';

const facts = {
  common: commonHeaders({ base: '/', hsts: false }),
  inline: { scripts: [], styles: [] },
  hashedFolders: ['_astro/'],
  search: 'suche/',
};
const placesWith = (text: string) =>
  placeHeaders({ ...facts, own: readOwnHeaders(text, '/', '_headers').places });

const text = `
# For everything
/*
  Referrer-Policy: no-referrer
/docs/*
  cache-control: public, max-age=60
  Link: </a>; rel=a
  Link: </b>; rel=b
/docs/secret/*
  X-Robots-Tag: noindex
`;

test('what the owner writes takes the place of what is sent without it, at its place', () => {
  const places = placesWith(text);
  expect(headersAt('docs/a.pdf', places)).toMatchObject({
    'Cache-Control': 'public, max-age=60',
    Link: '</a>; rel=a, </b>; rel=b',
    'Referrer-Policy': 'no-referrer',
    'X-Robots-Tag': '',
  });
  expect(headersAt('docs/secret/a.pdf', places)).toMatchObject({
    'Cache-Control': 'public, max-age=60',
    'X-Robots-Tag': 'noindex',
  });
  expect(headersAt('_astro/a.js', places)).toMatchObject({
    'Cache-Control': 'public, max-age=31536000, immutable',
    'Referrer-Policy': 'no-referrer',
  });
  expect(headersAt('suche/', places)['Content-Security-Policy']).toContain('wasm-unsafe-eval');
});

test.each([
  ['/a/*/b\n  X-A: b', 1, 'Netlify and Cloudflare Pages only'],
  ['/:year/*\n  X-A: b', 1, 'Netlify and Cloudflare Pages only'],
  ['/docs/\n  X-A: b', 1, 'Netlify and Cloudflare Pages only'],
  ['/*\n  X-A', 2, 'is no header'],
  ['/*\n  ! X-A', 2, 'is no header'],
  ['/*\n  X_A: b', 2, 'is no name of a header that every server takes'],
  ['/*\n  X.A: b', 2, 'is no name of a header that every server takes'],
  ["/*\n  X'A: b", 2, 'is no name of a header that every server takes'],
  ['/*\n  1-A: b', 2, 'is no name of a header that every server takes'],
  ['/*\n  Content-Type: text/html', 2, 'made by servers'],
  ['/*\n  X-A: $document_root', 2, 'not every server can send'],
  ['/*\n  X-A: “b”', 2, 'not every server can send'],
])('%j is named, and left to hosts that read it', (rule, line, message) => {
  const { places, others, problems } = readOwnHeaders(rule, '/', '_headers');
  expect(places).toEqual([]);
  expect(others).toBe(`${rule}\n`);
  expect(problems).toEqual([
    {
      file: '_headers',
      line,
      message: expect.stringContaining(message),
      remedy: expect.any(String),
    },
  ]);
});

test('paths are those of the host, below the path of the site', () => {
  expect(readOwnHeaders('/zeitung/docs/*\n  X-A: b', '/zeitung/', 'f').places).toEqual([
    { prefix: 'docs/', headers: { 'X-A': 'b' } },
  ]);
  expect(readOwnHeaders('/docs/*\n  X-A: b', '/zeitung/', 'f').problems).toHaveLength(1);
});

test('a header is one header, however its name is written', () => {
  const { places } = readOwnHeaders('/*\n  X-A: b\n  x-a: c\n/docs/*\n  x-A: d', '/', 'f');
  expect(places).toEqual([
    { prefix: '', headers: { 'X-A': 'b, c' } },
    { prefix: 'docs/', headers: { 'X-A': 'd' } },
  ]);
});
