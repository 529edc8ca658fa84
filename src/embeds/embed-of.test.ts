import { expect, test } from 'vitest';
import { embedOf, frameSources } from './embed-of.ts';
import { services } from './services.ts';

const all = [...Object.keys(services), 'social.example', 'video.example:8443'];

test.each([
  [
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=1m30s',
    'www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=90',
  ],
  ['http://youtu.be/dQw4w9WgXcQ?si=tracking', 'www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
  ['https://m.youtube.com/shorts/dQw4w9WgXcQ', 'www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
  [
    'https://www.youtube.com/playlist?list=PL-a_1',
    'www.youtube-nocookie.com/embed/videoseries?list=PL-a_1',
  ],
  ['https://vimeo.com/76979871', 'player.vimeo.com/video/76979871?dnt=1'],
  ['https://vimeo.com/channels/staffpicks/76979871', 'player.vimeo.com/video/76979871?dnt=1'],
  ['https://vimeo.com/76979871/8272103f6e', 'player.vimeo.com/video/76979871?dnt=1&h=8272103f6e'],
  ['https://www.dailymotion.com/video/x8abc1', 'geo.dailymotion.com/player.html?video=x8abc1'],
  [
    'https://open.spotify.com/intl-de/episode/4rOoJ6Egrf8K2I',
    'open.spotify.com/embed/episode/4rOoJ6Egrf8K2I',
  ],
  [
    'https://soundcloud.com/a/b',
    'w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fa%2Fb',
  ],
  ['https://social.example/@anna/110123', 'social.example/@anna/110123/embed'],
  [
    'https://social.example/@anna@elsewhere.example/110123',
    'social.example/@anna@elsewhere.example/110123/embed',
  ],
  [
    'https://video.example:8443/w/kkGMgK9ZtnKfYAgnEtQxbv',
    'video.example:8443/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv',
  ],
  ['https://social.example/chart/7?year=2026#top', 'social.example/chart/7?year=2026'],
])('%s is shown as %s', (link, shown) => {
  expect(embedOf(link, all)?.src).toBe(`https://${shown}`);
});

test('a map shows the place of its address, and a marker where it has one', () => {
  const link = 'https://www.openstreetmap.org/?mlat=48.1372&mlon=11.5755#map=16/48.1372/11.5755';
  const url = new URL(embedOf(link, all)?.src ?? '');
  expect(url.host + url.pathname).toBe('www.openstreetmap.org/export/embed.html');
  expect(url.searchParams.get('marker')).toBe('48.1372,11.5755');
  const [west = 0, south = 0, east = 0, north = 0] = (url.searchParams.get('bbox') ?? '')
    .split(',')
    .map(Number);
  expect((west + east) / 2).toBeCloseTo(11.5755, 4);
  expect((south + north) / 2).toBeCloseTo(48.1372, 4);
  expect(east - west).toBeCloseTo(0.01287, 4);
});

test.each([
  'https://www.youtube.com/@kanal',
  'https://www.youtube.com/watch?v="><script>',
  'https://www.youtube.com/watch',
  'https://vimeo.com/about',
  'https://www.openstreetmap.org/about',
  'https://www.openstreetmap.org/#map=15/480/11',
  'https://social.example/@anna',
  'https://social.example/',
  'https://other.example/@anna/110123',
  'https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ',
  'ftp://social.example/a',
  '/artikel/fluss/',
])('%s stays a link', (link) => expect(embedOf(link, all)).toBeUndefined());

test('nothing is offered of what the owner does not list', () => {
  expect(embedOf('https://youtu.be/dQw4w9WgXcQ', ['vimeo'])).toBeUndefined();
  expect(embedOf('https://youtu.be/dQw4w9WgXcQ', [])).toBeUndefined();
});

test('readers are told whose host it is', () => {
  expect(embedOf('https://youtu.be/dQw4w9WgXcQ', ['youtube'])).toMatchObject({
    kind: 'video',
    label: 'YouTube',
    host: 'www.youtube-nocookie.com (Google)',
  });
  expect(embedOf('https://social.example/@a/1', all)).toMatchObject({
    kind: 'post',
    label: 'social.example',
    host: 'social.example',
  });
});

test('the policy names exactly the hosts that send what is embedded', () => {
  expect(frameSources(['youtube', 'social.example'])).toBe(
    'frame-src https://www.youtube-nocookie.com https://social.example',
  );
});
