import { computed } from '@preact/signals-core'
import type { Engine } from '../engine/types.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import { formatNumber } from '../math/picture/format.ts'
import type { StageNumber } from '../scenarios/scenario.ts'
import { Analysis } from '../store/analysis.ts'
import type { AnalysisOwner } from '../store/owned-analyses.ts'
import type { Store } from '../store/store.ts'
import { engineAnswers } from './engine-answers.ts'

/** A number on a stage; empty until it is known, a dash where it cannot be. */
export interface ShownNumber {
  readonly label: string
  readonly value: string
  readonly signed?: boolean | undefined
}

/** All that the numbers of a stage are computed from; index of `runs` = start · algorithms + algorithm. */
export interface NumbersInput {
  readonly engine: Engine
  readonly experiment: Experiment
  readonly runs: Store['runs']
  readonly numbers: readonly StageNumber[]
}

const wordsOf = (value: number | undefined): string =>
  value === undefined ? '…' : Number.isFinite(value) ? formatNumber(value, 3) : '–'

/**
 * The numbers that a lecture's step wants on each of its stages, of the experiment and the runs that the stage shows. They are
 * computed while the store rests, one after the other. `requested` is tracked.
 */
export function stageNumbers(
  owner: AnalysisOwner,
  store: Store,
  requested: () => readonly StageNumber[] | undefined,
) {
  const values = new Analysis<NumbersInput, readonly number[]>(owner, {
    input() {
      const { engine, experiment, runs } = store
      const numbers = requested()
      return engine && numbers && { engine, experiment, runs, numbers }
    },
    key: ({ numbers, runs }) => [numbers, ...runs],
    ready: () => store.idle && store.runs.every((run) => run !== undefined),
    async task({ engine, experiment, runs: all, numbers }, { signal, show }) {
      const runs = all.filter((run) => run !== undefined)
      const source = { experiment, runs, answers: engineAnswers(engine, signal) }
      const { quantityOf } = await import('../theory/quantity/index.ts')
      const found: number[] = []
      for (const { quantity, arguments: given } of numbers) {
        found.push(await quantityOf(source, quantity, given).catch(() => NaN))
        show([...found])
      }
      return found
    },
  })
  return {
    values,
    /** Each that is asked for, in its order. */
    shown: computed((): ShownNumber[] =>
      (requested() ?? []).map(({ label, signed }, i) => ({
        label,
        value: wordsOf(values.value.value?.[i]),
        ...(signed && { signed }),
      })),
    ),
  }
}

/** The numbers of a stage as an analysis. */
export type StageNumbers = ReturnType<typeof stageNumbers>
