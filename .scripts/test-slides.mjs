// Tests slides outside of the page: their parts against the schemas of ISO 29500, and the whole in LibreOffice, which it installs where
// there is none (Debian: apt-get). LibreOffice forgives faults, and no registry has the schemas:
//   npm run test:slides [-- FILE.pptx] [--schemas FOLDER]
// FOLDER has pml.xsd and dml-main.xsd with those beside them (ISO/IEC 29500-4, which ISO and Ecma give away). Without a file it is the
// deck of the unit tests.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { unzipSync } from 'fflate'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { values, positionals } = parseArgs({
  options: { schemas: { type: 'string' } },
  allowPositionals: true,
})

const run = (command, args, options = {}) =>
  spawnSync(command, args, { stdio: 'inherit', ...options }).status === 0
const has = (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined

function install() {
  if (has('soffice') && has('xmllint')) return true
  const [command, ...before] = process.getuid?.() === 0 ? ['apt-get'] : ['sudo', '-n', 'apt-get']
  const apt = (...args) =>
    run(command, [...before, ...args], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  const packages = ['libreoffice-impress', 'libxml2-utils', 'fonts-crosextra-carlito']
  const installed = () => apt('install', '-y', '--no-install-recommends', ...packages)
  return installed() || (apt('update') && installed())
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
const parts = unzipSync(readFileSync(resolve(file)))
let valid = true
for (const [path, bytes] of Object.entries(parts)) {
  if (!/\.(?:xml|rels)$/u.test(path)) continue
  const at = join(folder, 'parts', path)
  mkdirSync(dirname(at), { recursive: true })
  writeFileSync(at, bytes)
  const schema = values.schemas && schemaOf(path)
  const args = schema ? ['--schema', join(resolve(values.schemas), schema)] : []
  if (!run('xmllint', ['--noout', '--nonet', ...args, at])) valid = false
}
if (!values.schemas)
  console.log(
    'No schemas are given (--schemas FOLDER): parts are well-formed XML, which is all that was looked at.',
  )
const out = join(folder, 'pdf')
run('soffice', [`-env:UserInstallation=file://${join(folder, 'profile')}`, '--headless', '--convert-to', 'pdf', '--outdir', out, resolve(file)]) // prettier-ignore
const pages = readdirSync(out).map(
  (name) => readFileSync(join(out, name), 'latin1').match(/\/Type\s*\/Page\b/gu)?.length,
)
const slides = Object.keys(parts).filter((path) => /^ppt\/slides\/[^/]*\.xml$/u.test(path)).length
console.log(`LibreOffice has ${pages[0] ?? 0} pages of ${slides} slides.`)
process.exit(valid && pages[0] === slides ? 0 : 1)
