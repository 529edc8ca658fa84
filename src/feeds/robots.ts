import { site } from '../site.ts';
import { absolute, pathTo } from '../urls/urls.ts';

/**
 * robots.txt, RFC 9309: allows everything and names the sitemaps. If the owner has decided about
 * training of models, a line for all crawlers says so
 * (https://datatracker.ietf.org/doc/draft-ietf-aipref-attach/). A refusal also names crawlers that
 * obey only rules for their own names.
 */
export function robots({ aiTraining }: Pick<typeof site, 'aiTraining'> = site): string {
  return [
    'User-agent: *',
    ...(aiTraining === undefined ? [] : [`Content-Usage: train-ai=${aiTraining ? 'y' : 'n'}`]),
    'Allow: /',
    '',
    ...(aiTraining === false
      ? [...trainers.map((name) => `User-agent: ${name}`), 'Disallow: /', '']
      : []),
    `Sitemap: ${absolute(pathTo('sitemap-index.xml'))}`,
    `Sitemap: ${absolute(pathTo('news-sitemap.xml'))}`,
    '',
  ].join('\n');
}

/**
 * Crawlers that collect training data and do nothing else, by the names that their operators
 * publish.
 */
const trainers = [
  'Applebot-Extended',
  'Bytespider',
  'CCBot',
  'ClaudeBot',
  'Google-Extended',
  'GPTBot',
  'meta-externalagent',
];
