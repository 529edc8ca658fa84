/** The colours of `styles/tokens.css`, light and dark. */
export const deliveredColours = {
  paper: { light: '#fdfbf7', dark: '#151412' },
  ink: { light: '#1b1916', dark: '#e9e4da' },
  quiet: { light: '#544f47', dark: '#b5aea2' },
  faint: { light: '#766e62', dark: '#8b8478' },
  rule: { light: '#938c80', dark: '#67625a' },
  accent: { light: '#8f1d12', dark: '#f2a48f' },
  mark: { light: '#f6e7b4', dark: '#564812' },
};

export type ColourName = keyof typeof deliveredColours;

/** Each as `#rrggbb`. */
export type Colours = Record<ColourName, { light: string; dark: string }>;

/** What an owner has made of the look of a site. */
export interface Theme {
  colours: Colours;
  /** Whether running text has another typeface than the one the site is delivered with. */
  hasOwnText: boolean;
  /** Whether headlines have: one of their own, or that of the text. */
  hasOwnDisplay: boolean;
}
