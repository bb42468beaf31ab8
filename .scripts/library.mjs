// Builds the library and the element, each with types that need no other package, to any folder.
import { execFileSync } from 'node:child_process'
import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'
import { build } from 'vite'
import { elementManifest } from './element-manifest.mjs'
import { entries } from './entries.mjs'

/** Types that a page without WebGPU's lacks; where those exist, this adds nothing. */
const banner = 'declare global {\n  interface GPUDevice {}\n}\n'

/** Packages whose types are bundled with ours. */
const packages = [
  '@preact/signals-core',
  'lit',
  'lit-element',
  'lit-html',
  '@lit/reactive-element',
  'valibot',
]

const isArray = (kind) => `is${kind}Array: (given) => given instanceof ${kind}Array`

/** What TensorFlow.js uses of Node's util, which a module cannot require. */
const util = `{ TextEncoder, TextDecoder, types: { ${['Float32', 'Int32', 'Uint8', 'Uint8Clamped'].map(isArray).join(', ')} } }`

/**
 * Without a window, as in Node and Deno, Vite's function for loading chunks cannot report that one is
 * missing.
 */
const anyHost = {
  name: 'any-host',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load()' : null),
  transform: (code, id) =>
    id.includes('platform_node') ? { code: code.replace("require('util')", util), map: null } : null,
}

/** A declaration's import names the source file, whose own declaration has the same base name. */
const declared = {
  name: 'declared',
  resolveId: (source, importer = '') =>
    /^\..*(?<!\.d)\.ts$/.test(source) ? resolve(dirname(importer), declarationOf(source)) : null,
}

const declarationOf = (path) => path.replace(/\.ts$/, '.d.ts')

/**
 * Writes the declarations of everything that the entries import; `npm run check` has checked the types.
 * Returns the entries' declarations by name.
 */
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

/** Keeps the element in its own file, which is loaded when a cell is shown. */
const elementBeside = {
  name: 'element-beside',
  enforce: 'pre',
  resolveId: (source) =>
    source.endsWith('/loss-landscape.ts') ? { id: './loss-landscape.js', external: true } : null,
}

/**
 * Builds the notebook widget as one file, since some hosts store only its text, from which relative imports
 * fail.
 */
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
  // Node treats .js files as modules if the package of their folder has this type.
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
