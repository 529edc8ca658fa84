import { site } from '../site.ts';
import { absolute, pathTo } from '../urls/urls.ts';

/**
 * robots.txt, RFC 9309: everything may be read, and where the sitemaps are. Where the owner says whether programs may be
 * trained with it, so does a line for all (https://datatracker.ietf.org/doc/draft-ietf-aipref-attach/); a refusal also names
 * those that are known to go by their names only.
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

/** What reads for training and for nothing else, by the names that its makers have given it. */
const trainers = [
  'Applebot-Extended',
  'Bytespider',
  'CCBot',
  'ClaudeBot',
  'Google-Extended',
  'GPTBot',
  'meta-externalagent',
];
