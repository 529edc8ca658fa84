import rareStyles from './rare.css?inline';

/** A page with the styles of `rare.css`, where it has what they are for: few pages do, and only they carry them. */
export function withRareStyles(html: string): string {
  if (!rare.test(html)) return html;
  const end = html.indexOf('</head>');
  return `${html.slice(0, end)}<style>${rareStyles}</style>${html.slice(end)}`;
}

/** What `rare.css` is for. */
const rare =
  /<(?:code|kbd|pre|hr|mark|su[bp]|table|ruby)\b|\sclass="(?:notes|corrections|removed|table)\b/;
