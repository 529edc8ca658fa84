import { pathToFileURL } from 'node:url';
import { workerData } from 'node:worker_threads';
import { setProps, type PrerenderApp } from './astro-app.ts';
import { finishPage, type FinishedPage, type Finishing, type PageOutcome } from './finish-page.ts';

const { entry, sheets, finishing } = readWorkerData();
const opened = openApp();

/** Renders pages that need only their props. Runs in a thread. */
export default async function renderPages(tasks: RenderTask[]): Promise<ThreadAnswer[]> {
  const answers: ThreadAnswer[] = [];
  for (const task of tasks) answers.push(await renderPage(task));
  return answers;
}

async function renderPage({
  url,
  route,
  pathname,
  props,
  page,
}: RenderTask): Promise<ThreadAnswer> {
  const app = await opened;
  const routeData = app.manifest.routes.find(
    ({ routeData: one }) => one.component === route.component && one.route === route.route,
  )?.routeData;
  if (!routeData) throw new Error(`There is no route for ${url}.`);
  await setProps(app, routeData, pathname, props);
  const response = await app.render(new Request(url), { routeData });
  const body = Buffer.from(await response.arrayBuffer());
  const outcome = page && (await finishPage(page, body, finishing));
  return { status: response.status, headers: [...response.headers], body, outcome };
}

async function openApp(): Promise<PrerenderApp> {
  const { app } = (await import(pathToFileURL(entry).href)) as { app: PrerenderApp };
  app.setInternals({ pagesByKeys: new Map(sheets) });
  app.setOptions({
    settings: { scripts: [] },
    logger: {
      options: {
        level: 'warn',
        destination: { write: ({ message }) => console.error(message) },
      },
    },
  });
  return app;
}

function readWorkerData(): RenderThread {
  // Piscina passes the data as the second of two elements.
  const data = workerData as RenderThread | [unknown, RenderThread];
  return Array.isArray(data) ? data[1] : data;
}

/** The data that every thread gets when it starts. */
export interface RenderThread {
  /** The absolute path of the module that Astro compiled for rendering pages. */
  entry: string;
  /** The style sheets of each route, by Astro's key of the route. */
  sheets: [key: string, page: { styles: unknown[] }][];
  finishing: Finishing;
}

export interface RenderTask {
  url: string;
  route: { component: string; route: string };
  pathname: string;
  props: Record<string, unknown> | undefined;
  /** Absent if the page is rendered only as a trial. */
  page: FinishedPage | undefined;
}

export interface ThreadAnswer {
  status: number;
  headers: [string, string][];
  body: Uint8Array<ArrayBuffer>;
  outcome: PageOutcome | undefined;
}
