const english = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

/** Returns the name of a language, in that language or in another; undefined if the code is unknown. */
export function languageName(code: string, inLanguage = code): string | undefined {
  try {
    if (english.of(code) === undefined) return undefined
    return new Intl.DisplayNames([inLanguage, 'en'], { type: 'language' }).of(code)
  } catch {
    return undefined
  }
}

const letters = Array.from('abcdefghijklmnopqrstuvwxyz')

/** Two-letter codes, by the names of their languages in English and in the language itself. */
function codesByName(): ReadonlyMap<string, string> {
  const codes = letters.flatMap((first) => letters.map((second) => first + second))
  return new Map(
    codes.flatMap((code) =>
      [languageName(code, 'en'), languageName(code)].flatMap((name) =>
        name === undefined ? [] : [[name.toLowerCase(), code] as const],
      ),
    ),
  )
}

/** Returns why a text is not the code of a language, as a sentence; undefined if it is one. */
export function languageFault(code: string): string | undefined {
  if (languageName(code) !== undefined) return undefined
  const found = codesByName().get(code.toLowerCase())
  const hint = found === undefined ? '. Write one such as en, de or pt-BR' : `. Do you mean "${found}"?`
  return `"${code}" is not the code of a language${hint}`
}
