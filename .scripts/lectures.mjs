import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = join(root, 'src', 'scenarios', 'lectures')
const fileOf = (id) => join(folder, id, 'lecture.md')

/** Loaded source modules, by path. */
const loaded = new Map()

/**
 * A source module, run by Vite as for the page. Imported in the configuration, it would become a part of
 * that.
 */
async function sourceModule(...path) {
  const file = join(root, 'src', 'exchange', 'lecture', ...path)
  const coming = loaded.get(file) ?? runnerImport(file, { root, configFile: false, logLevel: 'warn' })
  loaded.set(file, coming)
  return (await coming).module
}

const parseLecture = async (text) => (await sourceModule('parse-lecture.ts')).parseLecture(text)

/**
 * Cached results for each file, with its text, since lists and modules of all builds in a process ask for the
 * same ones.
 */
const known = new Map()

function parsed(file) {
  const text = readFileSync(file, 'utf8')
  const before = known.get(file)
  if (before?.text === text) return before.lecture
  const lecture = parseLecture(text)
  known.set(file, { text, lecture })
  return lecture
}

/** Fails with a file's problems, each with line and column, if there are any. */
function refuse(context, file, problems) {
  const [first] = problems
  if (!first) return
  const told = problems.map(({ line, column, message }) => `${file}:${line}:${column} ${message}`).join('\n')
  context.error({ message: told, id: file, loc: { file, line: first.line, column: first.column } })
}

/** The lecture of a file, which is watched for changes. */
async function read(context, file) {
  context.addWatchFile(file)
  const { scenario, problems } = await parsed(file)
  refuse(context, file, problems)
  return scenario
}

/** A translation file next to a lecture is named after its language. */
const translation = /\/([^/]+)\/([a-z]{2})\.md$/

/** The lecture with the text of its translation; missing text stays in the original. */
async function readTranslation(context, file) {
  context.addWatchFile(file)
  const { withWords } = await sourceModule('translation', 'with-words.ts')
  const { scenario, problems } = withWords(
    await read(context, join(dirname(file), 'lecture.md')),
    readFileSync(file, 'utf8'),
  )
  refuse(context, file, problems)
  return scenario
}

/** All translation files, with the lecture and language of each. */
const translationFiles = () =>
  readdirSync(folder, { recursive: true })
    .map((path) => join(folder, path))
    .flatMap((file) => {
      const [, id, language] = translation.exec(file) ?? []
      return language === undefined ? [] : [{ file, id, language }]
    })

/**
 * Fields that readers never see: a step's claims, the part of a sweep that a test runs, and how closely a run
 * must match.
 */
const claims = ['expectations', 'short', 'within']

const withoutClaims = (part) =>
  part && Object.fromEntries(Object.entries(part).filter(([name]) => !claims.includes(name)))

/** What a reader's page needs of a lecture: no claims and no sources. */
const forReaders = (scenario) => ({
  ...scenario,
  references: [],
  steps: scenario.steps.map((step) => ({
    ...withoutClaims(step),
    sweep: withoutClaims(step.sweep),
    histogram: withoutClaims(step.histogram),
    predictions: step.predictions?.map(withoutClaims),
  })),
})

/** Length in characters from which a repeated list is written only once. */
const long = 200

/** The file with what a lecture's steps show first; undefined if it has none. */
function storedOf(id) {
  const file = join(folder, id, 'stored.json')
  return existsSync(file) ? file : undefined
}

/**
 * A value as JavaScript, exact to the last bit; equal long lists are shared. `loaders`: files to load when a
 * field of that name is called.
 */
function source(value, loaders = {}) {
  const names = new Map()
  const write = (part) => {
    if (typeof part === 'number') return Object.is(part, -0) ? '-0' : String(part)
    if (typeof part !== 'object' || part === null) return JSON.stringify(part)
    if (!Array.isArray(part))
      return `{${Object.entries(part)
        .filter(([, field]) => field !== undefined)
        .map(([key, field]) => `${JSON.stringify(key)}:${write(field)}`)
        .join(',')}}`
    const text = `[${part.map(write).join(',')}]`
    if (text.length < long) return text
    const name = names.get(text) ?? `l${names.size}`
    names.set(text, name)
    return name
  }
  const fields = Object.entries(loaders).flatMap(([name, file]) =>
    file === undefined ? [] : `${name}:()=>import(${JSON.stringify(file)})`,
  )
  const whole = `{${[write(value).slice(1, -1), ...fields].join(',')}}`
  return [...Array.from(names, ([text, name]) => `const ${name} = ${text}`), `export default ${whole}`].join(
    '\n',
  )
}

const readerSource = (scenario) => source(forReaders(scenario), { stored: storedOf(scenario.id) })

/** The place of a lecture in the menu. Lectures without one come last. */
const placeOf = ({ order = Number.MAX_VALUE }) => order

/** All lectures, in menu order. */
async function all(context) {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const scenarios = await Promise.all(folders.map(({ name }) => read(context, fileOf(name))))
  return scenarios.toSorted((one, other) => placeOf(one) - placeOf(other))
}

const imported = (id, query = '') => JSON.stringify(`${fileOf(id)}${query}`)

/** Files with the stored points of a lecture's sweeps. */
const referencesOf = (id) => {
  const stored = join(folder, id, 'references')
  return existsSync(stored) ? readdirSync(stored).map((file) => join(stored, file)) : []
}

/**
 * Lists of all lectures, by name: the menu's entries with their loaders, a line about each, the translated
 * ones, the loaders of their stored points, and the lectures with their claims.
 */
const lists = {
  'virtual:lectures': async (context) => {
    const entries = (await all(context)).map(({ id, title, ideas, steps }) => {
      const entry = JSON.stringify({ id, title, ideas, steps: steps.length }).slice(0, -1)
      return `${entry},load:async()=>(await import(${imported(id)})).default}`
    })
    return `export default [${entries.join(',')}]`
  },
  'virtual:lecture-lines': async (context) => {
    const lines = (await all(context)).map(({ id, idea }) => [id, idea])
    return `export default ${JSON.stringify(Object.fromEntries(lines))}`
  },
  'virtual:translations': async (context) => {
    const entries = await Promise.all(
      translationFiles().map(async ({ file, id, language }) => {
        const { title, idea } = await readTranslation(context, file)
        const entry = JSON.stringify({ id, language, title, idea }).slice(0, -1)
        return `${entry},load:async()=>(await import(${JSON.stringify(file)})).default}`
      }),
    )
    return `export default [${entries.join(',')}]`
  },
  'virtual:references': () => {
    const files = readdirSync(folder).flatMap(referencesOf)
    const loaders = files.map((file) => {
      const name = JSON.stringify(basename(file, '.json'))
      return `${name}:()=>import(${JSON.stringify(file)})`
    })
    return `export default {${loaders.join(',')}}`
  },
  'virtual:all-lectures': async (context) => {
    const ids = (await all(context)).map(({ id }) => id)
    const lines = ids.map((id, i) => `import l${i} from ${imported(id, '?full')}`)
    return [...lines, `export default [${ids.map((_, i) => `l${i}`).join(',')}]`].join('\n')
  },
}

/**
 * Turns lecture files into modules: what readers need of one, with `?full` also its claims and sources, the
 * same in a translation, and lists of them all.
 */
export const lectures = {
  name: 'lectures',
  enforce: 'pre',
  resolveId: { filter: { id: /^virtual:/ }, handler: (id) => (id in lists ? `\0${id}` : null) },
  load: {
    filter: { id: [/^\0virtual:/, /\/lecture\.md(?:\?full)?$/, translation] },
    async handler(id) {
      const list = lists[id.slice(1)]
      if (list) return { code: await list(this), map: null }
      const [file, query] = id.split('?')
      if (!file.startsWith(folder)) return null
      if (translation.test(file)) return { code: readerSource(await readTranslation(this, file)), map: null }
      const scenario = await read(this, file)
      return { code: query === 'full' ? source(scenario) : readerSource(scenario), map: null }
    },
  },
}
