import type { QuantityArgument } from './entry.ts'

export const number = (name: string, otherwise?: number): QuantityArgument => ({
  name,
  kind: 'number',
  ...(otherwise !== undefined && { default: otherwise }),
})

export const word = (name: string, otherwise?: string): QuantityArgument => ({
  name,
  kind: 'word',
  ...(otherwise !== undefined && { default: otherwise }),
})

/** One of some words, the first where none is given; with none that is usual, one is needed. */
export const choice = (name: string, words: readonly string[], usual = true): QuantityArgument => ({
  name,
  kind: words,
  ...(usual ? { default: words[0] ?? '' } : { needed: true }),
})

/** The run that a quantity is of. */
export const run: readonly QuantityArgument[] = [number('start', 0), number('algorithm', 0)]
/** A run after some of its updates, all unless it is given; a live number may say `now`. */
export const moment: readonly QuantityArgument[] = [...run, number('step')]
export const testPart = word('part', 'test')
export const trainPart = word('part', 'train')
/** The height that is meant, the one that is shown unless something of it is named. */
export const height: readonly QuantityArgument[] = [
  word('loss'),
  number('factor'),
  word('part'),
  number('weightDecay'),
  number('epsilon'),
  word('norm'),
]
/** The runs of a pair. */
export const pair: readonly QuantityArgument[] = [
  ...run,
  number('otherStart', 1),
  number('otherAlgorithm'),
  choice('pairs', ['one', 'all']),
]
