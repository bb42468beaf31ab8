// Builds the service worker that keeps the page available offline (src/page/offline/service-worker.ts), with
// the list of files to store.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const source = fileURLToPath(new URL('../src/page/offline/service-worker.ts', import.meta.url))
const fileName = 'service-worker.js'

/**
 * Files that no page requests: for robots, for the site's about page, for lecture editors, and the input of
 * the licence text.
 */
const unasked = new Set([
  'robots.txt',
  'screenshot.webp',
  'landscapes.webp',
  'own-data.webp',
  'away.webp',
  'lecture.schema.json',
  'licenses.json',
])

export const offline = () => {
  let publicDir = ''
  return {
    name: 'offline',
    apply: 'build',
    configResolved: (config) => {
      publicDir = config.publicDir
    },
    buildStart() {
      if (publicDir !== '') this.emitFile({ type: 'chunk', id: source, fileName })
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        // The library has no page to store.
        if (publicDir === '') return
        const { [fileName]: worker, ...made } = bundle
        const written = Object.values(made).map((one) => [
          one.fileName,
          one.type === 'chunk' ? one.code : one.source,
        ])
        const open = readdirSync(publicDir).map((file) => [file, readFileSync(join(publicDir, file))])
        const files = [...written, ...open].filter(
          // Recipes use the library, which is not stored.
          ([file]) => !unasked.has(file) && !file.endsWith('.map') && !file.startsWith('recipes/'),
        )
        const hash = createHash('sha256').update(worker.code)
        for (const [file, content] of files) hash.update(file).update(content)
        const site = {
          version: hash.digest('hex').slice(0, 12),
          files: [...files.map(([file]) => file), 'licenses.txt'],
        }
        worker.code = `const site = ${JSON.stringify(site)}\n${worker.code}`
      },
    },
  }
}
