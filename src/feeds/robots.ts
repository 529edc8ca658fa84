import { absolute, pathTo } from '../urls/urls.ts';

/** robots.txt, RFC 9309: everything may be read, and where the sitemaps are. */
export function robots(): string {
  return [
    'User-agent: *',
    'Allow: /',
    '',
    `Sitemap: ${absolute(pathTo('sitemap-index.xml'))}`,
    `Sitemap: ${absolute(pathTo('news-sitemap.xml'))}`,
    '',
  ].join('\n');
}
