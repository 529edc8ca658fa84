import rareStyles from './rare.css?inline';

/** A page with the styles of `rare.css`, where it has what they are for: few pages do, and only they carry them. */
export function withRareStyles(html: string): string {
  if (!rareElement.test(html) && !rareClass.test(html)) return html;
  const end = html.indexOf('</head>');
  return `${html.slice(0, end)}<style>${rareStyles}</style>${html.slice(end)}`;
}

/** What `rare.css` is for. Two patterns that each begin with characters that are searched for quickly. */
const rareElement = /<(?:code|kbd|pre|hr|mark|su[bp]|table|ruby)\b/;
const rareClass = / class="(?:notes|corrections|removed|table)\b/;
