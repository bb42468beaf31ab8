import { livePieces } from '../notation/live-pieces.ts'

const formula = /(\$\$?)(?:\\.|[^$\\])+\1/gu

/** The items of a list that another lacks, each as often as it is missing there. */
function lacking(items: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others]
  return items.filter((one) => {
    const at = left.indexOf(one)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

const numbersOf = (words: string): readonly string[] => livePieces(words).map(({ source }) => source)

const formulasOf = (words: string): readonly string[] =>
  Array.from(words.matchAll(formula), ([whole]) => whole.replaceAll('{,}', '.'))

export interface Lost {
  /** Numbers in braces, as written. */
  readonly numbers: readonly string[]
  readonly formulas: readonly string[]
}

/**
 * Finds the numbers and formulas of a passage that its translation lacks. A formula that contains words may be translated, so any other
 * formula counts as its translation.
 */
export function lostOf(own: string, translation: string): Lost {
  const [formulas, others] = [formulasOf(own), formulasOf(translation)]
  const lost = lacking(formulas, others)
  return {
    numbers: lacking(numbersOf(own), numbersOf(translation)),
    formulas: lost.slice(0, Math.max(0, formulas.length - others.length)),
  }
}
