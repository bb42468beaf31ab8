import { ExperimentError } from '../experiment/error.ts'
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
 * Trains the runs of a request, in their order. Linearised runs, which no kernel trains, are a request of their own beside
 * the others unless a path is asked for. @throws ExperimentError where the path asked for cannot.
 */
export async function trainRuns(
  ways: Ways,
  request: TrainRequest,
  asked: 'fused' | 'general' | undefined,
): Promise<MadeRun[]> {
  const { runs, onProgress } = request
  const twins = runs.filter(({ algorithm }) => algorithm.linearized)
  if (asked || twins.length === 0 || twins.length === runs.length) return part(ways, request, asked)
  const others = runs.filter(({ algorithm }) => !algorithm.linearized)
  const progress = [0, 0]
  const made = await Promise.all(
    [others, twins].map((chosen, i) =>
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
        undefined,
      ),
    ),
  )
  return runs.flatMap(({ algorithm }) => made[algorithm.linearized ? 1 : 0]?.shift() ?? [])
}
