// Builds the static site to dist/, and the library and the element with their types to dist/lib/.
// --site builds the site alone.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const types = join(root, 'node_modules', '.cache', 'badlands', 'types', 'src')
const library = join(root, 'dist', 'lib')

await build({ root, logLevel: 'warn', build: { emptyOutDir: true } })
const now = new Date()
utimesSync(join(root, 'dist', 'index.html'), now, now)

if (!process.argv.includes('--site')) {
  await build({
    root,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: library,
      emptyOutDir: true,
      modulePreload: false,
      rollupOptions: {
        input: {
          badlands: join(root, 'src/index.ts'),
          'loss-landscape': join(root, 'src/app/loss-landscape.ts'),
        },
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  })
  rmSync(types, { recursive: true, force: true })
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const { status } = spawnSync(process.execPath, [tsc, '-b', '--force', join(root, 'src')], {
    cwd: root,
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(status ?? 1)
  mkdirSync(join(library, 'types'), { recursive: true })
  cpSync(types, join(library, 'types'), { recursive: true, filter: (path) => !path.endsWith('.tsbuildinfo') })
  writeFileSync(join(library, 'badlands.d.ts'), "export * from './types/index.js'\n")
  writeFileSync(join(library, 'loss-landscape.d.ts'), "export * from './types/app/loss-landscape.js'\n")
}
