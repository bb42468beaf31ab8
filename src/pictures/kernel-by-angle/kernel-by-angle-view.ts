import type { KernelPair } from '../../analyses/measures/kernel-pair.ts'
import type { NamedCurve } from '../../charts/function/function-picture.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { Samples } from '../../math/picture/function-grid.ts'
import { tokens, type Theme } from '../../math/picture/palette.ts'
import { reluKernel } from '../../theory/relu-kernel.ts'

/** The entries of a tangent kernel by the angle between their inputs, and the infinite-width kernel. */
export interface KernelByAngle {
  readonly entries: Samples
  readonly limit: NamedCurve
}

/** Number of points of the curve, and the ends of the horizontal axis with room for dots at 0 and 1. */
const [columns, window] = [161, [-0.04, 1.04] as const]

/** True for one ReLU layer without biases before one output in the tangent parameterisation, whose infinite-width kernel is known. */
export const hasLimitKernel = ({ model }: TrainingExperiment): boolean =>
  model.kind === 'mlp' &&
  model.activation === 'relu' &&
  model.parameterization === 'ntk' &&
  !model.bias &&
  model.widths.length === 3 &&
  model.widths[0] === 2 &&
  model.widths[2] === 1 &&
  !model.trained

/** The angle between two inputs divided by π. */
function angleBetween(
  [x = 0, y = 0]: ArrayLike<number> & Iterable<number>,
  [u = 0, v = 0]: Iterable<number>,
) {
  return Math.abs(Math.atan2(x * v - y * u, x * u + y * v)) / Math.PI
}

/** Returns the kernel at w_0 for inputs on the unit circle, by angle; undefined unless its limit is known. */
export function kernelByAngle(
  experiment: TrainingExperiment,
  { first, rows }: Pick<KernelPair, 'first' | 'rows'>,
  theme: Theme,
): KernelByAngle | undefined {
  const { model } = buildTrainingProblem(experiment)
  const train = model.kind === 'network' ? model.data.parts['train'] : undefined
  if (!train || !hasLimitKernel(experiment)) return undefined
  const inputs = Array.from({ length: rows }, (_, n) => train.inputs.subarray(2 * n, 2 * n + 2))
  const pairs = inputs.flatMap((x, i) =>
    inputs.slice(i).map((other, k) => [angleBetween(x, other), first[i * rows + i + k]!] as const),
  )
  const places = Array.from({ length: columns }, (_, i) => i / (columns - 1))
  const values = places.map((place) =>
    reluKernel([1, 0], [Math.cos(Math.PI * place), Math.sin(Math.PI * place)], 'both'),
  )
  return {
    entries: {
      task: 'regression',
      dimensions: 1,
      outputs: 1,
      coordinates: pairs.map(([angle]) => angle),
      targets: pairs.map(([, entry]) => entry),
    },
    limit: {
      label: 'm = ∞',
      color: tokens(theme).ink,
      dash: [2, 4],
      grid: { domain: { x: window, y: undefined }, columns, rows: 1, outputs: 1, values, places },
    },
  }
}
