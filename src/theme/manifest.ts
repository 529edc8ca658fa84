import { site } from '../site.ts';
import { iconFile } from './logo.ts';
import { theme } from './theme.ts';

/** The icons that systems install a site with, beside the one that scales. */
export const manifestIcons: readonly ManifestIcon[] = [
  { name: '192', size: 192, isMaskable: false },
  { name: '512', size: 512, isMaskable: false },
  { name: 'maskable', size: 512, isMaskable: true },
];

/** With which browsers install the site as an application (https://www.w3.org/TR/appmanifest/). */
export function manifest(): string {
  const paper = theme.colours.paper.light;
  return JSON.stringify({
    id: site.base,
    name: site.name,
    short_name: site.name,
    description: site.description,
    lang: site.lang,
    start_url: site.base,
    scope: site.base,
    // Readers go back, load again and share addresses: a bar for that stays where the system has one.
    display: 'standalone',
    display_override: ['minimal-ui'],
    background_color: paper,
    theme_color: paper,
    icons: [
      { src: site.base + iconFile, sizes: 'any', type: 'image/svg+xml' },
      ...manifestIcons.map(({ name, size, isMaskable }) => ({
        src: `${site.base}icon-${name}.png`,
        sizes: `${size}x${size}`,
        type: 'image/png',
        purpose: isMaskable ? 'maskable' : 'any',
      })),
    ],
  });
}

export interface ManifestIcon {
  /** In its address. */
  name: string;
  /** In pixels. */
  size: number;
  isMaskable: boolean;
}
