import { SaxesParser } from 'saxes';

/**
 * The text of each element of a small XML file, by name with prefix. The first one if there are
 * several. Empty if the file is not XML.
 */
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
