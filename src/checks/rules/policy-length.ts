import type { Problem } from '../../problem.ts';

/**
 * The Content-Security-Policy fits into a line of `_headers`, of which Cloudflare Pages reads at
 * most 2,000 characters (https://developers.cloudflare.com/pages/configuration/headers/).
 */
export function policyLength(policy: string): Problem[] {
  const { length } = `  Content-Security-Policy: ${policy}`;
  if (length <= most) return [];
  return [
    {
      file: '_headers',
      message: `The Content-Security-Policy makes a line of ${length} characters, and hosts read ${most}.`,
      remedy: 'List fewer `pictureHosts` or `embeds` in site.yml.',
    },
  ];
}

const most = 2000;
