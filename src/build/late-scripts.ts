/**
 * Has a page's scripts loaded when it has been painted, so that nothing is asked for before but the page and its font:
 * the tags that would load them at once give way to one that names them all, and that holds `loader`.
 */
export function lateScripts(html: string, loader: string): string {
  const modules: string[] = [];
  const rest = html.replaceAll(moduleTag, (_tag, src: string) => {
    modules.push(src);
    return '';
  });
  if (modules.length === 0) return html;
  const tag = `<script data-modules="${modules.join(' ')}">${loader}</script>`;
  const end = rest.lastIndexOf('</body>');
  return rest.slice(0, end) + tag + rest.slice(end);
}

const moduleTag = /<script type="module" src="([^"\s]+)"><\/script>/g;
