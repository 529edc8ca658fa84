/**
 * Has a page's scripts loaded when it has been painted, so that nothing is asked for before but the page and its font:
 * the tags that would load them at once give way to `loader`, with their names. It joins the script of `KeptLook.astro`,
 * because each script in a page costs time before the page is painted.
 */
export function lateScripts(html: string, loader: string): string {
  const modules: string[] = [];
  const rest = html.replaceAll(moduleTag, (_tag, src: string) => {
    modules.push(src);
    return '';
  });
  return rest.replace(
    lookTag,
    (_tag, look: string) =>
      `<script data-modules="${modules.join(' ')}">${look}${modules.length === 0 ? '' : loader}</script>`,
  );
}

const moduleTag = /<script type="module" src="([^"\s]+)"><\/script>/g;
const lookTag = /<script data-modules>([^]*?)<\/script>/;
