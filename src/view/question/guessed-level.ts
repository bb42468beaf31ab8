import type { LevelView } from '../../charts/plot/level-line.ts'
import { tokens, type Theme } from '../../math/picture/palette.ts'
import type { SweptQuantity } from '../../theory/sweep/sweep.ts'
import type { Question } from '../../scenarios/scenario.ts'
import { textOf } from '../../store/cache/cache-keys.ts'
import type { Guess } from './verdict.ts'

/** A question with what was guessed, and whether the truth is shown. */
interface Answered {
  readonly question: Question | undefined
  readonly guess: Guess
  readonly revealed: boolean
}

type Charted = Pick<SweptQuantity, 'quantity' | 'arguments' | 'experiment' | 'experiments'>

/** The quantity that a chart of losses ends with. */
export const endOfLosses: readonly Charted[] = [{ quantity: 'final-loss' }]

/**
 * The number guessed, once the truth is shown, as a level of a chart that has the quantity it was guessed of with the same
 * arguments; none in any other chart.
 */
export function guessedLevels(
  { question, guess, revealed }: Answered,
  charted: readonly Charted[],
  theme: Theme,
): LevelView[] {
  const { number } = guess
  if (!revealed || number === undefined || !question || !('quantity' in question.answer)) return []
  const { quantity, arguments: given = {} } = question.answer
  const isAsked = (one: Charted) =>
    one.quantity === quantity &&
    textOf(one.arguments ?? {}) === textOf(given) &&
    !one.experiment &&
    !one.experiments
  if (!charted.some(isAsked)) return []
  return [{ id: 'guess', label: 'your guess', color: tokens(theme).ink, value: number, guessed: true }]
}
