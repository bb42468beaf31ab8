import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import {
  bestCorners,
  formOf,
  keptFeatures,
  pairOf,
  polygonLoss,
  probabilityOf,
  tiedModel,
} from '../../polygons.ts'
import { weightsAt } from '../measured.ts'
import { numberOf, runOf, type Quantity } from '../quantity.ts'

/** The number of features whose columns of W are longer than ½: {start, algorithm, step}. */
export const featuresKept: Quantity = (source, given) =>
  keptFeatures(tiedModel(source.experiment), weightsAt(runOf(source, given), given))

/**
 * The number of corners of the regular polygon that these columns form, with gaps equal within 12 degrees; 0 if they form none: {start,
 * algorithm, step}.
 */
export const polygonCorners: Quantity = (source, given) =>
  formOf(tiedModel(source.experiment), weightsAt(runOf(source, given), given)).corners

/** The loss over p, as p → 0, of the best polygon of `corners` corners, if the other features are dropped: {corners}. By default of all features,
 * or with `of` 'best' of as many as are best. */
export const polygonLossOf: Quantity = ({ experiment }, given) => {
  const { features } = tiedModel(experiment)
  const corners = numberOf(given, 'corners', given['of'] === 'best' ? bestCorners(features) : features)
  if (corners >= 3 && corners <= features) return polygonLoss(features, corners)
  throw ExperimentError.at(
    'quantity',
    `a polygon of ${features} features has 3 to ${features} corners, not ${corners}`,
  )
}

/** The share of an algorithm's runs that end in the regular polygon of `corners` corners: {corners, algorithm}. */
export const formShare: Quantity = ({ experiment, runs }, given) => {
  const model = tiedModel(experiment)
  const [corners, algorithm] = [numberOf(given, 'corners', 5), numberOf(given, 'algorithm', 0)]
  const own = runs.filter((run) => run.algorithm === algorithm)
  return own.filter(({ finalWeights }) => formOf(model, finalWeights).corners === corners).length / own.length
}

/** The number of corners of the best polygon, as p → 0. */
export const bestPolygonCorners: Quantity = ({ experiment }) => bestCorners(tiedModel(experiment).features)

/** The loss of two features in one dimension: of the opposite pair (1, -1), or of one direction for both: {form}. */
export const pairLoss: Quantity = ({ experiment }, { form }) => {
  const p = probabilityOf(experiment)
  if (p === undefined) throw ExperimentError.at('data', 'the losses of a pair are known for sparse features')
  const pair = pairOf(p)
  return form === 'blend' ? pair.blend : pair.opposite
}

/** The final loss over p, of which a dropped feature makes a third as p → 0: {start, algorithm}. */
export const lossOverP: Quantity = (source, given) => {
  const p = probabilityOf(source.experiment)
  if (p === undefined) throw ExperimentError.at('data', 'only sparse features have a probability')
  return (runOf(source, given).loss.at(-1) ?? NaN) / p
}
