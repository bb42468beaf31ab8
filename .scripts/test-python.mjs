// Tests the exchange with Python, using PyTorch, ipywidgets and matplotlib, which it installs if they are
// missing (Debian: apt-get): exported programs and arrays, public/badlands.py, then runs and surfaces from
// PyTorch against the float64 reference. With --fixtures it regenerates the small files that `npm test`
// reads.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { aptInstall } from './apt.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const packages = [
  'python3-torch',
  'python3-numpy',
  'python3-safetensors',
  'python3-h5py',
  'python3-ipywidgets',
  'python3-matplotlib',
]

const run = (command, args, env = {}) =>
  spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status === 0

const hasTorch = (python) =>
  spawnSync(python, ['-c', 'import torch, numpy, safetensors, ipywidgets, matplotlib'], { stdio: 'ignore' })
    .status === 0

/** A Python that has these packages: the one on the path, or Debian's. */
function pythonWithTorch() {
  const found = () => ['python3', '/usr/bin/python3'].find(hasTorch)
  if (found()) return found()
  console.log('Installing PyTorch for the tests …')
  aptInstall(...packages)
  return found()
}

const python = pythonWithTorch()
if (!python) {
  console.error(
    'The tests need PyTorch: install torch, numpy, safetensors, ipywidgets and matplotlib for python3, and run again.',
  )
  process.exit(1)
}
if (process.argv.includes('--fixtures')) {
  process.exit(run(python, ['test/python/make_files.py', 'test/fixtures/torch', '--few']) ? 0 : 1)
}
const folder = mkdtempSync(join(tmpdir(), 'badlands-torch-'))
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const tests = 'test/unit/exchange/recorded'
const passed =
  run(python, ['-m', 'unittest', 'discover', 'test/python']) &&
  run(python, ['test/python/make_files.py', folder]) &&
  run(
    process.execPath,
    [vitest, 'run', '--project', 'unit', `${tests}/torch-files.test.ts`, `${tests}/styles.test.ts`],
    {
      BADLANDS_TORCH_FILES: folder,
    },
  )
rmSync(folder, { recursive: true, force: true })
process.exit(passed ? 0 : 1)
