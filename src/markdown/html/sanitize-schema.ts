import type { Options as Schema } from 'rehype-sanitize';

/**
 * The HTML an author may use. Everything not named here is removed: elements leave their content
 * behind, unless `strip` names them; attributes leave nothing. No ids, classes, styles, names or
 * data attributes: those are ours, and are added later.
 */
export const sanitizeSchema: Schema = {
  tagNames: [
    ...[
      'h1',
      'h2',
      'h3',
      'h4',
      'h5',
      'h6',
      'p',
      'blockquote',
      'ul',
      'ol',
      'li',
      'dl',
      'dt',
      'dd',
      'pre',
      'hr',
      'br',
      'wbr',
    ],
    ...[
      'a',
      'abbr',
      'b',
      'bdi',
      'bdo',
      'cite',
      'code',
      'del',
      'dfn',
      'em',
      'i',
      'ins',
      'kbd',
      'mark',
      'q',
      's',
      'samp',
      'small',
      'strong',
    ],
    ...['sub', 'sup', 'time', 'u', 'var', 'ruby', 'rb', 'rt', 'rp'],
    ...['figure', 'figcaption', 'img', 'details', 'summary'],
    ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
    // Becomes a video block or a link later; pages never contain a player.
    'video',
  ],
  attributes: {
    a: ['href', 'title', ['hrefLang', /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i]],
    abbr: ['title'],
    // Without a direction the element has no effect.
    bdo: [['dir', 'ltr', 'rtl']],
    blockquote: ['cite'],
    del: ['cite', ['dateTime', /^[\d:.TZ+-]{4,35}$/]],
    details: [['open', true, '']],
    dfn: ['title'],
    img: ['src', 'alt', 'title'],
    ins: ['cite', ['dateTime', /^[\d:.TZ+-]{4,35}$/]],
    li: [['value', /^\d{1,6}$/]],
    ol: [
      ['start', /^\d{1,9}$/],
      ['reversed', true],
      ['type', '1', 'a', 'A', 'i', 'I'],
    ],
    q: ['cite'],
    // `align` is the alignment of Markdown table columns; a class would need a style sheet in
    // feeds.
    td: [
      ['colSpan', /^[1-9]\d?$/],
      ['rowSpan', /^[1-9]\d{0,2}$/],
      ['align', 'left', 'center', 'right'],
    ],
    th: [
      ['colSpan', /^[1-9]\d?$/],
      ['rowSpan', /^[1-9]\d{0,2}$/],
      ['align', 'left', 'center', 'right'],
      ['scope', 'col', 'row', 'colgroup', 'rowgroup'],
      'abbr',
    ],
    // Dates, times, durations (P3D, PT4H18M) and weeks (2024-W33).
    time: [['dateTime', /^[\d:.TZ+PDHMSW\s-]{1,35}$/]],
    video: ['src'],
    '*': [
      ['lang', /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i],
      ['dir', 'ltr', 'rtl', 'auto'],
    ],
  },
  // Relative addresses pass without a scheme. Capitals are listed because the comparison is exact.
  protocols: {
    cite: ['http', 'https'],
    // The settings add others.
    href: ['http', 'https', 'HTTP', 'HTTPS'],
    src: ['http', 'https', 'HTTP', 'HTTPS'],
  },
  // Outside these parents the elements would break out of their place, or mean nothing.
  ancestors: {
    caption: ['table'],
    thead: ['table'],
    tbody: ['table'],
    tfoot: ['table'],
    tr: ['table'],
    th: ['table'],
    td: ['table'],
    li: ['ol', 'ul'],
    dt: ['dl'],
    dd: ['dl'],
    figcaption: ['figure'],
    summary: ['details'],
    rb: ['ruby'],
    rt: ['ruby'],
    rp: ['ruby'],
  },
  // Their content is code, a picture, a form or a page of its own, never text of the article.
  strip: [
    ...[
      'script',
      'style',
      'template',
      'noscript',
      'noembed',
      'noframes',
      'xmp',
      'plaintext',
      'title',
      'textarea',
    ],
    ...[
      'iframe',
      'frame',
      'frameset',
      'object',
      'embed',
      'applet',
      'param',
      'portal',
      'fencedframe',
    ],
    ...['svg', 'math', 'canvas', 'map', 'select', 'option', 'datalist', 'dialog'],
  ],
  // Nothing can clobber: ids and names are removed.
  clobber: [],
  clobberPrefix: '',
  required: {},
  allowComments: false,
  allowDoctypes: false,
};
