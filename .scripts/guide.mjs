// The pages "Write a lecture", "Accessibility" and "Embed a landscape" with its recipes, and the JSON Schema of lectures, beside the page that shows them.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The page says nothing of the list of lectures, which would have to be made of all of them. */
const withoutLectures = {
  name: 'without-lectures',
  resolveId: (id) => (id === 'virtual:lectures' ? `\0${id}` : null),
  load: (id) => (id === '\0virtual:lectures' ? 'export default []' : null),
}

/** What makes the page, run by Vite as it runs the sources: in a configuration they would be a part of that. */
async function maker() {
  const file = join(root, '.scripts', 'guide', 'page.ts')
  const { module } = await runnerImport(file, {
    root,
    configFile: false,
    plugins: [withoutLectures],
    logLevel: 'warn',
  })
  return module
}

/** Makes dist/write/index.html, dist/accessibility/index.html, dist/recipes and dist/lecture.schema.json with a page that is built; not where a library is, which has no public files. */
export function guide() {
  let isPage = false
  return {
    name: 'guide',
    apply: 'build',
    configResolved({ publicDir }) {
      isPage = publicDir !== ''
    },
    async generateBundle() {
      if (!isPage) return
      const { conformanceHtml, folder, guideHtml, guideStyles, recipeFiles, recipesHtml, schema } =
        await maker()
      const emit = (fileName, source) => this.emitFile({ type: 'asset', fileName, source })
      const typeface = ({ file }) => {
        const source = readFileSync(join(root, 'node_modules', file))
        return `../${this.getFileName(this.emitFile({ type: 'asset', name: basename(file), source }))}`
      }
      emit('lecture.schema.json', `${JSON.stringify(schema)}\n`)
      emit('write/index.html', guideHtml())
      emit('accessibility/index.html', conformanceHtml())
      emit('recipes/index.html', recipesHtml())
      for (const { path, source } of recipeFiles()) emit(`recipes/${path}`, source)
      emit('write/guide.css', guideStyles(typeface))
      const pictures = join(root, folder, 'pictures')
      for (const name of readdirSync(pictures))
        emit(`write/pictures/${name}`, readFileSync(join(pictures, name)))
    },
  }
}
