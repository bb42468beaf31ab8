// Runs a source file within a script, as Vite runs it.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Text pages do not use the list of lectures, and building it would read all of them. */
const withoutLectures = {
  name: 'without-lectures',
  resolveId: (id) => (id === 'virtual:lectures' ? `\0${id}` : null),
  load: (id) => (id === '\0virtual:lectures' ? 'export default []' : null),
}

/** The exports of a source file. */
export async function runSource(file) {
  const { module } = await runnerImport(join(root, file), {
    root,
    configFile: false,
    plugins: [withoutLectures],
    logLevel: 'warn',
  })
  return module
}
