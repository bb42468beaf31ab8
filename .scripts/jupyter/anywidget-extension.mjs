// Installs anywidget's front end as a JupyterLab extension. anywidget's Python package includes it; npm has
// the same script in the AMD form for notebooks.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const version = '0.11.0'

/**
 * A module in the form in which webpack shares modules among JupyterLab and its extensions, around the
 * unchanged script.
 */
const remoteEntry = (script) => `{
  const define = (names, create) => {
    const plugin = (base) => ({
      id: 'anywidget:plugin',
      requires: [base.IJupyterWidgetRegistry],
      activate: (_, registry) => registry.registerWidget({ name: 'anywidget', version: '${version}', exports: create(base) }),
      autoStart: true,
    })
    let shared
    ;(window._JUPYTERLAB ??= {}).anywidget = {
      init: (scope) => (shared = scope),
      get: async () => {
        const [version] = Object.values(shared[names[0]])
        const base = (await version.get())()
        return () => ({ __esModule: true, default: plugin(base) })
      },
    }
  }
${script}
}
`

/** Downloads the script from npm and writes the extension to a folder of extensions. */
export function writeAnywidgetExtension(extensions) {
  const folder = join(extensions, 'anywidget')
  mkdirSync(join(folder, 'static'), { recursive: true })
  const args = ['pack', '--silent', `anywidget@${version}`, '--pack-destination', folder]
  const file = execFileSync('npm', args, { encoding: 'utf8' }).trim()
  execFileSync('tar', ['-xzf', join(folder, file), '-C', folder])
  const script = readFileSync(join(folder, 'package', 'dist', 'index.js'), 'utf8')
  writeFileSync(join(folder, 'static', 'remoteEntry.js'), remoteEntry(script))
  const build = { load: 'static/remoteEntry.js', extension: './extension' }
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'anywidget', version, jupyterlab: { extension: true, _build: build } }),
  )
}
