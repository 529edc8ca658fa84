import type { ListItem, PhrasingContent, Root, RootContent } from 'mdast';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { ArticleMetadata } from '../content/metadata.ts';
import { absolute, archivePath, feedPaths, markdownPath, topicsPath } from '../urls/urls.ts';
import { isHeldBack } from '../content/dates/scheduled.ts';
import { site } from '../site.ts';
import { wordsFor } from '../i18n/words-for.ts';

/**
 * The site for language models, https://llmstxt.org: its description, and its newest articles as
 * Markdown.
 */
export function llmsText(articles: readonly ArticleMetadata[]): string {
  const words = wordsFor(site.lang);
  const newest = articles.filter((article) => !isHeldBack(article)).slice(0, 50);
  const children: RootContent[] = [
    { type: 'heading', depth: 1, children: [text(site.name)] },
    { type: 'blockquote', children: [{ type: 'paragraph', children: [text(site.description)] }] },
    ...(newest.length > 0 ? section(words.articles, newest.map(articleItem)) : []),
    ...section('Optional', [
      item(words.topics, topicsPath),
      item(words.archive, archivePath),
      item(words.feeds, feedPaths().json),
    ]),
  ];
  const root: Root = { type: 'root', children };
  return toMarkdown(root, { bullet: '-', listItemIndent: 'one', resourceLink: true });
}

function section(title: string, children: ListItem[]): RootContent[] {
  return [
    { type: 'heading', depth: 2, children: [text(title)] },
    { type: 'list', spread: false, children },
  ];
}

function articleItem(article: ArticleMetadata): ListItem {
  const { title, description, date } = article;
  const note = description === undefined ? '' : `. ${description}`;
  return item(title, markdownPath(article), `: ${date.value}${note}`);
}

function item(title: string, path: string, note = ''): ListItem {
  const link: PhrasingContent = { type: 'link', url: absolute(path), children: [text(title)] };
  const children = note === '' ? [link] : [link, text(note)];
  return { type: 'listItem', spread: false, children: [{ type: 'paragraph', children }] };
}

function text(value: string): PhrasingContent {
  return { type: 'text', value };
}
