// Shrinks the two largest assets of the page as one file: the typeface of formulas, to the characters that
// Temml sets, and WebAssembly, as text that compresses well.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import subsetFont from 'subset-font'

const font = 'stix-two-math-latin-400-normal.woff2?url'
const tensors = 'tfjs-backend-wasm-simd.wasm?url'

/**
 * First letters of the alphabets from which Temml counts: bold and italic, script, double-struck; Greek in
 * bold, italic and both.
 */
const alphabets = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x391, 0x3f6],
  [0x1d400, 0x1d467],
  [0x1d49c, 0x1d4cf],
  [0x1d538, 0x1d56b],
  [0x1d6a8, 0x1d755],
]

/** True for letters in formulas; other scripts have other typefaces. */
const isOfFormulas = (code) => code < 0x400 || (code >= 0x2000 && code < 0x3000)

/** Every character that Temml's source names, literally or by number, and the alphabets. */
export function formulaLetters() {
  const source = readFileSync(createRequire(import.meta.url).resolve('temml/dist/temml.mjs'), 'utf8')
  const numbers = Array.from(source.matchAll(/(?:\\u\{?|0x)([\da-f]{4,5})\b/gi), ([, hex]) =>
    parseInt(hex, 16),
  )
  const named = [...Array.from(source, (letter) => letter.codePointAt(0)), ...numbers].filter(isOfFormulas)
  const counted = alphabets.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i))
  return String.fromCodePoint(...new Set([...named, ...counted]))
}

/**
 * Includes only a third of the formula typeface, which otherwise takes a tenth of the file; other characters
 * use a system typeface. WebAssembly is written byte by byte, since base64 would hide its repetitions from
 * the compression.
 */
export const smallAssets = {
  name: 'small-assets',
  enforce: 'pre',
  load: {
    filter: { id: /(?:\.woff2|\.wasm)\?url$/ },
    async handler(id) {
      const file = id.replace('?url', '')
      if (id.endsWith(font)) {
        const small = await subsetFont(readFileSync(file), formulaLetters(), { targetFormat: 'woff2' })
        return `export default "data:font/woff2;base64,${Buffer.from(small).toString('base64')}"`
      }
      if (!id.endsWith(tensors)) return null
      const bytes = Array.from(readFileSync(file), (byte) => `%${byte.toString(16).padStart(2, '0')}`)
      return `export default "data:application/wasm,${bytes.join('')}"`
    },
  },
}
