import { ExperimentError } from '../../experiment/spec/error.ts'
import {
  isLinearized,
  measuresFromStart,
  type MeasureName,
  type MeasureOptions,
} from '../../experiment/measurement.ts'
import type { Placement } from '../../experiment/plane/plane.ts'
import type { Problem } from '../../experiment/problem.ts'

/**
 * The options with the starts that they name as weights, where the measure needs them: who measures elsewhere need not make
 * the runs again that the starts came from.
 * @throws ExperimentError where a start is not there.
 */
export async function withStarts(
  { model, experiment }: Problem,
  what: MeasureName,
  options: MeasureOptions,
  place: () => Promise<Placement>,
): Promise<MeasureOptions> {
  const centered = model.kind === 'mlp' && model.layout.centered
  if (!centered && !isLinearized(experiment, options.run) && !measuresFromStart.includes(what)) return options
  const { start = options.run?.start ?? 0, otherStart = 1 } = options
  const weightsOf = async (given: number | ArrayLike<number>, path: string) => {
    if (typeof given !== 'number') return given
    const found = (await place()).starts[given]
    if (found) return found
    throw ExperimentError.at(path, `there is no start ${given}`)
  }
  return {
    ...options,
    start: await weightsOf(start, 'options.start'),
    ...(what === 'cka' && { otherStart: await weightsOf(otherStart, 'options.otherStart') }),
  }
}
