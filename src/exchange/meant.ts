import { closestMatch } from 'leven'

/** Of how many letters of a word one may be another than in the name that is meant. */
const lettersPerSlip = 2.5

/** `. Do you mean "x"?` of the name that is nearest to a word; empty where none is near. */
export function meant(word: string, names: readonly string[]): string {
  const near = closestMatch(word, names, { maxDistance: Math.round(word.length / lettersPerSlip) })
  return near === undefined ? '' : `. Do you mean "${near}"?`
}
