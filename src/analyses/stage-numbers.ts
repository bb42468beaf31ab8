import { computed } from '@preact/signals-core'
import type { Engine } from '../engine/types.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import { formatNumber } from '../math/picture/format.ts'
import type { Terrain } from '../reference/results.ts'
import type { StageNumber } from '../exchange/lecture/scenario.ts'
import { Analysis } from '../store/analysis.ts'
import type { AnalysisOwner } from '../store/owned-analyses.ts'
import type { Store } from '../store/store.ts'
import { isOfSurface } from '../theory/quantity/surface/names.ts'
import { engineAnswers } from './engine-answers.ts'

/** A computed number, and the grid of the surface that it was read from. */
interface FoundNumber {
  readonly value: number
  readonly grid?: Terrain['resolution'] | undefined
}

/** A number on a stage; an ellipsis while it is unknown, a dash if it does not exist. */
export interface ShownNumber {
  readonly label: string
  readonly value: string
  /** Points of the grid on which it was counted, such as `65 × 65 points`. */
  readonly grid?: string | undefined
  readonly signed?: boolean | undefined
}

/** Everything that a stage's numbers depend on; index of `runs` = start · algorithms + algorithm. */
export interface NumbersInput {
  readonly engine: Engine
  readonly experiment: Experiment
  readonly runs: Store['runs']
  /** The displayed surface, if one of the numbers is about it. */
  readonly surface: Terrain | undefined
  readonly numbers: readonly StageNumber[]
}

const areOfSurface = (numbers: readonly StageNumber[] = []): boolean =>
  numbers.some(({ quantity }) => isOfSurface(quantity))

/** Text of a number that is not computed yet. */
export const unknown = '…'

const wordsOf = (value: number | undefined): string =>
  value === undefined ? unknown : Number.isFinite(value) ? formatNumber(value, 3) : '–'

/**
 * The numbers that a lecture's step shows on each of its stages, about that stage's experiment and runs. They
 * are computed one by one while the store is idle. `requested` is tracked.
 */
export function stageNumbers(
  owner: AnalysisOwner,
  store: Store,
  requested: () => readonly StageNumber[] | undefined,
) {
  const values = new Analysis<NumbersInput, readonly FoundNumber[]>(owner, {
    input() {
      const { engine, experiment, runs } = store
      const numbers = requested()
      const surface = areOfSurface(numbers) ? store.terrain : undefined
      return engine && numbers && { engine, experiment, runs, surface, numbers }
    },
    key: ({ numbers, surface, runs }) => [numbers, surface, ...runs],
    // After a cancellation, the surface belongs to an earlier experiment.
    ready: () =>
      store.idle &&
      store.runs.every((run) => run !== undefined) &&
      !(areOfSurface(requested()) && (store.stale || store.awaited)),
    async task({ engine, experiment, runs: all, surface, numbers }, { signal, show }) {
      const runs = all.filter((run) => run !== undefined)
      const source = { experiment, runs, surface, answers: engineAnswers(engine, signal) }
      const [{ quantityOf }, { seenWith }] = await Promise.all([
        import('../theory/quantity/index.ts'),
        import('../theory/quantity/surface/surface.ts'),
      ])
      const found: FoundNumber[] = []
      for (const { quantity, arguments: given = {} } of numbers) {
        const value = await quantityOf(source, quantity, given).catch(() => NaN)
        const grid = surface && isOfSurface(quantity) ? seenWith(surface, given).resolution : undefined
        found.push({ value, grid })
        show([...found])
      }
      return found
    },
  })
  return {
    values,
    /** Each requested number, in order. */
    shown: computed((): ShownNumber[] =>
      (requested() ?? []).map(({ label, signed }, i) => {
        const found = values.value.value?.[i]
        const grid = found?.grid && `${found.grid.join(' × ')} points`
        return { label, value: wordsOf(found?.value), ...(grid && { grid }), ...(signed && { signed }) }
      }),
    ),
  }
}

/** A stage's numbers as an analysis. */
export type StageNumbers = ReturnType<typeof stageNumbers>
