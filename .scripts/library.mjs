// Builds the library and the element, each with types that need no other package, to a folder that may stand anywhere.
import { join } from 'node:path'
import { rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'
import { build } from 'vite'
import { entries } from './entries.mjs'

/** What a page without WebGPU's types lacks; with them this adds nothing. */
const banner = 'declare global {\n  interface GPUDevice {}\n}\n'

/** Packages whose types stand in ours. */
const packages = [
  '@preact/signals-core',
  'lit',
  'lit-element',
  'lit-html',
  '@lit/reactive-element',
  'valibot',
]

export async function buildLibrary(root, outDir) {
  const input = Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(root, file)]))
  await build({
    root,
    logLevel: 'warn',
    publicDir: false,
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
  const types = await rollup({
    input,
    onwarn: ({ code, message }) => {
      if (code === 'UNRESOLVED_IMPORT') throw new Error(message)
    },
    plugins: [
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
