import { nameHash } from '../../src/math/statistics/random.ts'
import type { Mutant } from './mutant.ts'

/**
 * Mutants in the order in which they are tried: each mutator in turn, in the order of `mutators`, and for
 * each one a mutant of a file that has had the fewest so far. Ties are broken by a hash of the seed and the
 * changed lines, so that editing one file moves few mutants of the others.
 */
export function* inTurn(
  mutants: readonly Mutant[],
  mutators: readonly string[],
  seed: number,
): Generator<Mutant> {
  const rank = ({ mutator, before, after }: Mutant) => nameHash(`${seed} ${mutator} ${before} ${after}`)
  const ranked = [...mutants].sort((p, q) => rank(p) - rank(q))
  const waiting = new Map(
    mutators.map((name) => [name, ranked.filter(({ mutator }) => mutator === name)] as const),
  )
  const taken = new Map<string, number>()
  const count = ({ file }: Mutant) => taken.get(file) ?? 0
  while (waiting.size > 0)
    for (const [mutator, left] of waiting) {
      const [first, ...others] = left
      if (!first) {
        waiting.delete(mutator)
        continue
      }
      const next = others.reduce((best, mutant) => (count(mutant) < count(best) ? mutant : best), first)
      left.splice(left.indexOf(next), 1)
      taken.set(next.file, count(next) + 1)
      yield next
    }
}
