import * as v from 'valibot'
import { mostFeatures } from './values/bounds.ts'
import type { ExperimentIssue } from './values/error.ts'
import { atMost } from './values/lists.ts'
import { inputCount, type NetworkSpec } from './model.ts'
import { count } from './values/sentences.ts'

/** Functions of one or two columns. */
export const features = [
  'x1',
  'x2',
  'x1^2',
  'x2^2',
  'x1*x2',
  '|x1|',
  'x1^3',
  'x1^4',
  'sin x1',
  'sin x2',
  '1',
] as const
/** The features that replace the columns as a model's inputs, in order. */
export const featureList = v.optional(
  v.pipe(
    atMost(mostFeatures, v.array(v.picklist(features))),
    v.minLength(1, 'must name at least one feature'),
  ),
)
/** Name of a feature. */
export type Feature = (typeof features)[number]

/** Returns true for a feature of the second coordinate. */
export const usesSecondCoordinate = (feature: Feature): boolean => feature.includes('x2')

/** Yields the issues of the inputs after features, from `columns` columns, with the number of inputs of the model. */
export function* inputIssues(
  features: readonly Feature[] | undefined,
  columns: number,
  model: NetworkSpec,
): Generator<ExperimentIssue> {
  for (const [i, feature] of (features ?? []).entries())
    if (columns < 2 && usesSecondCoordinate(feature))
      yield {
        path: `data.features[${i}]`,
        message: `"${feature}" needs a second input, but the data has only one`,
      }
  const inputs = features?.length ?? columns
  if (inputCount(model) === inputs) return
  const has = `the data has ${count(inputs, features ? 'feature' : 'input')}`
  if (model.kind === 'mlp') yield { path: 'model.widths[0]', message: `must be ${inputs}, because ${has}` }
  else if (model.kind === 'tied')
    yield { path: 'model.features', message: `must be ${inputs}, because ${has}` }
  else
    yield {
      path: 'model.side',
      message: `an image of ${model.side} x ${model.side} has ${inputCount(model)} pixels, but ${has}`,
    }
}
