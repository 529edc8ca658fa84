import { defineMiddleware } from 'astro:middleware';
import { transformSync } from 'esbuild';
import rareStyles from './styles/rare.css?inline';

/**
 * Has a page carry no more than it needs before it is painted: styles of what few pages have only where it is there, and
 * its scripts loaded afterwards, so that nothing is asked for before but the page and its font. For that the tags that
 * would load them at once give way to one that names them all. In development they stay as they are.
 */
export const onRequest = defineMiddleware(async (_context, next) => {
  const response = await next();
  const isPage = response.headers.get('Content-Type')?.startsWith('text/html') ?? false;
  if (!isPage) return response;
  const page = withRareStyles(await response.text());
  return new Response(import.meta.env.PROD ? scriptsAfterPaint(page) : page, response);
});

function withRareStyles(html: string): string {
  if (!rare.test(html)) return html;
  const end = html.indexOf('</head>');
  return `${html.slice(0, end)}<style>${rareStyles}</style>${html.slice(end)}`;
}

/** What `styles/rare.css` is for. */
const rare =
  /<(?:code|kbd|pre|hr|mark|su[bp]|table|ruby)\b|\sclass="(?:notes|corrections|removed|table)\b/;

function scriptsAfterPaint(html: string): string {
  const modules: string[] = [];
  const rest = html.replaceAll(moduleTag, (_tag, src: string) => {
    modules.push(src);
    return '';
  });
  if (modules.length === 0) return html;
  const loader = `<script data-modules="${modules.join(' ')}">${load.trim()}</script>`;
  const end = rest.lastIndexOf('</body>');
  return rest.slice(0, end) + loader + rest.slice(end);
}

const moduleTag = /<script type="module" src="([^"\s]+)"><\/script>/g;

/**
 * The same on every page, so that the Content-Security-Policy needs one hash. A page in the background is not painted,
 * and a browser that does not report painting (https://www.w3.org/TR/paint-timing/) gets the scripts a little later.
 *
 * Until they are there, a click on “share” and single keys wait for those who answer them. Whoever presses anything
 * else, or opens the address in another tab, gets what the browser does by itself.
 */
const { code: load } = transformSync(
  `{
const modules = document.currentScript.dataset.modules.split(' '), early = [];
const hold = (event) => {
  const { type, key, target, shiftKey } = event, isClick = type === 'click';
  const isOurs = isClick ? !shiftKey && target.closest('.share') : key.length === 1;
  if (!isOurs || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isClick) event.preventDefault();
  event.stopImmediatePropagation();
  early.push(event);
};
const each = (change) => ['click', 'keydown'].forEach((type) => change(type, hold, true));
const go = async () => {
  if (modules.length === 0) return;
  await Promise.allSettled(modules.splice(0).map((module) => import(module)));
  each(removeEventListener);
  for (const event of early) event.target.dispatchEvent(new event.constructor(event.type, event));
};
each(addEventListener);
if (document.hidden) go();
else new PerformanceObserver(go).observe({ type: 'paint', buffered: true });
addEventListener('load', () => setTimeout(go, 2000));
}`,
  { minify: true, target: 'es2022' },
);
