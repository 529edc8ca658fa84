import { problemsFile } from './addresses.ts';
import type { PageProblems } from './page-checker.ts';
import './problem-bar.css';

/**
 * Shows the problems of a previewed page at the bottom of the window; nothing if there are none.
 */
async function showProblems(): Promise<void> {
  const path = encodeURIComponent(location.pathname);
  const response = await fetch(`${import.meta.env.BASE_URL}${problemsFile}?path=${path}`);
  if (!response.ok) return;
  const { problems, elsewhere } = (await response.json()) as PageProblems;
  if (problems.length + elsewhere > 0) document.body.append(barOf(problems, elsewhere));
}

function barOf(problems: PageProblems['problems'], elsewhere: number): HTMLElement {
  const count = [
    ...(problems.length > 0 ? [`${inWords(problems.length)} on this page`] : []),
    ...(elsewhere > 0 ? [`${inWords(elsewhere)} elsewhere in the content`] : []),
  ].join(', ');
  const bar = withText(problems.length > 0 ? 'details' : 'p', problems.length > 0 ? '' : count);
  bar.className = 'problem-bar';
  bar.lang = 'en';
  bar.dir = 'ltr';
  if (problems.length === 0) return bar;
  const list = document.createElement('ul');
  for (const { file, line, message, remedy } of problems) {
    const item = document.createElement('li');
    const place = line === undefined ? file : `${file}:${line}`;
    item.append(withText('code', place), withText('p', message), withText('p', `→ ${remedy}`));
    list.append(item);
  }
  bar.append(withText('summary', count), list);
  return bar;
}

function inWords(count: number): string {
  return count === 1 ? '1 problem' : `${count} problems`;
}

function withText(name: string, text: string): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

void showProblems();
