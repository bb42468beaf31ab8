import { ExperimentError } from '../experiment/spec/error.ts'
import { isEntrywise, type AlgorithmSpec } from '../experiment/spec/algorithm.ts'
import type { RunRecord, TrainRequest } from './paths.ts'
import type { Ways } from './ways.ts'

/** A run that was made, and how. */
export interface MadeRun {
  readonly way: 'fused' | 'general'
  readonly record: RunRecord
}

/** Trains these runs of a request, and tells their share of the whole progress. */
async function part(
  ways: Ways,
  request: TrainRequest,
  asked: 'fused' | 'general' | undefined,
): Promise<MadeRun[]> {
  if (request.runs.length === 0) return []
  const chosen = ways.training(request, asked)
  if ('refused' in chosen) throw ExperimentError.at('path', chosen.refused)
  const records = await chosen.path.run(request)
  return records.map((record) => ({ way: chosen.name, record }))
}

/**
 * Trains the runs of a request, in their order. Runs that no kernel trains are a request of their own beside the others:
 * those of rules that treat the weights together, and linearised ones unless a path is asked for. @throws ExperimentError where the path asked for cannot.
 */
export async function trainRuns(
  ways: Ways,
  request: TrainRequest,
  asked: 'fused' | 'general' | undefined,
): Promise<MadeRun[]> {
  const { runs, onProgress } = request
  const isApart = ({ id, linearized }: AlgorithmSpec) => !isEntrywise(id) || (linearized && !asked)
  const apart = runs.filter(({ algorithm }) => isApart(algorithm))
  if (apart.length === 0 || apart.length === runs.length) return part(ways, request, asked)
  const others = runs.filter(({ algorithm }) => !isApart(algorithm))
  const progress = [0, 0]
  const made = await Promise.all(
    [others, apart].map((chosen, i) =>
      part(
        ways,
        {
          ...request,
          runs: chosen,
          onProgress({ done }) {
            progress[i] = done * chosen.length
            onProgress?.({ done: ((progress[0] ?? 0) + (progress[1] ?? 0)) / runs.length })
          },
        },
        asked,
      ),
    ),
  )
  return runs.flatMap(({ algorithm }) => made[isApart(algorithm) ? 1 : 0]?.shift() ?? [])
}
