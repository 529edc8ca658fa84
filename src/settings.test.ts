import { afterEach, expect, test, vi } from 'vitest';
import {
  addressProblems,
  checkPublishing,
  checkSettings,
  isInCi,
  placeholderProblems,
  portOf,
} from './settings.ts';
import { site } from './site.ts';

afterEach(() => vi.unstubAllEnvs());

test.each(['https://your.host/', 'http://localhost:8080/news/', 'https://übung.example/a/b'])(
  '%s is an address',
  (address) => {
    expect(addressProblems(address)).toEqual([]);
  },
);

test.each([
  ['your.host', 'does not begin with https://'],
  ['your.host:8080', 'does not begin with https://'],
  ['', 'is empty'],
  ['ftp://your.host/', 'is not a web address'],
  ['https://', 'is not a web address'],
  ['https://your.host/?a=b', 'more than a host and a path'],
  ['https://your.host/#a', 'more than a host and a path'],
  ['https://user:secret@your.host/', 'a user name or password'],
])('“%s” is not an address of a site', (address, message) => {
  vi.stubEnv('SITE_URL', address);
  expect(addressProblems(address)).toMatchObject([
    {
      file: 'SITE_URL',
      message: expect.stringContaining(message),
      remedy: expect.stringContaining('https://your.host/'),
    },
  ]);
});

test('the settings as they are delivered are in order', () => {
  expect(() => checkSettings()).not.toThrow();
});

test('in a site with an address of its own, what is still as delivered is named', () => {
  expect(placeholderProblems('https://abschnitt.example/', site)).toEqual([]);
  const named = placeholderProblems('https://your.host/', site).map(({ message }) => message);
  expect(named).toEqual([
    expect.stringContaining('imprint'),
    expect.stringContaining('feedAuthority'),
  ]);
  const own = { ...site, imprint: ['Redaktion'], feedAuthority: 'your.host,2026' };
  expect(placeholderProblems('https://your.host/', own)).toEqual([]);
});

test.each([
  ['CARDS', 'non'],
  ['SECTION_PAGES', 'no'],
  ['COMPRESSION', '11'],
  ['SOURCE_DATE_EPOCH', 'yesterday'],
  ['BUILD_CACHE', ''],
])('the environment variable %s=%s is named', (name, value) => {
  vi.stubEnv(name, value);
  expect(() => checkSettings()).toThrow(new RegExp(`${name}\n.*\n    → Set it to `));
});

test.each(['abc', '0', '-1', '65536', '1e3', '', '80.5'])('“%s” is no port', (text) => {
  expect(portOf(text)).toBeUndefined();
  vi.stubEnv('PORT', text);
  expect(() => checkSettings({ port: true })).toThrow(
    /PORT\n.*no port\.\n    → Set it to a number/,
  );
});

test('a port is a number from 1 to 65535, 4321 where none is named', () => {
  expect([portOf('8080'), portOf('65535'), portOf(undefined)]).toEqual([8080, 65535, 4321]);
});

test.each([
  ['true', true],
  ['1', true],
  ['github', true],
  ['', false],
  ['false', false],
  ['0', false],
])('CI=%s: %s', (value, expected) => {
  vi.stubEnv('CI', value);
  expect(isInCi()).toBe(expected);
});

test('a build without an address says so, and stops where CI is set', () => {
  vi.stubEnv('SITE_URL', undefined);
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.stubEnv('CI', 'true');
  expect(() => checkPublishing()).toThrow(/site\.yml\n.*is not set/);
  expect(said).not.toHaveBeenCalled();
});
