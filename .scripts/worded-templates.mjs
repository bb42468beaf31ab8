import { join, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const sources = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src')
const templates = join(sources, 'elements', 'lit.ts')

/**
 * Replaces `lit` in the sources with `src/elements/lit.ts`, whose templates use the screen language, so that
 * no element needs to handle translations.
 */
export const wordedTemplates = {
  name: 'worded-templates',
  enforce: 'pre',
  resolveId: {
    filter: { id: /^lit$/ },
    handler: (_, importer = '') =>
      importer.startsWith(sources) && !importer.startsWith(templates) ? templates : null,
  },
}
