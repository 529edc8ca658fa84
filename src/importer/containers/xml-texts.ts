import { SaxesParser } from 'saxes';

/** The text of each element of a small XML file, by its name with prefix; of several the first. Empty for what is no XML. */
export function elementTexts(xml: string): Map<string, string> {
  const texts = new Map<string, string>();
  let text = '';
  const parser = new SaxesParser();
  parser.on('opentag', () => void (text = ''));
  parser.on('text', (part) => void (text += part));
  parser.on('closetag', ({ name }) => {
    if (!texts.has(name)) texts.set(name, text.trim());
    text = '';
  });
  try {
    parser.write(xml).close();
  } catch {
    return texts;
  }
  return texts;
}
