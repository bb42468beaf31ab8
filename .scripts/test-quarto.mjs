// Tests the Quarto shortcode with pandoc, whose Lua interpreter Quarto uses; installs pandoc if it is missing
// (Debian: apt-get).
import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { aptInstall } from './apt.mjs'

const cwd = dirname(dirname(fileURLToPath(import.meta.url)))
const run = (command, ...args) => spawnSync(command, args, { cwd, stdio: 'inherit' }).status === 0
const hasPandoc = () => spawnSync('pandoc', ['--version'], { stdio: 'ignore' }).status === 0

if (!hasPandoc()) {
  console.log('Installing pandoc for the tests …')
  aptInstall('pandoc')
}
if (!hasPandoc()) {
  console.error('The tests need pandoc 3: install it, and run again.')
  process.exit(1)
}
process.exit(run('pandoc', 'lua', 'test/quarto/shortcode.lua') ? 0 : 1)
