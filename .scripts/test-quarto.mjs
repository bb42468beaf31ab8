// Tests the shortcode of Quarto by pandoc, whose Lua Quarto runs it with; installs pandoc where there is none (Debian: apt-get).
import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const cwd = dirname(dirname(fileURLToPath(import.meta.url)))
const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
const run = (command, ...args) => spawnSync(command, args, { cwd, stdio: 'inherit', env }).status === 0
const hasPandoc = () => spawnSync('pandoc', ['--version'], { stdio: 'ignore' }).status === 0

if (!hasPandoc()) {
  console.log('Installing pandoc for the tests …')
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const apt = (...args) => {
    const [command, ...rest] = [...sudo, 'apt-get', ...args]
    return run(command, ...rest)
  }
  const install = () => apt('install', '-y', '--no-install-recommends', 'pandoc')
  if (!install() && apt('update')) install()
}
if (!hasPandoc()) {
  console.error('The tests need pandoc 3: install it, and run again.')
  process.exit(1)
}
process.exit(run('pandoc', 'lua', 'test/quarto/shortcode.lua') ? 0 : 1)
