import * as v from 'valibot'
import { partNames, type DataSpec } from './data.ts'
import type { ExperimentIssue } from './values/error.ts'
import { isBatchNormal, type ModelSpec } from './model.ts'
import { nonNegative, whole } from './values/numbers.ts'
import { listed } from './values/sentences.ts'

/**
 * Losses by id. For one entry f with target y: squared (f - y)², logistic ln(1 + e^(-yf)), hinge max(0, 1 - yf). For one sample:
 * cross-entropy -Σ_k y_k ln softmax(f)_k, and zero-one, 1 for a wrong class.
 */
export const lossIds = ['squared', 'logistic', 'hinge', 'cross-entropy', 'zero-one'] as const
/** Schema of a loss id. */
export const loss = v.picklist(lossIds)
/** Id of a loss. */
export type LossId = v.InferOutput<typeof loss>

/** Reductions of Σ m l, with weights m of 1 by default: divided by Σ m, undivided, or divided by the number of samples. */
export const reductions = ['mean', 'sum', 'mean-over-samples'] as const

/** Norms of the ball that bounds an attack. */
export const attackNorms = ['l2', 'linf'] as const

/** An attack, which moves each sample's inputs by at most epsilon, in their own units, to where its loss is greatest. */
export const attack = v.strictObject({
  epsilon: nonNegative,
  norm: v.optional(v.picklist(attackNorms), 'l2'),
  /** Steps of projected gradient ascent, used if the worst inputs have no closed form; one step is FGSM. */
  steps: v.optional(whole(1, 100), 1),
})
/** An attack with its defaults filled in. */
export type AttackSpec = v.InferOutput<typeof attack>

/**
 * A loss on a part of the data: factor · reduction of the loss, plus (weightDecay/2)|w|², including biases. For a function of two weights
 * it is the function's value, and these fields are ignored.
 */
export const metric = v.strictObject({
  loss,
  factor: v.optional(nonNegative, 1),
  reduction: v.optional(v.picklist(reductions), 'mean'),
  part: v.optional(v.string(), 'train'),
  weightDecay: v.optional(nonNegative, 0),
  attack: v.optional(attack),
})
/** A metric with its defaults filled in. */
export type MetricSpec = v.InferOutput<typeof metric>
/** A metric as a person writes it. */
export type MetricInput = v.InferInput<typeof metric>

/** Sentences that reject an attack, by the reason. */
export const attackRefusals = {
  trained: 'algorithms minimise the loss on the original samples. Move the attack to terrain.metric',
  watched:
    'an attacked metric cannot be watched during a run. Show it as a terrain, or measure it at given weights',
  linearized: 'a linearised run cannot be attacked. Measure another run, or remove the attack',
  slope: 'the slope of an attacked metric is not computed. Remove the attack',
  features:
    'an attack moves the inputs themselves, so it does not work with features. Remove the attack or the features',
  together:
    'an attack moves one sample at a time, but batch normalisation mixes all samples. Choose another normalisation',
} as const

/** The data and the model that a metric is evaluated on. */
export interface Measured {
  readonly data: DataSpec
  readonly model: ModelSpec
}

/** Yields the issues of a part's targets with a loss, which only the data as numbers show. */
export type TargetCheck = (loss: LossId, part: string) => Iterable<ExperimentIssue>

/** Returns advice on how to add a missing part. */
function partAdvice(kind: DataSpec['kind'], part: string): string {
  if (kind === 'table') return part === 'test' ? '. Add testInputs and testTargets' : ''
  return part === 'shifted' ? '. Describe the shift in data.shift' : ''
}

/** Yields the issues of a metric with the data: its part does not exist, or the targets do not fit its loss. */
export function* metricIssues(
  { data, model }: Measured,
  metric: MetricSpec,
  path: string,
  targets: TargetCheck,
): Generator<ExperimentIssue> {
  if (model.kind === 'function') return
  if (metric.attack && data.kind !== 'none' && data.features)
    yield { path: `${path}.attack`, message: attackRefusals.features }
  if (metric.attack && isBatchNormal(model))
    yield { path: `${path}.attack`, message: attackRefusals.together }
  const parts = partNames(data)
  if (!parts.includes(metric.part)) {
    const advice = partAdvice(data.kind, metric.part)
    yield {
      path: `${path}.part`,
      message: `the data has no part "${metric.part}", only ${listed(parts)}${advice}`,
    }
    return
  }
  yield* targets(metric.loss, metric.part)
}

/** Yields the issues of the metric that the algorithms minimise. */
export function* trainedMetricIssues(
  experiment: Measured & { readonly metric: MetricSpec },
  targets: TargetCheck,
): Generator<ExperimentIssue> {
  const { metric, model } = experiment
  if (model.kind === 'function') return
  if (metric.attack) yield { path: 'metric.attack', message: attackRefusals.trained }
  if (metric.loss === 'zero-one')
    yield {
      path: 'metric.loss',
      message:
        'zero-one has no gradient, so no algorithm can minimise it. Use it in terrain.metric or watch it',
    }
  if (metric.part !== 'train')
    yield {
      path: 'metric.part',
      message:
        'algorithms use only the training set. Write "train" here, and name the other part in terrain.metric',
    }
  else yield* metricIssues(experiment, metric, 'metric', targets)
}

/** Returns true for two metrics with the same values; the zero-one loss has the same mean over entries and over samples. */
export function sameMetric(one: MetricSpec, other: MetricSpec): boolean {
  return (
    one.loss === other.loss &&
    one.factor === other.factor &&
    one.part === other.part &&
    one.weightDecay === other.weightDecay &&
    JSON.stringify(one.attack) === JSON.stringify(other.attack) &&
    (one.reduction === other.reduction || one.loss === 'zero-one')
  )
}
