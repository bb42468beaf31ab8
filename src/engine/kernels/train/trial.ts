import type { TrainRequest } from '../../paths.ts'
import { isSoftware } from '../../backend/software.ts'
import { Pace } from './pace.ts'
import type { Program } from './program.ts'
import { packSamples } from './samples.ts'
import { Training } from './training.ts'

/** Runs that a trial trains at most: enough to fill a processor, or a card. */
export const mostTrialRuns = ({ adapterInfo }: Pick<GPUDevice, 'adapterInfo'>): number =>
  isSoftware(adapterInfo) ? 16 : 256

/** Steps whose time a trial tells. */
const told = 100
/** Steps of the most that one dispatch may have. */
const mostSteps = 200

const paces = new WeakMap<GPUComputePipeline, Pace>()

/** Milliseconds of a hundred steps of these runs by a network's program, from a dispatch short enough for idle time. Throws the signal's reason when aborted. */
export async function timeOfSteps(
  device: GPUDevice,
  pipeline: GPUComputePipeline,
  program: Program,
  request: TrainRequest,
): Promise<number> {
  const { problem, watch, signal } = request
  signal?.throwIfAborted()
  if (problem.model.kind === 'function') throw new Error('A function has no trial.')
  const packed = packSamples(problem.model.data, [problem.experiment.metric, ...watch])
  const runs = request.runs
    .slice(0, mostTrialRuns(device))
    .map((run) => ({ ...run, every: Math.max(1, run.algorithm.steps), recordWeights: false }))
  const pace = paces.get(pipeline) ?? new Pace(program.work * Math.ceil(runs.length / 2))
  paces.set(pipeline, pace)
  const training = new Training(device, pipeline, program, { ...request, runs }, packed)
  try {
    const longest = Math.max(...runs.map(({ algorithm }) => algorithm.steps)) + 1
    const steps = Math.min(pace.steps, mostSteps, longest, training.stepWords.mostSteps)
    const { milliseconds } = await training.advance(0, steps, false)
    pace.measured(steps, milliseconds)
    return (told * milliseconds) / steps
  } finally {
    training.destroy()
  }
}
