import { SaxesParser } from 'saxes';

/**
 * The text of an OpenDocument file as HTML: headings, paragraphs, lists, tables, links, pictures,
 * notes, bold and italic text (https://docs.oasis-open.org/office/OpenDocument/v1.3/). `xml` is its
 * content.xml.
 */
export function odtToHtml(xml: string): string {
  const styles = new Map<string, Set<string>>();
  const closing: string[] = [];
  const notes: string[] = [];
  let style = '';
  let html = '';
  let saved = '';
  let isText = false;
  let isCitation = false;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const marks = styles.get(attributes['text:style-name'] ?? '') ?? new Set<string>();
    let end = '';
    const open = (tag: string, inner = ''): void => {
      html += `<${tag}${inner}>`;
      end = `</${/^\w+/.exec(tag)?.[0] ?? ''}>${end}`;
    };
    if (name === 'office:text') isText = true;
    else if (name === 'style:style') style = attributes['style:name'] ?? '';
    else if (name === 'style:text-properties') {
      const kinds = [
        ...(attributes['fo:font-weight'] === 'bold' ? ['strong'] : []),
        ...(attributes['fo:font-style'] === 'italic' ? ['em'] : []),
      ];
      styles.set(style, new Set([...(styles.get(style) ?? []), ...kinds]));
    } else if (name === 'text:h')
      open(`h${Math.min(6, Number(attributes['text:outline-level'] ?? 1))}`);
    else if (name === 'text:p')
      open(/^Title$/i.test(attributes['text:style-name'] ?? '') ? 'h1' : 'p');
    else if (name === 'text:list') open('ul');
    else if (name === 'text:list-item') open('li');
    else if (name === 'text:span') for (const mark of marks) open(mark);
    else if (name === 'text:a') open('a', ` href="${escaped(attributes['xlink:href'] ?? '')}"`);
    else if (name === 'table:table') open('table');
    else if (name === 'table:table-row') open('tr');
    else if (name === 'table:table-cell') open('td');
    else if (name === 'draw:image')
      html += `<img src="${escaped(attributes['xlink:href'] ?? '')}" alt="">`;
    else if (name === 'text:line-break') html += '<br>';
    else if (name === 'text:tab' || name === 'text:s') html += ' ';
    else if (name === 'text:note-citation') isCitation = true;
    else if (name === 'text:note-body') {
      const number = notes.length + 1;
      html += `<sup><a href="#note-${number}">${number}</a></sup>`;
      saved = html;
      html = '';
    }
    closing.push(end);
  });
  parser.on('text', (text) => {
    if (isText && !isCitation) html += escaped(text);
  });
  parser.on('closetag', ({ name }) => {
    html += closing.pop() ?? '';
    if (name === 'text:note-citation') isCitation = false;
    if (name === 'text:note-body') {
      notes.push(`<li id="note-${notes.length + 1}">${html}</li>`);
      html = saved;
    }
  });
  parser.write(xml).close();
  return `${html}${notes.length > 0 ? `<ol>${notes.join('')}</ol>` : ''}`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
