// Builds the page if its sources are newer than dist, serves it, and prints the address on a line of its own.
// The rest of the site is built on request.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { preview } from 'vite'
import { madeWhenAsked, pageFirst } from './page-first.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const sources = [
  'src',
  'shaders',
  'public',
  'index.html',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
]

function newest(path) {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

const built = join(root, 'dist', 'index.html')
const stale =
  !existsSync(built) || Math.max(...sources.map((name) => newest(join(root, name)))) > statSync(built).mtimeMs
if (stale) {
  console.log('Building …')
  const { status } = spawnSync(process.execPath, [join(root, '.scripts', 'build.mjs'), '--site'], {
    cwd: root,
    stdio: 'inherit',
    env: pageFirst,
  })
  if (status !== 0) process.exit(status ?? 1)
}

const server = await preview({
  root,
  plugins: [madeWhenAsked(join(root, 'dist'))],
  logLevel: 'warn',
  preview: { port: Number(process.env.PORT ?? 4173) },
})
const { port } = server.httpServer.address()
const address = `http://localhost:${port}/`
console.log(address)

const display =
  process.platform === 'darwin' ||
  process.platform === 'win32' ||
  process.env.DISPLAY ||
  process.env.WAYLAND_DISPLAY
if (display && process.env.BROWSER !== 'none') {
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform] ?? 'xdg-open'
  spawn(process.env.BROWSER || opener, [address], { stdio: 'ignore', detached: true }).on('error', () => {})
}
