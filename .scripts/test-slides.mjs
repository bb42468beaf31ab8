// Tests exported slides outside the page: with Microsoft's Open XML SDK, which knows the schemas of ISO 29500
// and PowerPoint's additional rules, and in LibreOffice, which tolerates faults. It installs LibreOffice if
// it is missing (Debian: apt-get), and downloads the SDK from npm, packaged as WebAssembly:
//   npm run test:slides [-- FILE.pptx] [--schemas FOLDER]
// Without a file it tests the deck of the unit tests. FOLDER contains the schemas of ISO 29500 themselves
// (test/README.md), for xmllint.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { unzipSync } from 'fflate'
import { aptInstall } from './apt.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { values, positionals } = parseArgs({
  options: { schemas: { type: 'string' } },
  allowPositionals: true,
})

/** The Open XML SDK with its own command: 15 MB that only this test needs. */
const validator = '@ooxml-tools/validate@0.4.6'

const run = (command, args, options = {}) =>
  spawnSync(command, args, { stdio: 'inherit', ...options }).status === 0
const has = (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined

function install() {
  if (has('soffice') && has('xmllint')) return true
  return aptInstall('libreoffice-impress', 'libxml2-utils', 'fonts-crosextra-carlito')
}

/** The faults that the SDK finds in a file, each with its part. */
function faultsOf(file) {
  const args = [
    'exec',
    '--yes',
    `--package=${validator}`,
    '--',
    'ooxml-validate',
    file,
    '--output-format',
    'json',
  ]
  const { stdout, status } = spawnSync('npm', args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) throw new Error('The Open XML SDK did not run.')
  return JSON.parse(stdout).map(({ path, description }) => `${path.partUri} ${path.xpath}: ${description}`)
}

/** The schema of a part; undefined if the standard's schemas do not cover it. */
function schemaOf(path) {
  if (/^ppt\/theme\//u.test(path)) return 'dml-main.xsd'
  return /^ppt\/[^_]*\.xml$/u.test(path) && !path.includes('_rels') ? 'pml.xsd' : undefined
}

const folder = mkdtempSync(join(tmpdir(), 'badlands-slides-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
if (!install()) {
  console.error('The tests need LibreOffice Impress and xmllint: install them, and run again.')
  process.exit(1)
}
let [file] = positionals
if (!file) {
  file = join(folder, 'deck.pptx')
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const args = [vitest, 'run', '--project', 'unit', 'test/unit/exchange/slides/to-pptx.test.ts']
  if (!run(process.execPath, args, { cwd: root, env: { ...process.env, BADLANDS_SLIDES_FILE: file } }))
    process.exit(1)
}
const faults = faultsOf(resolve(file))
for (const fault of faults) console.error(fault)
console.log(`The Open XML SDK finds ${faults.length} faults.`)
const parts = unzipSync(readFileSync(resolve(file)))
let valid = faults.length === 0
for (const [path, bytes] of Object.entries(parts)) {
  const schema = values.schemas && schemaOf(path)
  if (!schema) continue
  const at = join(folder, 'parts', path)
  mkdirSync(dirname(at), { recursive: true })
  writeFileSync(at, bytes)
  if (!run('xmllint', ['--noout', '--nonet', '--schema', join(resolve(values.schemas), schema), at]))
    valid = false
}
const out = join(folder, 'pdf')
run('soffice', [`-env:UserInstallation=file://${join(folder, 'profile')}`, '--headless', '--convert-to', 'pdf', '--outdir', out, resolve(file)]) // prettier-ignore
const pages = readdirSync(out).map(
  (name) => readFileSync(join(out, name), 'latin1').match(/\/Type\s*\/Page\b/gu)?.length,
)
const slides = Object.keys(parts).filter((path) => /^ppt\/slides\/[^/]*\.xml$/u.test(path)).length
console.log(`LibreOffice has ${pages[0] ?? 0} pages of ${slides} slides.`)
process.exit(valid && pages[0] === slides ? 0 : 1)
