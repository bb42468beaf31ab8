// The licences of everything that is shipped, as one text beside the built files.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Licences that packages without a file of their own have elsewhere, by name: where, and the part that counts. */
const elsewhere = { seedrandom: ['README.md', /^LICENSE \(MIT\)\n[^]*/m] }

/** The text of a package's licence: its own, or, where the licence names nobody, that of another package under the same. */
function textOf({ name, identifier, text }, all) {
  if (text) return text
  const [file, part] = elsewhere[name] ?? []
  const found = file
    ? readFileSync(join(root, 'node_modules', name, file), 'utf8').match(part)?.[0]
    : identifier === 'Apache-2.0' && all.find((other) => other.identifier === identifier && other.text)?.text
  if (!found) throw new Error(`${name} has no text of its licence: say in .scripts/licenses.mjs where it is.`)
  return found.trim()
}

/** Licences of the data that are shipped. */
const data = ['digits', 'tables'].map((name) => `src/experiment/generators/${name}/LICENSE`)

const rule = `\n\n${'-'.repeat(80)}\n\n`

/** Makes a text of the list that Vite writes of the packages in a build, as plain text, which every browser shows. */
export const licenses = {
  name: 'licenses',
  apply: 'build',
  config: () => ({ build: { license: { fileName: 'licenses.json' } } }),
  writeBundle({ dir }) {
    const list = join(dir, 'licenses.json')
    const all = JSON.parse(readFileSync(list, 'utf8'))
    const parts = all.map((one) => `${one.name} ${one.version}, ${one.identifier}\n\n${textOf(one, all)}`)
    const sources = data.map((file) => readFileSync(join(root, file), 'utf8').trim())
    writeFileSync(
      join(dir, 'licenses.txt'),
      `${['Badlands ships these packages, and data.', ...parts, ...sources].join(rule)}\n`,
    )
    rmSync(list)
  },
}
