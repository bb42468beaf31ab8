import * as v from 'valibot'
import { batchRule, hyperparameters, stop } from '../spec/algorithm.ts'
import { schedule } from '../spec/schedule.ts'
import { subspace } from '../spec/subspace.ts'
import { givenName } from '../spec/values/given-name.ts'
import { mostSamples, mostSteps } from '../spec/values/bounds.ts'
import { nonNegativeNumbers, numbers } from '../spec/values/lists.ts'
import { packedRows } from '../spec/values/number-rows.ts'

const recordSteps = v.pipe(
  numbers,
  v.check(({ length }) => length > 0, 'must have at least one step'),
  v.check(({ length }) => length <= mostSamples, `must have at most ${mostSamples} steps`),
  v.check(([first]) => first === 0, 'must start with 0, the step of w₀'),
  v.check(
    (steps) =>
      steps.every(
        (step, i) => Number.isInteger(step) && step <= mostSteps && (i === 0 || step > steps[i - 1]!),
      ),
    `must be increasing whole numbers up to ${mostSteps}`,
  ),
)

const still = <S extends v.GenericSchema>(schema: S, isStill: (value: v.InferOutput<S>) => boolean) =>
  v.pipe(
    schema as v.GenericSchema<v.InferInput<S>, v.InferOutput<S>>,
    v.check(isStill, 'does not apply to a recorded run, which is not trained. Remove it'),
  )
const isZero = (value: number): boolean => value === 0

/**
 * A run recorded elsewhere, so nothing is trained. `steps` are the updates after which the weights were recorded, from 0. `weights` has a
 * row for each, with W of each layer row-major [in][out], then b; `loss` contains the losses recorded with them. The fields that every rule
 * has stay at rest.
 */
export const recordedSchema = v.strictObject({
  id: v.literal('recorded'),
  name: v.optional(givenName),
  steps: recordSteps,
  weights: packedRows,
  loss: v.optional(numbers),
  learningRate: v.optional(still(hyperparameters.learningRate, isZero), 0),
  schedule: v.optional(
    still(schedule, ({ kind }) => kind === 'constant'),
    { kind: 'constant' },
  ),
  weightDecay: v.optional(still(hyperparameters.weightDecay, isZero), 0),
  layerRates: v.optional(still(nonNegativeNumbers, () => false)),
  batch: v.optional(
    still(batchRule, (batch) => batch === 'full'),
    'full',
  ),
  noise: v.optional(still(hyperparameters.noise, isZero), 0),
  stop: v.optional(still(stop, () => false)),
  linearized: v.optional(
    still(v.boolean(), (linearized) => !linearized),
    false,
  ),
  subspace: v.optional(still(subspace, () => false)),
})
