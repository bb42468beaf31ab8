import { ExperimentError } from '../../experiment/spec/values/error.ts'
import type { ProblemSpec } from '../../experiment/spec/problem/problem.ts'
import type { Law } from './law.ts'
import { mostKeysOfLaw, quicksortLaw } from './quicksort-law.ts'

/** Recently used laws, by the number of keys. */
const known = new Map<number, Law>()

/**
 * Returns why there is no exact law of a problem's number, as a sentence; `undefined` if there is one. With a
 * random pivot, or in random order, the comparisons of quicksort have one.
 */
export function lawRefusal(problem: ProblemSpec | undefined, quantity: string): string | undefined {
  if (problem?.kind !== 'procedure' || quantity !== 'comparisons') return 'there is no exact law of it'
  const { size, pivot, input } = problem
  if (pivot !== 'random' && input !== 'random')
    return 'the exact law is that of a random pivot or a random order'
  return size > mostKeysOfLaw ? `the exact law is computed up to ${mostKeysOfLaw} keys` : undefined
}

/** Returns the exact law of a problem's number. @throws ExperimentError if there is none */
export function lawOf(problem: ProblemSpec | undefined, quantity: string): Law {
  const why = lawRefusal(problem, quantity)
  if (why !== undefined || problem?.kind !== 'procedure') throw ExperimentError.at('problem', why ?? '')
  const law = known.get(problem.size) ?? quicksortLaw(problem.size)
  known.delete(problem.size)
  known.set(problem.size, law)
  if (known.size > 4) known.delete(known.keys().next().value ?? NaN)
  return law
}
