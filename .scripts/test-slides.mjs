// Tests slides outside of the page: by the rules of Microsoft's Open XML SDK, which knows the schemas of ISO 29500 and what PowerPoint asks
// for besides, and in LibreOffice, which forgives faults. It installs LibreOffice where there is none (Debian: apt-get), and asks npm for the
// SDK, which a package has as WebAssembly:
//   npm run test:slides [-- FILE.pptx] [--schemas FOLDER]
// Without a file it is the deck of the unit tests. FOLDER has the schemas of ISO 29500 themselves (test/README.md), for xmllint.
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

/** The Open XML SDK, with a command of its own: 15 MB, which only this test needs. */
const validator = '@ooxml-tools/validate@0.4.6'

const run = (command, args, options = {}) =>
  spawnSync(command, args, { stdio: 'inherit', ...options }).status === 0
const has = (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined

function install() {
  if (has('soffice') && has('xmllint')) return true
  return aptInstall('libreoffice-impress', 'libxml2-utils', 'fonts-crosextra-carlito')
}

/** What the SDK finds wrong with a file, each fault with its part. */
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

/** The schema that a part is written by; undefined of one that has none there. */
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
