import type { Removed } from '../draft.ts';
import { componentsOfMdx, replacements } from './dialect-replacements.ts';

/**
 * Converts other systems' Markdown extensions to this project's syntax: shortcodes of Hugo, tags of
 * Jekyll, links and callouts of Obsidian, components of MDX. Syntax without an equivalent is
 * unchanged and reported by the build. Code is unchanged.
 *
 * - before: `{{< youtube abc >}}`, `![[bild.png]]`, `{: .gross}`
 * - after: `::video[Video]{url="https://www.youtube.com/watch?v=abc"}`, `![](bild.png)`, nothing
 */
export function readDialects(source: string, removed: Removed[]): string {
  const drop = (text: string, reason: string): void => {
    if (text.trim() !== '') removed.push({ text: text.trim(), reason, rule: 'other-system' });
  };
  const isMdx = /^import\s[^\n]*['"][^'"\n]+['"];?[ \t]*$/m.test(source);
  let notes = 0;
  return outsideCode(withCodeBlocks(source), (text) => {
    let result = withoutInlineNotes(text, () => `im-text-${++notes}`);
    const known = isMdx ? [...componentsOfMdx, ...replacements] : replacements;
    for (const { pattern, write, reason } of known)
      result = result.replace(pattern, (whole: string, ...groups: unknown[]) => {
        const parts = groups.filter((one) => typeof one === 'string' || one === undefined);
        const written = write?.(parts, whole);
        if (reason !== undefined && written !== whole) drop(whole, reason);
        return written ?? '';
      });
    return result;
  });
}

/** `A^[B].` → `A[^im-text-1].` and the note below. */
function withoutInlineNotes(text: string, nextName: () => string): string {
  const below: string[] = [];
  const result = text.replace(
    /(?<![[\\])\^\[((?:[^[\]\n]|\[[^[\]\n]*\])+)\]/g,
    (_, note: string) => {
      const name = nextName();
      below.push(`[^${name}]: ${note}`);
      return `[^${name}]`;
    },
  );
  return below.length === 0 ? text : `${result.trimEnd()}\n\n${below.join('\n\n')}\n\n`;
}

/** Turns code in tags of Jekyll and Hugo into fenced code. */
function withCodeBlocks(source: string): string {
  return source
    .replace(
      /^[ \t]*\{%-?\s*highlight\s+(\S+)[^%\n]*%\}\n?([\s\S]*?)\n?[ \t]*\{%-?\s*endhighlight\s*-?%\}/gm,
      (_, lang: string, code: string) => `\`\`\`${lang}\n${code}\n\`\`\``,
    )
    .replace(
      /^[ \t]*\{\{[<%]\s*highlight\s+"?([\w+-]+)"?[^>%\n]*[>%]\}\}\n?([\s\S]*?)\n?[ \t]*\{\{[<%]\s*\/\s*highlight\s*[>%]\}\}/gm,
      (_, lang: string, code: string) => `\`\`\`${lang}\n${code}\n\`\`\``,
    );
}

/** Applies a change to everything but fenced and inline code. */
function outsideCode(source: string, change: (text: string) => string): string {
  const parts = source.split(
    /(^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\2[`~]*[ \t]*$|(?![\s\S])))/m,
  );
  return parts
    .map((part, index) => {
      // The expression also captures each fence's characters.
      if (index % 3 === 1) return part;
      if (index % 3 === 2) return '';
      return change(part.replace(/(`+)(?!`)[^\n]*?[^`\n]\1(?!`)/g, (code) => hide(code))).replace(
        /\uE001([^\uE002]*)\uE002/g,
        (_, code: string) => decodeURIComponent(code),
      );
    })
    .join('');
}

function hide(code: string): string {
  return `\uE001${encodeURIComponent(code)}\uE002`;
}
