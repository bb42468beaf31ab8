// Builds the static site to dist/, the library and the element with their types to dist/lib/, and their API
// pages to dist/api/. --site builds only the site, --library FOLDER only the library. --guide adds the guide
// to a site, and --api adds the library and its API pages.
import { utimesSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { buildLibrary } from './library.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [what, folder] = process.argv.slice(2)

if (what === undefined || what === '--site') {
  await build({ root, logLevel: 'warn', build: { emptyOutDir: true } })
  const now = new Date()
  utimesSync(join(root, 'dist', 'index.html'), now, now)
}
if (what === '--guide') {
  const { writeGuide } = await import('./guide.mjs')
  await writeGuide(join(root, 'dist'))
}
if (what === undefined || what === '--library' || what === '--api')
  await buildLibrary(root, folder ?? join(root, 'dist', 'lib'))
if (what === undefined || what === '--api') {
  const { buildApi } = await import('./api.mjs')
  await buildApi(root, join(root, 'dist', 'api'))
}
