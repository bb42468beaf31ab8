import fc from 'fast-check'
import {
  algorithmIds,
  isSecondOrder,
  mostSecondOrder,
  needsAllSamples,
  takesSubspace,
} from '../../../src/experiment/spec/algorithm.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import type { LossId } from '../../../src/experiment/spec/metric.ts'
import { finite, fraction, nonNegative, whole, type Draw } from './draw.ts'
import { arbitrarySchedule } from './arbitrary-schedule.ts'

type ModelInput = NonNullable<TrainingInput['model']>
export type AlgorithmInput = Exclude<TrainingInput['algorithms'][number], { id: 'recorded' }>

/** Functions that are sums of squares. */
const squares = ['himmelblau', 'rosenbrock', 'beale', 'booth']

/** The rules that can train a model with this many weights under a loss. */
const idsFor = (model: ModelInput, size: number, loss: LossId) =>
  algorithmIds.filter((id) => {
    if (isSecondOrder(id) && size > mostSecondOrder) return false
    if (id === 'muon') return model.kind !== 'function'
    if (id === 'gauss-newton')
      return model.kind === 'function' ? squares.includes(model.id) : loss !== 'hinge'
    return true
  })

interface Sizes {
  readonly layers: number
  readonly size: number
}

const drawnAlgorithm = (
  draw: Draw,
  { layers, size }: Sizes,
  model: ModelInput,
  loss: LossId,
  orders: readonly ('shuffled' | 'sequential' | 'fresh')[],
): AlgorithmInput => ({
  id: draw.from(idsFor(model, size, loss)),
  learningRate: draw.one(nonNegative),
  steps: draw.one(whole(0, 1_000_000)),
  ...draw.some<Partial<AlgorithmInput>>({
    momentum: fraction,
    beta1: fc.double({ min: 0, max: 0.999, noNaN: true }),
    beta2: fc.double({ min: 0, max: 0.999, noNaN: true }),
    epsilon: nonNegative,
    decay: fraction,
    initialAccumulator: nonNegative,
    epsilonInside: fc.boolean(),
    schedule: arbitrarySchedule,
    weightDecay: nonNegative,
    layerRates: fc.array(nonNegative, { minLength: layers, maxLength: layers }),
    batch: fc.oneof(
      fc.constant('full' as const),
      fc.record({ size: whole(1, 100) }),
      fc.record({ size: whole(1, 100), order: fc.constantFrom(...orders) }),
    ),
    noise: nonNegative,
    stop: fc.record({
      quantity: fc.constantFrom('loss' as const, 'gradient-norm' as const),
      below: finite,
    }),
    damping: nonNegative,
    rho: nonNegative,
    temperature: nonNegative,
    radius: nonNegative,
    threshold: nonNegative,
    interval: whole(1, 1_000_000),
    linearized: model.kind === 'function' ? fc.constant(false) : fc.boolean(),
    subspace: fc.record({ dimension: whole(1, 20) }),
  }),
})

/** Any algorithm that can train a model of these sizes under a loss, on generated or given data. */
export function arbitraryAlgorithm(
  draw: Draw,
  sizes: Sizes,
  model: ModelInput,
  loss: LossId,
  generated: boolean,
): AlgorithmInput {
  const canBeFresh = generated && !(model.kind === 'mlp' && model.centered)
  const orders = ['shuffled', 'sequential', ...(canBeFresh ? (['fresh'] as const) : [])] as const
  const { subspace, ...drawn } = drawnAlgorithm(draw, sizes, model, loss, orders)
  const fits = subspace && takesSubspace(drawn.id) && !drawn.layerRates
  return {
    ...drawn,
    ...(needsAllSamples(drawn.id) && { batch: 'full', noise: 0 }),
    ...(fits && { subspace }),
  }
}
