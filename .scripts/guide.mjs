// The pages "Write a lecture", "Accessibility" and "Embed a landscape" with its recipes, and the JSON Schema of lectures, beside the page that shows them.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runSource } from './run-source.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

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
        await runSource('.scripts/guide/page.ts')
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
