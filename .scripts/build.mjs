// Builds the static site to dist/, the library and the element with their types to dist/lib/, and pages about them to dist/api/.
// --site builds the site alone, --library FOLDER the library alone.
import { utimesSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { buildLibrary } from './library.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [what, folder] = process.argv.slice(2)

if (what !== '--library') {
  await build({ root, logLevel: 'warn', build: { emptyOutDir: true } })
  const now = new Date()
  utimesSync(join(root, 'dist', 'index.html'), now, now)
}
if (what !== '--site') await buildLibrary(root, folder ?? join(root, 'dist', 'lib'))
if (what === undefined) {
  const { buildApi } = await import('./api.mjs')
  await buildApi(root, join(root, 'dist', 'api'))
}
