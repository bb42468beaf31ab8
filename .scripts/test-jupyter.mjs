// Tests badlands.Landscape in a real JupyterLab with a Python kernel and a browser. It installs what it needs
// from PyPI, or from Debian (apt-get) and npm; those have no Python half of anywidget, so a stand-in replaces
// it.
import { spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeAnywidgetExtension } from './jupyter/anywidget-extension.mjs'
import { jupyterPython } from './jupyter/python.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const found = jupyterPython(join(root, 'node_modules', '.cache', 'badlands', 'jupyter'))
if (!found) {
  console.error(
    'The test needs JupyterLab 4: install jupyterlab, anywidget and numpy for python3, and run again.',
  )
  process.exit(1)
}
const { python, env, hasAnywidget } = found
const folder = mkdtempSync(join(tmpdir(), 'badlands-jupyter-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

/** Runs a command next to the folder in which Jupyter keeps all its files. */
const run = (command, args) =>
  spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      ...env,
      NODE_ENV: 'production',
      BADLANDS_PYTHON: python,
      BADLANDS_JUPYTER: folder,
      JUPYTER_PATH: [join(folder, 'share'), process.env.JUPYTER_PATH].filter(Boolean).join(':'),
      JUPYTER_CONFIG_DIR: join(folder, 'config'),
      JUPYTER_DATA_DIR: join(folder, 'data'),
      JUPYTER_RUNTIME_DIR: join(folder, 'runtime'),
      IPYTHONDIR: join(folder, 'ipython'),
    },
  }).status === 0

const notebooks = join(folder, 'notebooks')
mkdirSync(notebooks)
copyFileSync(join(root, 'public', 'badlands.py'), join(notebooks, 'badlands.py'))
if (!hasAnywidget) {
  cpSync(join(root, 'test', 'jupyter', 'stand-in'), notebooks, { recursive: true })
  writeAnywidgetExtension(join(folder, 'share', 'labextensions'))
}
const kernel = join(folder, 'share', 'kernels', 'python3')
mkdirSync(kernel, { recursive: true })
writeFileSync(
  join(kernel, 'kernel.json'),
  JSON.stringify({
    argv: [python, '-m', 'ipykernel_launcher', '-f', '{connection_file}'],
    display_name: 'Python 3',
    language: 'python',
  }),
)
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const passed =
  run(process.execPath, ['.scripts/build.mjs', '--library', join(notebooks, 'lib')]) &&
  run(process.execPath, [vitest, 'run', '--config', '.scripts/jupyter.config.mjs'])
console.log(
  hasAnywidget
    ? 'Of anywidget both halves were its own.'
    : 'Of anywidget the front end was its own, from npm. Its half in Python, which was not to be had, was test/jupyter/stand-in.',
)
process.exit(passed ? 0 : 1)
