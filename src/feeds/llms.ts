import type { ArticleFacts } from '../article/article.ts';
import { absolute, archivePath, feedPaths, markdownPath, topicsPath } from '../article/urls.ts';
import { site } from '../site.ts';
import { wordsFor } from '../words/words-for.ts';

/** The site for readers of plain text, https://llmstxt.org: what it is, and its newest articles as Markdown. */
export function llmsText(articles: readonly ArticleFacts[]): string {
  const words = wordsFor(site.lang);
  const lines = articles
    .filter(({ draft }) => !draft)
    .slice(0, 50)
    .map(({ slug, title, description, date }) =>
      [
        `- [${plain(title)}](${absolute(markdownPath(slug))}): ${date.value}`,
        ...(description === undefined ? [] : [plain(description)]),
      ].join('. '),
    );
  return [
    `# ${site.name}`,
    '',
    `> ${site.description}`,
    '',
    ...(lines.length > 0 ? [`## ${words.articles}`, '', ...lines, ''] : []),
    '## Optional',
    '',
    `- [${words.topics}](${absolute(topicsPath)})`,
    `- [${words.archive}](${absolute(archivePath)})`,
    `- [${words.feeds}](${absolute(feedPaths().json)})`,
    '',
  ].join('\n');
}

/** Text that is neither a link nor an element in the eyes of Markdown, whatever an article says. */
function plain(text: string): string {
  return text.replace(/[\\[\]<]/g, String.raw`\$&`);
}
