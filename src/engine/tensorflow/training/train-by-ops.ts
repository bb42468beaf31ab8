import type { Tensors } from '../../backend/tensors.ts'
import { unbegun, type RunRecord, type TrainRequest } from '../../path.ts'
import { RunByOps } from './run-by-ops.ts'
import { lastStep } from '../../../experiment/spec/algorithm.ts'

/**
 * Trains with tfjs ops and autodiff on any backend, one run after another. Never rejects because of the
 * signal: runs that it ends are 'cancelled' and keep their records.
 */
export async function trainByOps(
  { problem, runs, watch, signal, onProgress }: TrainRequest,
  tensors: Tensors,
): Promise<RunRecord[]> {
  const total = runs.reduce((sum, { algorithm }) => sum + lastStep(algorithm), 0)
  const records: RunRecord[] = []
  let before = 0
  for (const run of runs) {
    if (signal?.aborted) {
      records.push(unbegun(run, watch.length))
      continue
    }
    const begun = new RunByOps({ problem, run, watch, signal }, tensors)
    const tell = (steps: number) => onProgress?.({ done: total === 0 ? 1 : (before + steps) / total })
    try {
      records.push(await begun.train(tell))
    } finally {
      begun.dispose()
    }
    before += lastStep(run.algorithm)
  }
  return records
}
