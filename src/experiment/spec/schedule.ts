import * as v from 'valibot'
import { mostChanges, mostSteps } from './values/bounds.ts'
import { atMost } from './values/lists.ts'
import { nonNegative, whole } from './values/numbers.ts'

const constant = v.strictObject({ kind: v.literal('constant') })

/** Multiplies the rate by `factor` after every `every` updates. */
const step = v.strictObject({
  kind: v.literal('step'),
  every: whole(1, mostSteps),
  factor: v.optional(nonNegative, 0.5),
})

/** Half a cosine from the learning rate down to `to` times the learning rate. */
const cosine = v.strictObject({ kind: v.literal('cosine'), to: v.optional(nonNegative, 0) })

const warmUp = v.strictObject({
  kind: v.literal('warm-up'),
  steps: whole(1, mostSteps),
  then: v.optional(v.variant('kind', [constant, step, cosine]), { kind: 'constant' }),
})

/** Rates set by hand: from step `step` on the learning rate is `learningRate`; until the first change it follows `before`. */
const changes = v.strictObject({
  kind: v.literal('changes'),
  before: v.optional(v.variant('kind', [constant, step, cosine, warmUp])),
  at: v.pipe(
    atMost(mostChanges, v.array(v.strictObject({ step: whole(0, mostSteps), learningRate: nonNegative }))),
    v.minLength(1, 'must have at least one change'),
    v.check(
      (at) => at.every(({ step: now }, i) => i === 0 || now > (at[i - 1]?.step ?? 0)),
      'the steps must increase',
    ),
  ),
})

/** The learning rate over the updates; `learningRateAt` defines each kind. */
export const schedule = v.variant('kind', [constant, step, cosine, warmUp, changes])
/** A schedule of any kind. */
export type Schedule = v.InferOutput<typeof schedule>
/** A schedule that can follow a warm-up. */
export type PlainSchedule = Extract<Schedule, { kind: 'warm-up' }>['then']
/** A schedule without rates set by hand. */
export type OwnSchedule = Exclude<Schedule, { kind: 'changes' }>
