// Finds or installs a Python that can run JupyterLab for the test.
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { aptInstall, aptUnpack } from '../apt.mjs'

const modules = ['jupyterlab', 'ipykernel', 'ipywidgets', 'numpy']

/**
 * The Debian packages that JupyterLab needs, without the compilers of Node that its package depends on but
 * its pages do not use.
 */
const packages = [
  'python3-jupyter-server',
  'python3-jupyterlab-server',
  'python3-notebook-shim',
  'python3-async-lru',
  'python3-ipykernel',
  'python3-ipywidgets',
  'python3-jupyterlab-widgets',
  'python3-numpy',
]

const has = (python, env, names) =>
  spawnSync(python, ['-c', `import ${names.join()}`], { stdio: 'ignore', env: { ...process.env, ...env } })
    .status === 0

/**
 * The Python of a virtual environment with all packages from PyPI, on top of the installed ones; undefined if
 * PyPI cannot be reached.
 */
function fromPyPI(cache) {
  const folder = join(cache, 'python')
  const python = join(folder, 'bin', 'python')
  if (existsSync(python)) return python
  const run = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0
  const isOffered = run('python3', '-m', 'pip', 'download', '--retries=0', '--no-deps', '--dest', folder, 'anywidget') // prettier-ignore
  if (isOffered) console.log('Installing JupyterLab and anywidget from PyPI for the test …')
  const isMade =
    isOffered &&
    run('python3', '-m', 'venv', '--system-site-packages', folder) &&
    run(python, '-m', 'pip', 'install', 'jupyterlab>=4,<5', 'anywidget', 'numpy')
  if (!isMade) rmSync(folder, { recursive: true, force: true })
  return isMade ? python : undefined
}

/** Debian's Python with its JupyterLab, which is unpacked to a cache folder if it is not installed. */
function fromDebian(cache) {
  const python = '/usr/bin/python3'
  const folder = join(cache, 'jupyterlab')
  const unpacked = {
    PYTHONPATH: join(folder, 'usr', 'lib', 'python3', 'dist-packages'),
    JUPYTERLAB_DIR: join(folder, 'usr', 'share', 'jupyter', 'lab'),
  }
  const found = () => [{}, unpacked].find((env) => has(python, env, modules))
  if (!found()) {
    console.log('Installing JupyterLab of Debian for the test …')
    aptInstall(...packages)
    aptUnpack('jupyterlab', folder)
  }
  const env = found()
  return env && { python, env, hasAnywidget: false }
}

/**
 * The first Python with JupyterLab and anywidget: the one on the path, or one in a virtual environment from
 * PyPI. Otherwise Debian's, which has no anywidget.
 */
export function jupyterPython(cache) {
  const found = ['python3', '/usr/bin/python3'].find((python) => has(python, {}, [...modules, 'anywidget']))
  const python = found ?? fromPyPI(cache)
  return python ? { python, env: {}, hasAnywidget: true } : fromDebian(cache)
}
