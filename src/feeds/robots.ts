import { absolute, pathTo } from '../urls/urls.ts';

/** robots.txt (RFC 9309): allows everything, and names the sitemaps. */
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
