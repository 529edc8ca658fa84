import { fileOf, leadsTo, sourcesIn } from '../addresses.ts';
import type { BuiltSite, Finding, PageRule } from '../finding.ts';
import type { BuiltPage } from '../page.ts';

/** Every picture has a description. */
export const pictures: PageRule = ({ path, elements }) =>
  elements.flatMap(({ name, attributes }) => {
    if (name !== 'img' || attributes.has('alt')) return [];
    const src = attributes.get('src') ?? '';
    return [
      {
        page: path,
        message: `The picture “${src}” is not described.`,
        remedy: 'Write what it shows between the brackets: ![description](file.jpg).',
        written: [src],
      },
    ];
  });

/** The addresses of a page's pictures in all their sizes, audio, video and captions, as written. */
export function picturesIn({ elements }: BuiltPage): string[] {
  return elements.flatMap(({ name, attributes }) => {
    if (!showing.has(name)) return [];
    const addresses = [attributes.get('src'), attributes.get('poster')];
    return [
      ...addresses.filter((address) => address !== undefined),
      ...sourcesIn(attributes.get('srcset') ?? ''),
    ];
  });
}

const showing = new Set(['img', 'source', 'audio', 'video', 'track']);

/**
 * Every picture exists in all its sizes, and none is larger than `pageBudget.picture` in
 * src/site.ts. Audio, video and captions exist; they are loaded only by those who play them.
 */
export function checkPictureFiles(
  path: string,
  addresses: readonly string[],
  site: BuiltSite,
): Finding[] {
  const sizes = addresses.flatMap((address): { address: string; size: number | undefined }[] => {
    const target = leadsTo(address, { path }, site);
    if (target === 'outside') return [];
    const size = target === 'broken' ? undefined : site.files.get(fileOf(target.path));
    return [{ address, size }];
  });
  const missing = sizes.filter(({ size }) => size === undefined);
  const shown = sizes.filter(({ address }) => !isPlayed(address));
  const heaviest = Math.max(0, ...shown.map(({ size = 0 }) => Math.ceil(size / 1000)));
  const allowed = site.budget.picture;
  return [
    ...missing.map(({ address }) => ({
      page: path,
      message: `The ${isPlayed(address) ? 'file' : 'picture'} “${address}” does not exist.`,
      remedy: 'Put the file next to the article, or correct its name.',
      written: [address],
    })),
    ...(heaviest <= allowed
      ? []
      : [
          {
            page: path,
            message: `A picture has ${heaviest} kB, more than the ${allowed} kB that a page may have.`,
            remedy:
              'Save a smaller version of the picture, or raise `pageBudget.picture` in site.yml.',
          },
        ]),
  ];
}

/** Whether an address is of a file that an article may play, or of captions. */
function isPlayed(address: string): boolean {
  return /\.(?:mp3|m4a|ogg|mp4|webm|vtt)$/.test(address);
}
