/** A formula in prose: the text between its dollars, and the offset at which that begins. */
export interface FormulaPiece {
  readonly kind: 'formula'
  readonly tex: string
  readonly at: number
  readonly display: boolean
}

export interface LoneDollar {
  readonly kind: 'dollar'
  readonly at: number
}

export interface LinkPiece {
  readonly kind: 'link'
  readonly address: string
  readonly at: number
}

export type ProsePiece = FormulaPiece | LoneDollar | LinkPiece

/** The end of a paragraph: before a blank line, a list item, a heading, a quotation or a table row. */
const ends = /\n(?=[ \t]*(?:\n|[-*+] |\d+[.)] |#{1,6} |>|\|))/u

/** Longer code is not recognised, so that the time stays linear in the length of the text. */
const skipped = /\\[^]|(?<ticks>`+)(?!`)[^]{0,1000}?(?<!`)\k<ticks>(?!`)/uy
const formula = /(?<dollars>\$\$?)(?<tex>(?:\\[^]|[^$\\])+)\k<dollars>/uy
const link = /\]\((?<address>[^()\s]*)(?:\s[^()]*)?\)/uy

function foundAt(form: RegExp, text: string, at: number): RegExpExecArray | null {
  form.lastIndex = at
  return form.exec(text)
}

function piecesOf(paragraph: string, from: number): readonly ProsePiece[] {
  const pieces: ProsePiece[] = []
  for (let at = 0; at < paragraph.length;) {
    const letter = paragraph[at]
    let end = at + 1
    if (letter === '\\' || letter === '`') end = at + (foundAt(skipped, paragraph, at)?.[0].length ?? 1)
    else if (letter === '$') {
      const found = foundAt(formula, paragraph, at)
      const { dollars = '', tex = '' } = found?.groups ?? {}
      if (found)
        pieces.push({
          ...{ kind: 'formula', tex, at: from + at + dollars.length, display: dollars.length === 2 },
        })
      else pieces.push({ kind: 'dollar', at: from + at })
      end = at + (found?.[0].length ?? (paragraph[at + 1] === '$' ? 2 : 1))
    } else if (letter === ']') {
      const found = foundAt(link, paragraph, at)
      if (found) pieces.push({ kind: 'link', address: found.groups?.['address'] ?? '', at: from + at + 2 })
    }
    at = end
  }
  return pieces
}

/** Finds the formulas, links and lone dollars in some Markdown, in order. Code contains none. */
export function prosePieces(markdown: string): readonly ProsePiece[] {
  let from = 0
  return markdown.split(ends).flatMap((paragraph) => {
    const pieces = piecesOf(paragraph, from)
    from += paragraph.length + 1
    return pieces
  })
}
