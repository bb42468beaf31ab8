// Builds the library and the element, each with types that need no other package, to a folder that may be anywhere.
import { execFileSync } from 'node:child_process'
import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'
import { build } from 'vite'
import { elementManifest } from './element-manifest.mjs'
import { entries } from './entries.mjs'

/** What a page without WebGPU's types lacks; with them this adds nothing. */
const banner = 'declare global {\n  interface GPUDevice {}\n}\n'

/** Packages whose types are in ours. */
const packages = [
  '@preact/signals-core',
  'lit',
  'lit-element',
  'lit-html',
  '@lit/reactive-element',
  'valibot',
]

const isArray = (kind) => `is${kind}Array: (given) => given instanceof ${kind}Array`

/** What TensorFlow.js takes from Node's util, which no module can require. */
const util = `{ TextEncoder, TextDecoder, types: { ${['Float32', 'Int32', 'Uint8', 'Uint8Clamped'].map(isArray).join(', ')} } }`

/** Where there is no window, as in Node and Deno, Vite's function for loading a part cannot say that one is missing. */
const anyHost = {
  name: 'any-host',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load()' : null),
  transform: (code, id) =>
    id.includes('platform_node') ? { code: code.replace("require('util')", util), map: null } : null,
}

/** An import of a declaration names the source: its own declaration is beside it under the same name. */
const declared = {
  name: 'declared',
  resolveId: (source, importer = '') =>
    /^\..*(?<!\.d)\.ts$/.test(source) ? resolve(dirname(importer), declarationOf(source)) : null,
}

const declarationOf = (path) => path.replace(/\.ts$/, '.d.ts')

/** Writes the declarations of all that the entries import; `npm run check` has checked them. Returns those of the entries by name. */
function emitDeclarations(root) {
  const outDir = join(root, 'node_modules', '.cache', 'badlands', 'declarations')
  rmSync(outDir, { recursive: true, force: true })
  const tsc = join(root, 'node_modules', '@typescript', 'compiler', 'bin', 'tsc')
  const config = join(root, 'src', 'tsconfig.declarations.json')
  execFileSync(process.execPath, [tsc, '--project', config], { stdio: 'inherit' })
  return Object.fromEntries(
    Object.entries(entries).map(([name, file]) => [name, join(outDir, declarationOf(relative('src', file)))]),
  )
}

/** Leaves the element to the file beside, which is loaded when a cell is shown. */
const elementBeside = {
  name: 'element-beside',
  enforce: 'pre',
  resolveId: (source) =>
    source.endsWith('/loss-landscape.ts') ? { id: './loss-landscape.js', external: true } : null,
}

/** Builds the widget of notebooks as one file: some hosts keep its text alone, from which nothing is imported by a relative address. */
const buildNotebook = (root, outDir) =>
  build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [elementBeside],
    build: {
      target: 'es2023',
      outDir,
      emptyOutDir: false,
      lib: { entry: join(root, entries.notebook), formats: ['es'], fileName: () => 'notebook.js' },
    },
  })

export async function buildLibrary(root, outDir) {
  const parts = Object.entries(entries).filter(([name]) => name !== 'notebook')
  const input = Object.fromEntries(parts.map(([name, file]) => [name, join(root, file)]))
  await build({
    root,
    logLevel: 'warn',
    publicDir: false,
    plugins: [anyHost],
    build: {
      outDir,
      emptyOutDir: true,
      modulePreload: false,
      rollupOptions: {
        input,
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  })
  await buildNotebook(root, outDir)
  copyFileSync(join(root, 'public', 'badlands.py'), join(outDir, 'badlands.py'))
  for (const file of ['jsx.js', 'jsx.d.ts'])
    copyFileSync(join(root, '.scripts', 'package', file), join(outDir, file))
  const manifest = elementManifest('dist/lib/loss-landscape.js')
  writeFileSync(join(outDir, 'custom-elements.json'), `${JSON.stringify(manifest, undefined, 2)}\n`)
  // Node takes a file for a module where its folder says so.
  writeFileSync(join(outDir, 'package.json'), `${JSON.stringify({ type: 'module' })}\n`)
  const types = await rollup({
    input: emitDeclarations(root),
    onwarn: ({ code, message }) => {
      if (code === 'UNRESOLVED_IMPORT') throw new Error(message)
    },
    plugins: [
      declared,
      dts({
        tsconfig: join(root, 'src/tsconfig.json'),
        includeExternal: packages,
        compilerOptions: { composite: false, incremental: false, emitDeclarationOnly: false },
      }),
    ],
  })
  await types.write({
    dir: outDir,
    banner,
    entryFileNames: '[name].d.ts',
    chunkFileNames: 'chunks/[name]-[hash].d.ts',
  })
}
