import greek from '@fontsource-variable/inter/files/inter-greek-wght-normal.woff2?url'
import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import shantell from '@fontsource-variable/shantell-sans/files/shantell-sans-latin-wght-normal.woff2?url'
import serifItalic from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2?url'
import serif from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?url'
import mathematics from '@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2?url'

const latin = 'U+0000-00FF, U+0131, U+02BB-02DC, U+2000-206F, U+20AC, U+2122, U+2190-2193, U+2212, U+2215'

/** Font files for upright Latin letters by family. */
const latinFiles: Readonly<Record<string, string>> = {
  'Inter Variable': inter,
  'Shantell Sans Variable': shantell,
  'Source Serif Variable': serif,
}

let loaded = false

/**
 * Registers the three typefaces and the one for formulas with the document once, served from the page's own site. Each is
 * fetched when text first needs it; until then a system font is used.
 */
export function loadFonts(): void {
  if (loaded) return
  loaded = true
  const weight = '300 900'
  const display = 'swap'
  const faces = [
    new FontFace('Inter Variable', `url(${inter})`, { weight, display, unicodeRange: latin }),
    new FontFace('Inter Variable', `url(${greek})`, { weight, display, unicodeRange: 'U+0370-03FF' }),
    new FontFace('Shantell Sans Variable', `url(${shantell})`, { weight, display, unicodeRange: latin }),
    new FontFace('Source Serif Variable', `url(${serif})`, { weight, display, unicodeRange: latin }),
    new FontFace('Source Serif Variable', `url(${serifItalic})`, {
      weight,
      display,
      unicodeRange: latin,
      style: 'italic',
    }),
    new FontFace('STIX Two Math', `url(${mathematics})`, { display }),
  ]
  for (const face of faces) document.fonts.add(face)
}

/** Returns the font rules that a picture needs, with embedded files, so that it looks the same wherever it is opened. */
export async function fontRules(picture: string): Promise<string> {
  const named = Object.entries({ ...latinFiles, 'STIX Two Math': mathematics }).filter(([family]) =>
    picture.includes(family),
  )
  const rules = await Promise.all(
    named.map(async ([family, file]) => {
      const bytes = new Uint8Array(await (await fetch(file)).arrayBuffer())
      const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
      const source = `url(data:font/woff2;base64,${btoa(text)}) format('woff2')`
      return `@font-face { font-family: '${family}'; font-weight: 300 900; src: ${source} }`
    }),
  )
  return rules.join('\n')
}

/** Resolves when the fonts of pictures are loaded in all their faces. */
export async function fontsReady(): Promise<void> {
  await Promise.all(Object.keys(latinFiles).flatMap((family) => [400, 600].map((weight) => document.fonts.load(`${weight} 16px '${family}'`)))) // prettier-ignore
}
