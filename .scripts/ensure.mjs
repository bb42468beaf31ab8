// Installs what is missing before a script runs: the packages, and with --browser a Chromium for the tests.
// It needs only Node, so it works in a fresh clone, and does nothing if all is there.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
  })
  return result.status === 0
}

function installPackages() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const stamp = join(root, 'node_modules', '.badlands-lock')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.log('Installing packages …')
  if (!run('npm', ['ci', '--no-audit', '--no-fund'])) {
    console.error('The packages could not be installed: run "npm ci" with a connection to the npm registry.')
    process.exit(1)
  }
  writeFileSync(stamp, wanted)
}

const onPath = (name) => spawnSync('which', [name], { encoding: 'utf8' }).status === 0

async function installBrowser() {
  const { browserPath } = await import('./browser.mjs')
  if (browserPath()) return
  console.log('Installing Chromium for the tests …')
  if (onPath('apt-get')) {
    const sudo = process.getuid?.() === 0 ? [] : onPath('sudo') ? ['sudo', '-n'] : undefined
    if (sudo) {
      const apt = (...args) => run([...sudo, 'apt-get'][0], [...sudo, 'apt-get', ...args].slice(1))
      if (
        (apt('install', '-y', '--no-install-recommends', 'chromium') ||
          (apt('update') && apt('install', '-y', '--no-install-recommends', 'chromium'))) &&
        browserPath()
      )
        return
    }
  } else if (run('npx', ['playwright', 'install', 'chromium'])) return
  console.error(
    'The tests need Chromium: install it (Debian: "sudo apt-get install chromium"; elsewhere: "npx playwright install chromium") and run again.',
  )
  process.exit(1)
}

installPackages()
if (process.argv.includes('--browser')) await installBrowser()
