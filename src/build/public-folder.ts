import { constants, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { shownPath, BuildStopped, printProblems, type Problem } from '../problem.ts';
import { listFilesNow } from '../cache/list-files.ts';
import { digestOf } from '../cache/digest.ts';
import { buildCache, contentDir } from '../site.ts';
import { wordProblems } from '../i18n/own-words.ts';
import { iconFile, logoFile } from '../theme/logo.ts';
import { themeProblems } from '../theme/theme.ts';

/** The folder of files that an owner publishes unchanged, in the content folder. */
const ownPublic = join(contentDir, 'public');

/** Files in it that are not published, but merged into the files written for hosts. */
const hostFiles = ['_redirects', '_headers'];

/**
 * Throws if the owner's theme, words or public files cannot be used. Symbolic links are not
 * followed.
 */
export function checkOwnFiles(): void {
  const problems = [...themeProblems, ...wordProblems];
  if (existsSync(ownPublic)) problems.push(...linksIn(ownPublic), ...reservedNames());
  if (problems.length > 0) throw new BuildStopped(printProblems(problems, 'in the site'));
}

/**
 * Assembles the folder that Astro copies to the site: this project's `public/`, overridden by the
 * owner's. What programs left behind in the owner's is not published; `notes` name it.
 */
export function preparePublic(): { folder: string; notes: string[] } {
  const notes: string[] = [];
  const folder = join(buildCache, 'public', digestOf(contentDir));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(resolve('public'), folder, { recursive: true });
  for (const name of [logoFile, iconFile])
    if (existsSync(join(contentDir, name))) cpSync(join(contentDir, name), join(folder, name));
  if (existsSync(ownPublic))
    cpSync(ownPublic, folder, {
      recursive: true,
      preserveTimestamps: true,
      // Clones files where the file system can.
      mode: constants.COPYFILE_FICLONE,
      filter: (source) => {
        if (isLeftover(source))
          notes.push(`Not published: ${shownPath(source)}, left by a program.`);
        return !isLeftover(source) && !hostFiles.some((name) => source === join(ownPublic, name));
      },
    });
  return { folder, notes };
}

/** Backups and temporary files of editors, and what operating systems put into folders. */
function isLeftover(path: string): boolean {
  const name = basename(path);
  return (
    /(?:\.bak|\.orig|\.rej|\.tmp|~)$|^#.*#$|^\.#|^\..*\.sw[op]$/.test(name) ||
    ['.DS_Store', 'Thumbs.db', 'desktop.ini'].includes(name)
  );
}

/** Top-level names that the site itself uses. Conflicts with pages are found during rendering. */
function reservedNames(): Problem[] {
  return ['_astro', 'pagefind', 'sw.js', '.hosting']
    .filter((name) => existsSync(join(ownPublic, name)))
    .map((name) => ({ file: shownPath(join(ownPublic, name)), ...taken }));
}

/** Files of the owner at the address of a page. */
export function takenByPages(pages: ReadonlySet<string>): Problem[] {
  return [...listFilesNow(ownPublic).keys()]
    .filter((file) => pages.has(file))
    .map((file) => ({ file: shownPath(join(ownPublic, file)), ...taken }));
}

const taken = {
  message: 'The site already has something at this address.',
  remedy: 'Give the file another name.',
};

function linksIn(folder: string): Problem[] {
  if (lstatSync(folder).isSymbolicLink()) return [linkProblem(folder)];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isFile() && !entry.isDirectory())
    .map((entry) => linkProblem(join(entry.parentPath, entry.name)));
}

function linkProblem(path: string): Problem {
  return {
    file: shownPath(path),
    message: 'This is a link or not a file: it is not published.',
    remedy: 'Put the file itself here.',
  };
}
