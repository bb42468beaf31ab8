// The recipes of the gallery "Embed a landscape": working files, each shown with its text.
import { readdirSync, readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { escaped } from '../../src/exchange/escaped.ts'
import { pathOf, textOf } from './sources.ts'

/** The folder of the page's source and recipes. */
export const recipesFolder = 'src/landscape/recipes'

/** Stands for the site's address where that is not known; the page replaces it with its own. */
const home = 'https://example.org/badlands/'

/** The cells of a notebook, as text. */
function cellsOf(notebook: string): string {
  interface Cell {
    readonly cell_type: string
    readonly source: readonly string[]
  }
  const { cells } = JSON.parse(notebook) as { readonly cells: readonly Cell[] }
  return cells
    .filter(({ cell_type: kind }) => kind === 'code')
    .map(({ source }) => source.join(''))
    .join('\n\n# the next cell\n')
}

/** One element of a page, with its indentation removed. @throws Error if the page has no such element */
function elementOf(page: string, name: string): string {
  const found = new RegExp(`^( *)<${name}[^]*?</${name}>`, 'mu').exec(page)
  if (!found) throw new Error(`The recipe has no element ${name}.`)
  return found[0].replaceAll(new RegExp(`^${found[1] ?? ''}`, 'gmu'), '')
}

/** The displayed text of a recipe, with absolute addresses, or that of one `element` of a page. */
export function recipeText(file: string, element = ''): string {
  const text = textOf(`${recipesFolder}/${file}`).trimEnd()
  const shown = file.endsWith('.ipynb') ? cellsOf(text) : element === '' ? text : elementOf(text, element)
  return shown.replaceAll('"../', `"${home}`)
}

/** A recipe with its action: a page is opened, any other file is downloaded. */
export function recipeHtml(file: string, element?: string): string {
  const use = file.endsWith('.html')
    ? `<a href="${file}">Open it as a page</a>`
    : `<a href="${file}" download="${file}">Download ${file}</a>`
  return `<figure class="example recipe"><pre tabindex="0" aria-label="The recipe ${file}"><code>${escaped(recipeText(file, element))}</code></pre><figcaption><button type="button" hidden>Copy</button> ${use}</figcaption></figure>`
}

/** A file of the gallery, with its path there. */
export interface RecipeFile {
  readonly path: string
  readonly source: string | Uint8Array
}

const extension = ['_extensions/badlands/_extension.yml', '_extensions/badlands/badlands.lua']

/** The Quarto extension with a document that uses it. Its bytes are the same each time. */
function quartoZip(): Uint8Array {
  const files = [...extension, 'quarto.qmd'].map((path) => [
    path,
    strToU8(textOf(`${recipesFolder}/${path}`)),
  ])
  return zipSync(Object.fromEntries(files) as Record<string, Uint8Array>, { mtime: new Date(2026, 0, 1) })
}

/** The reveal.js files for the deck, with their licence. */
const reveal = { 'reveal.js': 'dist/reveal.js', 'reveal.css': 'dist/reveal.css', LICENSE: 'LICENSE' }

/** All files of the gallery except its own page. */
export function recipeFiles(): readonly RecipeFile[] {
  const recipes = readdirSync(pathOf(recipesFolder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'recipes.md')
    .map(({ name }) => ({ path: name, source: textOf(`${recipesFolder}/${name}`) }))
  const deck = Object.entries(reveal).map(([name, file]) => ({
    path: `reveal.js/${name}`,
    source: readFileSync(pathOf(`node_modules/reveal.js/${file}`), 'utf8'),
  }))
  return [
    ...recipes,
    ...deck,
    { path: 'badlands.py', source: textOf('public/badlands.py') },
    { path: 'badlands-quarto.zip', source: quartoZip() },
  ]
}
