import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LedgerFiles, readLedger } from '../content/ledger/ledger-files.ts';
import { removedArticles } from '../content/ledger/removed-articles.ts';
import { unrecordedNotes } from '../content/ledger/unrecorded.ts';
import { checkSite } from '../checks/check-site.ts';
import type { PageFacts } from '../checks/check-page.ts';
import { contentSecurityPolicy, type Embedding, type InlineHashes } from '../hosting/headers.ts';
import { frameSources } from '../embeds/embed-of.ts';
import { hashesOf } from '../hosting/inline-hashes.ts';
import { hostLimits } from '../hosting/host-limits.ts';
import { readOwnRules } from '../hosting/own-rules.ts';
import { speculationFile, speculationRules } from '../hosting/speculation.ts';
import { prepareHosting } from '../hosting/prepare.ts';
import { gonePaths } from '../hosting/gone.ts';
import { articleRedirects, oldRedirects, type Redirect } from '../hosting/redirects.ts';
import { formerPathRedirects, movedTexts } from '../hosting/former-path-redirects.ts';
import { readOldAddresses } from '../content/old-addresses.ts';
import { shownPath, BuildStopped, printProblems, type Problem } from '../problem.ts';
import { contentDir, site } from '../site.ts';
import { absolute, articlePages, pathOf, pathTo } from '../urls/urls.ts';
import { changedFiles } from './changed-files.ts';
import { updateIndex } from '../search/update-index.ts';
import { deadEntries } from './dead-entries.ts';
import { takenByPages } from './public-folder.ts';
import type { Output } from './output.ts';
import type { Rendering } from './rendering.ts';
import type { Progress } from '../cli/progress.ts';
import { writeWorker } from '../service-worker/write-worker.ts';

/**
 * Adds the files that depend on all rendered pages, checks the site, prepares it for serving and
 * records it. Throws with all problems found.
 */
export async function finish(rendering: Rendering, progress: Progress): Promise<void> {
  const { code, staging, last, articles, pages } = rendering;
  progress.phase('Search index');
  staging.list();
  last.list();
  const before = last.code === code ? last.search : undefined;
  const search = await updateIndex(
    staging.folder,
    articles.map((article) => ({
      file: `${pathOf(article).slice(site.base.length)}index.html`,
      digest: article.digest,
    })),
    before,
    before && last.folder,
  );
  await writeWorker(staging.folder, { ...site, articlePages: articlePages() });
  await writeFile(join(staging.folder, speculationFile), speculationRules(site.base));
  progress.phase('Checking');
  await staging.listed();
  staging.noteBelow('pagefind');
  staging.note('sw.js');
  staging.note(speculationFile);
  for (const file of staging.files.keys()) if (isStale(file, staging)) staging.remove(file);
  const { ledger } = await readLedger(contentDir, shownPath);
  rendering.notes.push(...unrecordedNotes(articles, ledger));
  const paths = new Set([...pages.values()].map(({ file }) => file));
  const ownProblems = [...takenByPages(paths), ...deadEntries(site, staging.files)];
  const problems = ownProblems.length > 0 ? ownProblems : await check(rendering, ledger);
  if (problems.length > 0) throw new BuildStopped(printProblems(problems, 'in the built pages'));
  progress.phase('Compressing');
  const removed = removedArticles(ledger, new Set(articles.map(({ slug }) => slug)));
  const redirects = [
    ...articleRedirects(articles),
    ...(await redirectsOfOldAddresses(articles)),
    ...formerPathRedirects(site, movedTexts(articles, removed)),
  ];
  const own = readOwnRules(site, new Set(staging.files.keys()));
  await last.listed();
  const hosting = {
    ...site,
    own,
    changed: changedFiles(staging, last).map((file) => absolute(pathTo(encodeURI(pageOf(file))))),
    redirects,
    gone: gonePaths(removed, (file) => staging.files.has(file)),
    inline: hashesIn(rendering),
    embedding: embeddingIn(rendering),
  };
  const written = await prepareHosting(
    staging.folder,
    new Set(staging.files.keys()),
    hosting,
    (done, total) => {
      progress.expect(total);
      progress.advance(done);
    },
  );
  for (const file of written) staging.note(file);
  rendering.notes.push(...hostNotes(staging, [...own.redirects, ...redirects], own.problems));
  staging.record({ code, pages, search });
}

/** Notes on limits of the site's host. Throws if the host would refuse the site. */
function hostNotes(staging: Output, redirects: readonly Redirect[], known: Problem[]): string[] {
  const headers = readFileSync(join(staging.folder, '_headers'), 'utf8');
  const rules = headers.match(/^\S/gm)?.length ?? 0;
  const { refused, warnings } = hostLimits({ ...site, redirects, rules, files: sizesOf(staging) });
  if (refused.length > 0) throw new BuildStopped(printProblems(refused, 'that the host refuses'));
  const all = [...known, ...warnings];
  if (all.length === 0) return [];
  return [`Warning: ${printProblems(all, 'with hosts; the site is built')}`];
}

/** Checks the site using the facts recorded for its pages. */
function check(rendering: Rendering, ledger: LedgerFiles['ledger']): Promise<Problem[]> {
  const { staging, articles, scheduled, pages, findings, inline } = rendering;
  const facts = new Map<string, PageFacts>();
  for (const page of pages.values()) if (page.facts) facts.set(pageOf(page.file), page.facts);
  const files = sizesOf(staging);
  const fileOf = new Map(articles.map(({ slug, file }) => [slug, join(contentDir, file)]));
  return checkSite(facts, findings, {
    ...site,
    inline,
    policy: contentSecurityPolicy(hashesIn(rendering), {
      wasm: true,
      frames: embeddingIn(rendering)?.frames,
    }),
    budget: site.pageBudget,
    files,
    ledger,
    heldBack: new Set(scheduled.map(({ slug }) => slug)),
    sourceOf: (slug) => {
      const path = fileOf.get(slug);
      return path === undefined ? undefined : { path, shown: shownPath(path) };
    },
  });
}

/** The folders directly below the base that have pages with embeds; `undefined` without any. */
function embeddingIn({ pages }: Rendering): Embedding | undefined {
  const files = [...pages.values()].filter(({ facts }) => facts?.embeds).map(({ file }) => file);
  if (files.length === 0) return undefined;
  const folders = new Set(files.map((file) => file.slice(0, file.indexOf('/') + 1)));
  return { folders: [...folders].sort(), frames: frameSources(site.embeds) };
}

/** File sizes in bytes. */
function sizesOf({ files }: Output): ReadonlyMap<string, number> {
  return new Map([...files].map(([file, [size]]) => [file, size]));
}

/** The URL path at which a file is requested. */
function pageOf(file: string): string {
  return file.replace(/(^|\/)index\.html$/, '$1');
}

async function redirectsOfOldAddresses(articles: Rendering['articles']): Promise<Redirect[]> {
  const { addresses, problems } = await readOldAddresses(contentDir);
  if (problems.length > 0) throw new BuildStopped(printProblems(problems));
  return oldRedirects(addresses, articles);
}

function hashesIn({ inline: { scripts, styles } }: Rendering): InlineHashes {
  return { scripts: hashesOf(scripts), styles: hashesOf(styles) };
}

/** Whether a file is the compressed form of a script or style sheet that was deleted. */
function isStale(file: string, { files }: Output): boolean {
  return /^_astro\/.*\.(?:br|gz)$/.test(file) && !files.has(file.slice(0, -3));
}
