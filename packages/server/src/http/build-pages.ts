/** Builds the pages where their sources are newer than what was built, and compresses them once instead of at each request. */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { ROOT } from '../command/house.ts';

export const PAGES = join(ROOT, 'packages/web/dist');

/** The newest change among the sources of the pages, in milliseconds. */
function newest(folder: string): number {
  return Math.max(
    0,
    ...readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !['node_modules', 'dist'].includes(entry.name))
      .map((entry) =>
        entry.isDirectory() ? newest(join(folder, entry.name)) : statSync(join(folder, entry.name)).mtimeMs,
      ),
  );
}
/** @throws where the pages cannot be built */
export function buildPages(): void {
  const index = join(PAGES, 'index.html');
  if (
    // Pages that something else built are not compressed.
    existsSync(`${index}.br`) &&
    statSync(index).mtimeMs >
      Math.max(
        newest(join(ROOT, 'packages/web')),
        newest(join(ROOT, 'packages/core')),
        newest(join(ROOT, 'locales')),
      )
  )
    return;
  console.log('Building the pages …');
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const built = spawnSync(
    process.execPath,
    [vite, 'build', join(ROOT, 'packages/web'), '--logLevel', 'warn'],
    { cwd: ROOT, stdio: 'inherit' },
  );
  if (built.status !== 0) throw new Error('The pages could not be built; see the messages above.');
  for (const file of globSync('**/*.{html,js,css,svg}', { cwd: PAGES })) {
    const bytes = readFileSync(join(PAGES, file));
    writeFileSync(join(PAGES, `${file}.br`), brotliCompressSync(bytes));
    writeFileSync(join(PAGES, `${file}.gz`), gzipSync(bytes, { level: 9 }));
  }
}
