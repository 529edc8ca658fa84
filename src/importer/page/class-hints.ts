/**
 * The kind of an element according to its classes, id and role, such as an author box. Only whole
 * words match, so `discount` is not a comment.
 */
export function hintsOf(element: Element): Set<Hint> {
  const found = new Set<Hint>();
  const hint = tags[element.localName];
  if (hint) found.add(hint);
  const names = ['class', 'id', 'role', 'aria-label', 'data-component', 'data-testid']
    .map((name) => element.getAttribute(name) ?? '')
    .join(' ')
    .trim();
  if (names === '' && !element.localName.includes('-')) return found;
  const plain = `${names} ${element.localName.includes('-') ? element.localName : ''}`
    .slice(0, 1000)
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase();
  for (const [name, pattern] of patterns) if (pattern.test(plain)) found.add(name);
  return found;
}

/** Kinds of page furniture, and the article itself. */
export type Hint =
  | 'article'
  | 'author'
  | 'comments'
  | 'details'
  | 'footer'
  | 'main'
  | 'promotion'
  | 'sharing'
  | 'sidebar';

const tags: Record<string, Hint | undefined> = { aside: 'sidebar', footer: 'footer', main: 'main' };

const vocabulary: Partial<Record<Hint, string>> = {
  article: 'article|story|post|blogpost|hentry|single|news',
  comments:
    'comments?|comment-?list|respond|disqus|kommentare?|reply|replies|discussion|responses?',
  sidebar:
    'sidebar|side|aside|rail|secondary|complementary|sticky|widgets|widget_\\w+|widget-?area',
  footer: 'footer|foot|colophon|bottom|contentinfo',
  sharing:
    'share|sharing|social|follow|sharedaddy|shares|likes?|icons?|tools?|toolbar|actions?|buttons?|btn',
  promotion:
    'promo\\w*|newsletter|subscri\\w+|signup|sign-up|cta|call-to-action|ads?|advert\\w*|sponsor\\w*|affiliate|banner|offer|donate|paywall|modal|popup|overlay|cookie\\w*|consent|tooltip|notice|alert|login|form|campaign|product|shop|price|download|app|republish\\w*|republication',
  author:
    'author\\w*|bio|biography|profile|about|byline|writer|contributors?|editor|avatar|person|team|experts?',
  details:
    'meta|tags?|tagcloud|categor(?:y|ies)|date|time|timestamp|info|details|post-?meta|entry-?meta|reading-?time|label|eyebrow|kicker|badge|rating|stars?|votes?|counter',
};
const patterns = Object.entries(vocabulary).map(([name, words]): [Hint, RegExp] => [
  name as Hint,
  new RegExp(`(?:^|[\\s_-])(?:${words})(?:$|[\\s_-]|\\d)`),
]);
