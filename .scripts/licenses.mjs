// Writes the licences of everything that ships as one text next to the built files.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Packages without a licence file, by name: where the licence is, and the relevant part. */
const elsewhere = { seedrandom: ['README.md', /^LICENSE \(MIT\)\n[^]*/m] }

/**
 * The text of a package's licence: its own or, if that names nobody, another package's text of the same
 * licence.
 */
function textOf({ name, identifier, text }, all) {
  if (text) return text
  const [file, part] = elsewhere[name] ?? []
  const found = file
    ? readFileSync(join(root, 'node_modules', name, file), 'utf8').match(part)?.[0]
    : identifier === 'Apache-2.0' && all.find((other) => other.identifier === identifier && other.text)?.text
  if (!found) throw new Error(`${name} has no text of its licence: say in .scripts/licenses.mjs where it is.`)
  return found.trim()
}

/** Packages used only in workers, whose builds Vite does not list. */
const ofWorkers = ['papaparse', 'read-excel-file', 'saxen']

/** A package in the form of Vite's list, read from its folder. */
function packageOf(name) {
  const folder = join(root, 'node_modules', name)
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return { name, version, identifier: license, text: readFileSync(join(folder, 'LICENSE'), 'utf8') }
}

/** Licences of the data that ship. */
const data = ['digits', 'tables'].map((name) => `src/experiment/generators/${name}/LICENSE`)

const rule = `\n\n${'-'.repeat(80)}\n\n`

/** The file in which Vite lists the packages of a build. */
export const licenseList = 'licenses.json'

/** The licences of everything that ships, as one text made from that list. */
export function licensesText(list) {
  const all = [...JSON.parse(list), ...ofWorkers.map(packageOf)]
  const parts = all.map((one) => `${one.name} ${one.version}, ${one.identifier}\n\n${textOf(one, all)}`)
  const sources = data.map((file) => readFileSync(join(root, file), 'utf8').trim())
  return `${['Badlands ships these packages, and data.', ...parts, ...sources].join(rule)}\n`
}

/** Turns the list into a plain text file, which every browser shows. */
export const licenses = {
  name: 'licenses',
  apply: 'build',
  config: () => ({ build: { license: { fileName: licenseList } } }),
  writeBundle({ dir }) {
    const list = join(dir, licenseList)
    writeFileSync(join(dir, 'licenses.txt'), licensesText(readFileSync(list, 'utf8')))
    rmSync(list)
  },
}
