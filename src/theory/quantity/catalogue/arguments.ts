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

/** An argument with fixed values, the first by default; if `usual` is false, it is required. */
export const choice = (name: string, words: readonly string[], usual = true): QuantityArgument => ({
  name,
  kind: words,
  ...(usual ? { default: words[0] ?? '' } : { needed: true }),
})

/** The run that a quantity is about. */
export const run: readonly QuantityArgument[] = [number('start', 0), number('algorithm', 0)]
/** A run after some of its updates, by default all; a live number may use `now`. */
export const moment: readonly QuantityArgument[] = [...run, number('step')]
export const testPart = word('part', 'test')
export const trainPart = word('part', 'train')
/** The height that is meant: by default the displayed one, or one with these fields. */
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
