import type { Authored } from '../experiment/authored.ts'
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text for the content of an element, or for an attribute in double quotation marks, of HTML, SVG or XML. */
export const escaped = (text: Authored): string => text.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? '')
