// Adds pages to the site: "Write a lecture", "Accessibility", "Embed a landscape" with its recipes, and the
// JSON Schema of lectures.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isPageFirst } from './page-first.mjs'
import { runSource } from './run-source.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * The files of these pages, by their paths in the site. `typeface` adds a typeface to the site and returns
 * its address relative to a page in a folder.
 */
async function guideFiles(typeface) {
  const { conformanceHtml, folder, guideHtml, guideStyles, recipeFiles, recipesHtml, schema } =
    await runSource('.scripts/guide/page.ts')
  const pictures = join(root, folder, 'pictures')
  return [
    ['lecture.schema.json', `${JSON.stringify(schema)}\n`],
    ['write/index.html', guideHtml()],
    ['accessibility/index.html', conformanceHtml()],
    ['recipes/index.html', recipesHtml()],
    ...recipeFiles().map(({ path, source }) => [`recipes/${path}`, source]),
    ['write/guide.css', guideStyles(typeface)],
    ...readdirSync(pictures).map((name) => [`write/pictures/${name}`, readFileSync(join(pictures, name))]),
  ]
}

/** Writes these pages into a site that was built without them. */
export async function writeGuide(site) {
  const write = (path, source) => {
    mkdirSync(dirname(join(site, path)), { recursive: true })
    writeFileSync(join(site, path), source)
  }
  const files = await guideFiles(({ file }) => {
    const path = `write/fonts/${basename(file)}`
    write(path, readFileSync(join(root, 'node_modules', file)))
    return `../${path}`
  })
  for (const [path, source] of files) write(path, source)
}

/** Adds these pages to a built page, but not to a library, which has no public files. */
export function guide() {
  let isPage = false
  return {
    name: 'guide',
    apply: 'build',
    configResolved({ publicDir }) {
      isPage = publicDir !== ''
    },
    async generateBundle() {
      if (!isPage || isPageFirst) return
      const files = await guideFiles(({ file }) => {
        const source = readFileSync(join(root, 'node_modules', file))
        return `../${this.getFileName(this.emitFile({ type: 'asset', name: basename(file), source }))}`
      })
      for (const [fileName, source] of files) this.emitFile({ type: 'asset', fileName, source })
    },
  }
}
