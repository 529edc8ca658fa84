import { fileOf, leadsTo } from '../addresses.ts';
import type { PageBudget, PageRule } from '../finding.ts';
import type { PageElement } from '../page.ts';

/** A page without its pictures weighs at most `pageBudget` in `site.yml`. */
export const pageWeight: PageRule = (page, site) => {
  const sizeOf = (address: string): number => {
    const target = leadsTo(address, page, site);
    return typeof target === 'string' ? 0 : (site.files.get(fileOf(target.path)) ?? 0);
  };
  const weight = {
    html: Buffer.byteLength(page.html),
    styles: 0,
    scripts: 0,
    fonts: 0,
  };
  for (const element of page.elements) {
    const kind = kindOf(element);
    if (!kind) continue;
    const address = element.attributes.get('src') ?? element.attributes.get('href');
    weight[kind] += Buffer.byteLength(element.text) + (address === undefined ? 0 : sizeOf(address));
  }
  return parts.flatMap((part) => {
    const [kilobytes, allowed] = [Math.ceil(weight[part] / 1000), site.budget[part]];
    if (kilobytes <= allowed) return [];
    return [
      {
        page: page.path,
        message: `${names[part]} ${kilobytes} kB, more than the ${allowed} kB that a page may have.`,
        remedy: `${remedies[part]}, or raise \`pageBudget.${part}\` in site.yml.`,
      },
    ];
  });
};

function kindOf({
  name,
  attributes,
}: PageElement): Exclude<keyof PageBudget, 'picture'> | undefined {
  if (name === 'style') return 'styles';
  if (name === 'script') return attributes.get('type')?.includes('json') ? undefined : 'scripts';
  if (name !== 'link') return undefined;
  if (attributes.get('rel') === 'stylesheet') return 'styles';
  if (attributes.get('rel') === 'modulepreload') return 'scripts';
  return attributes.get('as') === 'font' ? 'fonts' : undefined;
}

const parts = ['html', 'styles', 'scripts', 'fonts'] as const;
const names = {
  html: 'The page has',
  styles: 'The styles of the page have',
  scripts: 'The scripts of the page have',
  fonts: 'The fonts of the page have',
};
const remedies = {
  html: 'Divide the article into two',
  styles: 'Shorten what is in src/styles/',
  scripts: 'Shorten what is in src/client/',
  fonts: 'Preload fewer fonts',
};
