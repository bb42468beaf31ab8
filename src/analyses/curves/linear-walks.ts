import { computed } from '@preact/signals-core'
import type { Walk } from '../../reference/linear-program/walk.ts'
import { dimensionsOf, type LinearProgramSpec } from '../../experiment/spec/problem/linear-program.ts'
import type { Polytope } from '../../math/linear-programming/polytope.ts'
import { Analysis } from '../../store/analysis.ts'
import type { AnalysisOwner } from '../../store/owned-analyses.ts'
import { textOf } from '../../store/cache/cache-keys.ts'
import type { Store } from '../../store/store.ts'

/** The polytope of one draw of a linear program, in three dimensions, and all paths through it. */
export interface LinearWalks {
  readonly spec: LinearProgramSpec
  readonly objective: readonly number[]
  /** `undefined` in other dimensions. */
  readonly polytope: Polytope | undefined
  readonly walks: readonly Walk[]
}

/** Most variables of a program whose paths are drawn; with more, its 2ⁿ corners are only counted. */
const mostWalked = 3

/** Everything that the paths through a linear program depend on; `seed` selects the draw. */
export interface WalksInput {
  readonly spec: LinearProgramSpec
  readonly seed: number
  /** Everything that the paths depend on, as text. */
  readonly key: string
}

/** The walkers' paths through the displayed linear program: a few hundred small systems, in float64. */
export function linearWalks(owner: AnalysisOwner, store: Store) {
  const asked = computed((): WalksInput | undefined => {
    const { experiment } = store
    if (experiment.kind !== 'problem') return undefined
    const { problem, seed } = experiment
    if (problem.kind !== 'linear-program' || dimensionsOf(problem) > mostWalked) return undefined
    return { spec: problem, seed, key: textOf([problem, problem.sigma > 0 && seed]) }
  })
  return new Analysis<WalksInput, LinearWalks>(owner, {
    input: () => asked.value,
    key: ({ key }) => [key],
    fit: () => 'stale',
    async task({ spec, seed }) {
      const [{ buildProgram }, { walksOf }, { polytopeOf }] = await Promise.all([
        import('../../reference/linear-program/build.ts'),
        import('../../reference/linear-program/walk.ts'),
        import('../../math/linear-programming/polytope.ts'),
      ])
      const program = buildProgram(spec, seed)
      const { objective } = program
      return {
        spec,
        objective,
        polytope: objective.length === 3 ? polytopeOf(program) : undefined,
        walks: walksOf(spec, seed),
      }
    },
  })
}
