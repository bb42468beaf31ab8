import { closestMatch } from 'leven'

/** Of how many letters of a word one may be another than in the name that is meant. */
const lettersPerSlip = 2.5

/** Of how many letters of a word one may be another than in a name that has none of its words. */
const lettersPerTypo = 4

/** Letters of a word that tells names apart. */
const tellingLetters = 3

/** Words of that length which tell nothing. */
const fillers: readonly string[] = ['the', 'and', 'for', 'with', 'from']

const wordsIn = (name: string): ReadonlySet<string> =>
  new Set(
    name
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length >= tellingLetters && !fillers.includes(word)),
  )

/** A name, and words by which it may be looked for. */
export interface Named {
  readonly name: string
  readonly words?: string
}

/** How much a word counts that a name has only in what it is called. */
const inWords = 0.6

/** How many parts of a word a name shares: in itself, and less in what it is called; 0 where a single one is only in the latter. */
function sharedWords(word: string, { name, words = '' }: Named): number {
  const wanted = [...wordsIn(word)]
  const [own, called] = [wordsIn(name), wordsIn(words)]
  const inName = wanted.filter((each) => own.has(each)).length
  const inCalled = wanted.filter((each) => !own.has(each) && called.has(each)).length
  return inName === 0 && inCalled < 2 ? 0 : inName + inWords * inCalled
}

const closest = (word: string, names: readonly string[], letters: number): string | undefined =>
  closestMatch(word, names, { maxDistance: Math.round(word.length / letters) })

/**
 * The name that is meant by a word that is none: one that is off by a slip of the hand, else the first of those that share most
 * words with it, else one that is near by its letters; undefined if there is none.
 */
export function nearest(word: string, all: readonly Named[]): string | undefined {
  const names = all.map(({ name }) => name)
  const typo = closest(word, names, lettersPerTypo)
  if (typo !== undefined) return typo
  const shares = all.map((each) => sharedWords(word, each))
  const most = shares.reduce((a, b) => Math.max(a, b), 0)
  if (most > 0) return names[shares.indexOf(most)]
  return closest(word, names, lettersPerSlip)
}

/** `. Do you mean "x"?` of the name that is nearest to a word; empty where none is near. */
export function meant(word: string, names: readonly (string | Named)[]): string {
  const near = nearest(
    word,
    names.map((each) => (typeof each === 'string' ? { name: each } : each)),
  )
  return near === undefined ? '' : `. Do you mean "${near}"?`
}
