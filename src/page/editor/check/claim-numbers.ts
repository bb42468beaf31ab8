import type { ClaimNumbers } from '../../../analyses/claims.ts'
import { engineAnswers } from '../../../analyses/engine-answers.ts'
import type { Engine } from '../../../engine/types.ts'
import type { WorkerPool } from '../../../engine/workers/worker-pool.ts'
import type { Experiment, ProblemExperiment } from '../../../experiment/spec/experiment.ts'
import { isDrawn } from '../../../theory/draws/draws.ts'
import { drawnQuantity } from '../../../theory/draws/run.ts'
import { lawRefusal } from '../../../theory/laws/law-of.ts'
import { runSweep } from '../../../theory/sweep/run.ts'

/** How a computation reports its progress and is aborted. */
interface Asking {
  readonly signal: AbortSignal
  /** Called with the progress, from 0 to 1. */
  onProgress(done: number): void
}

const hasLaw = (experiment: Experiment, quantity: string): experiment is ProblemExperiment =>
  experiment.kind === 'problem' && lawRefusal(experiment.problem, quantity) === undefined

/** Numbers in float64, from the workers of the page. */
export const oracleNumbers = (pool: WorkerPool, asking: Asking): ClaimNumbers => ({
  quantity: (experiment, plan) =>
    plan.draws > 1 && isDrawn(experiment, plan)
      ? pool.do(experiment, { kind: 'draws', plan, from: 0, to: plan.draws }, 'study', asking)
      : pool.do(experiment, { kind: 'quantity', ...plan }, 'study', asking),
  sweep: (experiment, plan) => pool.do(experiment, { kind: 'sweep', plan }, 'study', asking),
  law: async (experiment, quantity) =>
    hasLaw(experiment, quantity)
      ? pool.do(experiment, { kind: 'law', quantity }, 'study', asking)
      : undefined,
})

/**
 * Numbers from the engine, in the float32 of the graphics card. Draws of a problem and the laws of its draws always come from the oracle.
 */
export function engineNumbers(engine: Engine, pool: WorkerPool, asking: Asking): ClaimNumbers {
  const answers = engineAnswers(engine, asking.signal)
  const oracle = oracleNumbers(pool, asking)
  return {
    ...oracle,
    async quantity(experiment, plan) {
      if (isDrawn(experiment, plan)) return oracle.quantity(experiment, plan)
      const found: number[] = []
      for await (const number of drawnQuantity(answers, experiment, plan)) {
        found.push(number)
        asking.onProgress(found.length / plan.draws)
      }
      return found
    },
    sweep: (experiment, plan) => {
      const all = plan.values.length * (plan.seeds ?? 1)
      return runSweep(answers, experiment, plan, (_, done) => asking.onProgress(done / all))
    },
  }
}
