import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shownPath, unreadable, type Problem } from '../problem.ts';
import { contentDir } from '../site.ts';
import { canonicalTag } from '../schema/fields.ts';
import { wordFiles } from '../schema/path-words.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import type { Words } from './words.ts';

const misnamed = {
  message: 'The name of this file is not a language tag and .yml.',
  remedy: 'Name it after the language whose words it holds, such as fr.yml or de-AT.yml.',
};

/**
 * The owner's words of the interface by language tag, their problems, and the build's notes on
 * them.
 */
export const { ownWords, wordProblems, wordNotes } = await readOwnWords();

async function readOwnWords(): Promise<OwnWords> {
  const own: OwnWords = { ownWords: new Map(), wordProblems: [], wordNotes: [] };
  const files = wordFiles(contentDir);
  if (files.length === 0) return own;
  // Loaded only if there are files to read.
  const { readWords } = await import('./read-words.ts');
  // A language comes before its regions.
  for (const name of files.sort((a, b) => a.length - b.length)) {
    const path = join(contentDir, name);
    const file = shownPath(path);
    const [, lang = ''] = /([^/]*)\.yml$/.exec(name) ?? [];
    if (canonicalTag(lang) !== lang) {
      own.wordProblems.push({ file, ...misnamed });
      continue;
    }
    const [language = ''] = lang.split('-');
    const base = own.ownWords.get(language) ?? (language === 'de' ? de : en);
    try {
      const { words, missing, problems } = readWords(readFileSync(path, 'utf8'), {
        lang,
        base,
        file,
      });
      own.ownWords.set(lang, words);
      own.wordProblems.push(...problems);
      if (missing.length > 0 && base === en && language !== 'en')
        own.wordNotes.push(
          `${file} lacks ${missing.length === 1 ? 'a message, which is' : `${missing.length} messages, which are`} English on the site: ${missing.join(', ')}.`,
        );
    } catch (error) {
      own.wordProblems.push({ file, ...unreadable(error, 'This file') });
    }
  }
  return own;
}

interface OwnWords {
  ownWords: Map<string, Words>;
  wordProblems: Problem[];
  wordNotes: string[];
}
