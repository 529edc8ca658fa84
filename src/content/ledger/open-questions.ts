import { createInterface } from 'node:readline/promises';
import { askAll, askArticle, askSection, choicesFor, choicesForAll } from '../../anchors/questions.ts';
import type { ArticleQuestion, Resolved } from '../../anchors/resolve.ts';
import { note, type Options } from './anchors-options.ts';

/** The open questions in plain words, with the command for every answer. */
export function printOpen(resolved: Resolved, options: Options): string {
  const prefix = `${contentDirSetting()}npm run anchors -- `;
  return openIn(resolved, options)
    .map(({ text, answers }) =>
      [`\n${text}`, ...answers.map((one) => `  ${one.text}:\n    ${prefix}${one.option}`)].join('\n'),
    )
    .join('\n');
}

/**
 * Asks on the terminal and records the answers in `options`. `asked` are earlier questions that the
 * author left open. Returns whether there was an answer; `undefined` if the author aborted.
 */
export async function askOpen(
  resolved: Resolved,
  options: Options,
  asked: Set<string>,
): Promise<boolean | undefined> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const brokenOff = new Promise<undefined>((done) => terminal.once('close', () => done(undefined)));
  const choose = async (texts: string[]): Promise<number | undefined> => {
    for (;;) {
      const answer = await Promise.race([
        terminal.question(`1 to ${texts.length}, or Enter to leave it open: `),
        brokenOff,
      ]);
      if (answer === undefined) return undefined;
      if (answer.trim() === '') return 0;
      if (/^\d+$/.test(answer.trim()) && Number(answer) >= 1 && Number(answer) <= texts.length)
        return Number(answer);
    }
  };
  try {
    let isAnswered = false;
    for (const { text, answers } of openIn(resolved, options)) {
      if (asked.has(text)) continue;
      asked.add(text);
      console.log(`\n${text}`);
      answers.forEach((one, index) => console.log(`  ${index + 1}  ${one.text}`));
      const answer = await choose(answers.map((one) => one.text));
      if (answer === undefined) return undefined;
      answers[answer - 1]?.note();
      isAnswered ||= answer > 0;
    }
    return isAnswered;
  } finally {
    terminal.close();
  }
}

/** One question for a rewritten article, unless the author wants to be asked about each section. */
function openIn({ questions, rewritten, missing }: Resolved, options: Options): Open[] {
  const wholes = rewritten.filter(({ slug }) => !options.each.has(slug));
  const isSingle = ({ article }: ArticleQuestion): boolean => !wholes.includes(article);
  return [
    ...wholes.map((article): Open => ({
      text: askAll(
        article,
        questions.filter((one) => one.article === article && !one.former).map((one) => one.heading),
      ),
      answers: choicesForAll(article).map(({ text, option, rest }) => ({
        text,
        option,
        note: () => {
          if (rest === undefined) options.each.add(article.slug);
          else options.rest.set(article.slug, rest);
        },
      })),
    })),
    ...questions.filter(isSingle).map((question): Open => ({
      text: askSection(question),
      answers: choicesFor(question).map(({ text, option, decision }) => ({
        text,
        option,
        note: () => note(options, question.article.slug, question.id, decision),
      })),
    })),
    ...missing.map((one): Open => ({
      text: askArticle(one),
      answers: [
        {
          text: 'it was removed on purpose: its addresses will say so',
          option: `--remove ${one.article.slug}`,
          note: () => void options.removals.add(one.article.slug),
        },
      ],
    })),
  ];
}

function contentDirSetting(): string {
  const dir = process.env['CONTENT_DIR'];
  if (dir === undefined) return '';
  return `CONTENT_DIR=${/^[\w./-]+$/.test(dir) ? dir : `'${dir.replaceAll("'", String.raw`'\''`)}'`} `;
}

/** An open question, and the answers on offer. */
interface Open {
  text: string;
  answers: { text: string; option: string; note: () => void }[];
}
