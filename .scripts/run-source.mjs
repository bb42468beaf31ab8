// Runs one of the sources in a script, as Vite runs them.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Pages of text say nothing of the list of lectures, which would have to be made of all of them. */
const withoutLectures = {
  name: 'without-lectures',
  resolveId: (id) => (id === 'virtual:lectures' ? `\0${id}` : null),
  load: (id) => (id === '\0virtual:lectures' ? 'export default []' : null),
}

/** What a file of the repository exports. */
export async function runSource(file) {
  const { module } = await runnerImport(join(root, file), {
    root,
    configFile: false,
    plugins: [withoutLectures],
    logLevel: 'warn',
  })
  return module
}
