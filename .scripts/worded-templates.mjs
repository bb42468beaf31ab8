import { join, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const sources = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src')
const templates = join(sources, 'elements', 'lit.ts')

/**
 * Gives the sources `src/elements/lit.ts` wherever they import `lit`: its templates speak the language of the screen, so that no
 * element needs to know that there are others than English.
 */
export const wordedTemplates = {
  name: 'worded-templates',
  enforce: 'pre',
  resolveId: (source, importer = '') =>
    source === 'lit' && importer.startsWith(sources) && !importer.startsWith(templates) ? templates : null,
}
