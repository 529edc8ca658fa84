import { resolve } from 'node:path';
import { site } from '../site.ts';
import { recover } from './publish.ts';
import { siteServer } from './server.ts';
import { readSiteFacts } from './site-facts.ts';

const dir = resolve(process.argv[2] ?? 'dist');
const port = Number(process.env['PORT'] ?? 4321);

recover(dir);
if (!readSiteFacts(dir)) {
  console.error(`There is no built site in ${dir}. Build it first: npm run build`);
  process.exitCode = 1;
} else {
  const server = siteServer(dir, site.base);
  server.on('error', (error: NodeJS.ErrnoException) => {
    const taken = error.code === 'EADDRINUSE';
    console.error(
      taken ? `Port ${port} is taken. Choose another: PORT=${port + 1} npm start` : error.message,
    );
    process.exitCode = 1;
  });
  server.listen(port, () => console.log(`http://localhost:${port}${site.base}`));
}
