// Builds the whole page as one HTML file, by default dist/badlands.html.
//   --out FILE      writes another file
//   --home ADDRESS  the site's public address, which links shared from the file lead to
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runnerImport } from 'vite'

process.env.NODE_ENV ??= 'production'
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { values } = parseArgs({ options: { out: { type: 'string' }, home: { type: 'string' } } })
const file = resolve(values.out ?? join(root, 'dist', 'badlands.html'))
// Vite runs the module, as it runs its configuration, because it imports from the sources.
const { module } = await runnerImport(join(root, '.scripts', 'one-file.mjs'), { root, configFile: false })
const html = await module.oneFileHtml(values.home && new URL(values.home).href)
mkdirSync(dirname(file), { recursive: true })
writeFileSync(file, html)
console.log(`${file}: ${(html.length / 1e6).toFixed(2)} MB`)
