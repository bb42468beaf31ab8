import { closestMatch } from 'leven'

/** A name may differ from a word in one letter of this many. */
const lettersPerSlip = 2.5

/** A name that shares no words with it may differ in one letter of this many. */
const lettersPerTypo = 4

/** Shorter words do not count. */
const tellingLetters = 3

/** Words of at least that length that mean nothing in a name. */
const fillers: readonly string[] = ['the', 'and', 'for', 'with', 'from']

const wordsIn = (name: string): ReadonlySet<string> =>
  new Set(
    name
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length >= tellingLetters && !fillers.includes(word)),
  )

/** A name, with other words by which people may look for it. */
export interface Named {
  readonly name: string
  readonly words?: string
}

/** The weight of a word that is only among those other words. */
const inWords = 0.6

/** How many words a name shares with a word, counting less for its other words; 0 if it shares only a single one of these. */
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
 * The name that is most likely meant by an unknown word: one with a typo in it, otherwise one that shares most words with it, otherwise the
 * closest by letters; undefined if there is none.
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

/** `. Do you mean "x"?` with the nearest name; empty if there is none. */
export function meant(word: string, names: readonly (string | Named)[]): string {
  const near = nearest(
    word,
    names.map((each) => (typeof each === 'string' ? { name: each } : each)),
  )
  return near === undefined ? '' : `. Do you mean "${near}"?`
}
