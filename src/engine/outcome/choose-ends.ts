import { ExperimentError } from '../../experiment/spec/error.ts'
import { showsConvergence } from '../../experiment/outcome/convergence.ts'
import type { StartedRuns } from '../../experiment/outcome/starts.ts'
import { isEntrywise } from '../../experiment/spec/algorithm.ts'
import type { Problem } from '../../experiment/problem.ts'
import type { FusedTraining } from '../kernels/fused-training.ts'
import type { TrainPath } from '../paths.ts'
import type { EndsPath } from './ends-path.ts'
import { stepWork } from './first-level.ts'
import { Float64Ends } from './float64-ends.ts'
import { endRun, TrainedEnds } from './trained-ends.ts'

/** Multiply-adds of one step up to which the float64 reference is faster than tfjs ops, which take milliseconds a step. */
const mostFloat64 = 2 ** 21

/** Who trains, and why not the fused kernel where nothing was asked for. */
export interface ChosenEnds {
  readonly path: EndsPath
  readonly because?: string
}

/**
 * Who trains many runs of which only the ends are wanted: the fused kernel, or as asked; where it cannot, the float64
 * reference for small networks and functions, and tfjs ops, run by run, for large ones.
 * @throws ExperimentError where what is asked for cannot be.
 */
export function chooseEnds(
  fused: FusedTraining | undefined,
  general: TrainPath,
  problem: Problem,
  runs: StartedRuns,
  asked: 'fused' | 'general' | undefined,
): ChosenEnds {
  const run = endRun(runs.at(0), showsConvergence(problem.experiment))
  const because = fused
    ? fused.supports({ problem, runs: [run], watch: [] })
    : 'Fused training needs WebGPU, which is not in use.'
  if (asked === 'fused' && because) throw ExperimentError.at('path', because)
  if (fused && !because && asked !== 'general')
    return { path: new TrainedEnds('fused', fused, fused.runsAtOnce(problem, run)) }
  const byOps = isEntrywise(run.algorithm.id) && (asked === 'general' || stepWork(problem) > mostFloat64)
  const path = byOps ? new TrainedEnds('general', general, 1) : new Float64Ends()
  return { path, ...(because && !asked && { because }) }
}
