import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openBrowser } from '../tests/browser.ts';
import { freePort } from '../tests/free-port.ts';

/**
 * The scores, 0 to 100, that Lighthouse (https://github.com/GoogleChrome/lighthouse) gives a page on its own slow
 * telephone, by category, and what cost points. Installed from npm into a temporary folder, which is removed again.
 */
export async function lighthouse(url: string): Promise<string[][]> {
  const folder = await mkdtemp(join(tmpdir(), 'abschnitt-lighthouse-'));
  const port = await freePort();
  const browser = await openBrowser([`--remote-debugging-port=${port}`]);
  try {
    await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '-E', 'lighthouse@13.5.0'], {
      cwd: folder,
      stdio: 'ignore',
    });
    const report = join(folder, 'report.json');
    const cli = join(folder, 'node_modules/lighthouse/cli/index.js');
    const options = [`--port=${port}`, '--output=json', `--output-path=${report}`, '--quiet'];
    await promisify(execFile)(process.execPath, [cli, url, ...options], { cwd: folder });
    const { categories, audits } = JSON.parse(await readFile(report, 'utf8')) as Report;
    return Object.values(categories).flatMap(({ title, score, auditRefs }) => [
      [title, ((score ?? 0) * 100).toFixed(0)],
      ...auditRefs
        .map(({ id, weight }) => ({ weight, audit: audits[id] }))
        .filter(({ weight, audit }) => weight > 0 && audit?.score != null && audit.score < 0.995)
        .map(({ audit }) => [`… ${audit?.title}`, ((audit?.score ?? 0) * 100).toFixed(0)]),
    ]);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Report {
  categories: Record<
    string,
    { title: string; score: number | null; auditRefs: { id: string; weight: number }[] }
  >;
  audits: Record<string, { title: string; score: number | null } | undefined>;
}
