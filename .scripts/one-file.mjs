// Builds the whole page as one HTML file that opens from disk. It contains scripts, workers, typefaces,
// pictures and licences, all compressed.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deflateRawSync } from 'node:zlib'
import { build } from 'vite'
import { lectures } from './lectures.mjs'
import { licenseList, licensesText } from './licenses.mjs'
import { pictureOf, picturedIds } from './menu-pictures.mjs'
import { handedSamples, ownFiles, treeshake } from './own-files.mjs'
import { isPageFirst, oneFileName } from './page-first.mjs'
import { filePolicy } from './policy.mjs'
import { shaders } from './shaders.mjs'
import { smallAssets } from './small-assets.mjs'
import { smallStyles } from './small-styles.mjs'
import { wordedTemplates } from './worded-templates.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const inProject = (...path) => join(root, ...path)

/**
 * The name of the policy under which the loader turns unpacked text into a script. The name `badlands`
 * belongs to the page, which can create it only once.
 */
const loaderPolicy = 'badlands-loader'

/**
 * The module with the address of this file, which the page offers for download
 * (src/page/one-file/address.ts).
 */
const addressModule = inProject('src', 'page', 'one-file', 'address.ts')
/** Opens the file with the experiment that it was saved with (src/page/lecture/first-route.ts calls it). */
const shownModule = inProject('src', 'page', 'one-file', 'held-shown.ts')
/** Starts a worker from another origin than the page's (src/engine/workers/trusted-address.ts calls it). */
const ownModule = inProject('src', 'engine', 'workers', 'own-address.ts')
/** The contents of the page if it is one file (src/exchange/site-files.ts looks there). */
const insideModule = inProject('src', 'exchange', 'inside.ts')

const dataAddress = (type, bytes) => `data:${type};base64,${Buffer.from(bytes).toString('base64')}`

/** The configuration for building one script, which is returned, not written. */
const oneScript = (input, format, plugins) => ({
  root,
  configFile: false,
  mode: 'production',
  base: './',
  logLevel: 'error',
  publicDir: false,
  plugins: [wordedTemplates, smallStyles, shaders, lectures, ownFiles, ...plugins],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    write: false,
    modulePreload: false,
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    license: { fileName: licenseList },
    chunkSizeWarningLimit: 10_000,
    rolldownOptions: { input, output: { format, codeSplitting: false }, treeshake },
  },
})

/** The script from such a build, and the list of its packages. */
async function scriptOf(config) {
  const { output } = await build(config)
  const scripts = output.filter(({ type }) => type === 'chunk')
  const list = output.find(({ fileName }) => fileName === licenseList)
  const others = output.filter((one) => one !== list && !scripts.includes(one))
  if (scripts.length !== 1 || others.length > 0)
    throw new Error(`The page is not in one script: ${output.map(({ fileName }) => fileName).join(', ')}.`)
  return { code: scripts[0].code, list: list.source }
}

/** Worker files. The one file combines them in one script, since they share most of their code. */
const workers = [
  'src/engine/workers/worker.ts',
  'src/study/files/array-worker.ts',
  'src/study/assignment/check-worker.ts',
  'src/study/files/table-worker.ts',
].map((file) => inProject(file))

const [allWorkers, workerScript, workerAddress] = ['\0all-workers', '\0worker-script', '\0worker-address:']

/** A script that becomes the worker whose number is set on the line before it. */
const anyWorker = {
  name: 'any-worker',
  resolveId: (id) => (id === allWorkers ? id : null),
  load: (id) =>
    id === allWorkers
      ? `void [${workers.map((file) => `() => import(${JSON.stringify(file)})`).join()}][self.part]()`
      : null,
}

/**
 * Replaces a worker's address with that of a script in the page, and makes each a classic script, because a
 * module would have to be fetched.
 */
const insideWorkers = {
  name: 'inside-workers',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (source === workerScript) return source
    if (!source.endsWith('?worker&url')) return null
    const { id } = await this.resolve(source.replace('?worker&url', ''), importer)
    if (!workers.includes(id))
      this.error(`${id} is no worker of the one file: name it in .scripts/one-file.mjs.`)
    return `${workerAddress}${workers.indexOf(id)}`
  },
  async load(id) {
    if (id === workerScript) {
      const { code } = await scriptOf(oneScript(allWorkers, 'iife', [anyWorker, handedSamples]))
      return `export default ${JSON.stringify(code)}`
    }
    if (!id.startsWith(workerAddress)) return null
    const parts = `['self.part=${id.slice(workerAddress.length)};', script]`
    return (
      `import script from ${JSON.stringify(workerScript)}\n` +
      `export default URL.createObjectURL(new Blob(${parts}, { type: 'text/javascript' }))`
    )
  },
  transform(code) {
    const plain = code.replaceAll(/(new Worker\(trustedAddress\(address\)), \{ type: 'module' \}\)/g, '$1)')
    return plain === code ? null : { code: plain, map: null }
  },
}

/** Leaves out TensorFlow.js's WebAssembly without SIMD, which no browser that can unpack the file needs. */
const plainTensors = {
  name: 'plain-tensors',
  enforce: 'pre',
  resolveId(source, importer) {
    const file = 'tfjs-backend-wasm.wasm?url'
    return source.endsWith(file)
      ? this.resolve(source.replace(file, 'tfjs-backend-wasm-simd.wasm?url'), importer)
      : null
  },
}

/**
 * Places a lecture's file right before the module made from it, and that module before its translations,
 * because deflate finds repetitions only within 32 kB. The imports have no other purpose.
 */
const textsBeside = {
  name: 'texts-beside',
  transform: {
    filter: { id: /\/lectures\/[^/]+\/\w+\.md$/ },
    handler: (code, id) => {
      const beside = (name) => join(dirname(id), name)
      const before = /\/lecture\.md$/.test(id)
        ? [beside('stored.json'), `${id}?raw`].filter((file) => existsSync(file.replace('?raw', '')))
        : [beside('lecture.md')]
      return {
        code: [...before.map((file) => `import ${JSON.stringify(file)}`), code].join('\n'),
        map: null,
      }
    },
  },
}

/** Placeholder for the licence text, which is known only once the script is built. */
const licensesHere = 'the licences of this file'

/** Files that the site has next to its page, by their paths there. */
const insideFiles = () =>
  picturedIds().map((id) => [`thumbnails/${id}.webp`, dataAddress('image/webp', readFileSync(pictureOf(id)))])

/** Browsers open no page at a data address, so what is opened, not displayed, gets a blob address. */
const insideSource = () => `
const licences = new Blob([${JSON.stringify(licensesHere)}], { type: 'text/plain;charset=utf-8' })
export const inside = {
  'licenses.txt': URL.createObjectURL(licences),
  ...Object.fromEntries(${JSON.stringify(insideFiles())}),
}
`

const inside = {
  name: 'inside',
  load: (id) => (id === insideModule ? insideSource() : null),
}

/**
 * Encodes bytes with 85 characters, five for four bytes, which is a sixteenth shorter than base64. The
 * characters run from # to x, without <.
 */
function base85(bytes) {
  const words = new DataView(new ArrayBuffer(4 * Math.ceil(bytes.length / 4)))
  new Uint8Array(words.buffer).set(bytes)
  const text = Buffer.alloc((words.byteLength / 4) * 5)
  for (let i = 0; i < words.byteLength / 4; i++)
    for (let j = 4, rest = words.getUint32(4 * i); j >= 0; j--, rest = Math.floor(rest / 85))
      text[5 * i + j] = 35 + (rest % 85) + (rest % 85 < 25 ? 0 : 1)
  return text.toString('latin1')
}

/**
 * Unpacks the page's script and runs it. First it keeps the text of the whole file, so that the page can save
 * copies of itself.
 */
const loaderOf = (size) => `
globalThis.badlandsFile = '<!doctype html>' + document.documentElement.outerHTML
const text = document.getElementById('packed').textContent
const words = new DataView(new ArrayBuffer((text.length / 5) * 4))
for (let i = 0; i < text.length / 5; i++) {
  let word = 0
  for (let j = 5 * i; j < 5 * i + 5; j++) {
    const letter = text.charCodeAt(j)
    word = 85 * word + letter - (letter < 60 ? 35 : 36)
  }
  words.setUint32(4 * i, word)
}
const stream = new Blob([new Uint8Array(words.buffer, 0, ${size})]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
void new Response(stream).text().then((code) => {
  const policy = globalThis.trustedTypes?.createPolicy('${loaderPolicy}', { createScript: (given) => given })
  const script = document.createElement('script')
  script.type = 'module'
  script.text = policy?.createScript(code) ?? code
  document.head.append(script)
})
`

/** The page's own HTML with everything inside. */
function htmlWith(code, held) {
  const icon = dataAddress('image/svg+xml', readFileSync(inProject('public', 'icon.svg')))
  const html = readFileSync(inProject('index.html'), 'utf8')
    .replace('href="./icon.svg"', `href="${icon}"`)
    .replace(/ *<link rel="manifest"[^>]*>\n/, '')
    .replace(/ *<script type="module"[^>]*><\/script>\n/, '')
    .replace(' src="./early.js">', () => `>${readFileSync(inProject('public', 'early.js'), 'utf8')}`)
  // Smaller blocks than usual, each with its own codes, because code, text, pictures and typefaces alternate.
  const packed = deflateRawSync(code, { level: 9, memLevel: 6 })
  const loading = `{${loaderOf(packed.length)}}`
  const policy = filePolicy(html, [loading, code], loaderPolicy)
  return html
    .replace('<head>', () => `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`)
    .replace(
      '  </body>',
      () =>
        `    <script type="application/json" id="held">${JSON.stringify(held).replaceAll('<', '\\u003c')}</script>\n` +
        `    <script type="text/plain" id="packed">${base85(packed)}</script>\n` +
        `    <script>${loading}</script>\n  </body>`,
    )
}

/**
 * The text of the file, whose page opens as the site does. `home`: the site's public address; a site fills in
 * its own when it saves the file.
 */
export async function oneFileHtml(home) {
  const { code, list } = await scriptOf(
    oneScript(inProject('src', 'main.ts'), 'es', [
      insideWorkers,
      plainTensors,
      smallAssets,
      textsBeside,
      inside,
    ]),
  )
  const [before, after, ...more] = code.split(new RegExp(`["'\`]${licensesHere}["'\`]`))
  if (after === undefined || more.length > 0) throw new Error('The page has its licences not once.')
  return htmlWith(before + JSON.stringify(licensesText(list)) + after, { home })
}

/** Adds the file to a built page, which knows its address. */
export function oneFile() {
  let isPage = false
  let coming
  return {
    name: 'one-file',
    apply: 'build',
    configResolved({ publicDir }) {
      isPage = publicDir !== ''
    },
    async load(id) {
      // A site has no contents inside, and its first scripts share nothing with the code that would read
      // them. Its workers are separate files.
      if (isPage && id === ownModule) return 'export const ownAddress = (address) => address'
      if (isPage && id === shownModule) return 'export const heldShown = async () => undefined'
      if (!isPage || id !== addressModule) return null
      if (isPageFirst) return `export const oneFileAddress = new URL('${oneFileName}', document.baseURI).href`
      coming ??= oneFileHtml()
      const file = this.emitFile({ type: 'asset', name: oneFileName, source: await coming })
      return `export const oneFileAddress = import.meta.ROLLUP_FILE_URL_${file}`
    },
  }
}
