import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { mostAccuracy, mostAccurateStep, partAccuracy } from './runs/accuracy.ts'
import { ensembleLoss, ensembleShare } from './runs/ensemble.ts'
import {
  cycles,
  diverged,
  endingMinimum,
  endPlace,
  endsBelow,
  firstWeight,
  finalLoss,
  finalWeight,
  largestLoss,
  lossDrop,
  stableLearningRate,
} from './runs/ending.ts'
import { kernelError, lazyMovement, twinGap } from './theory/lazy.ts'
import { alongGradient } from './runs/along-gradient.ts'
import {
  bendMost,
  bump,
  bumpShare,
  circleMost,
  curveErrors,
  curveMost,
  lineClimb,
  lineDistance,
  lineMost,
} from './runs/lines.ts'
import {
  escapeRatio,
  leastDeterminant,
  nuclearNumber,
  signLostStep,
  unobserved,
  untrustedStep,
} from './theory/matrix.ts'
import {
  functionBits,
  outnumberedBits,
  separable,
  separableFractionOf,
  separableShare,
} from './theory/counting.ts'
import { folded, hiddenUnits, largestError, leastPiecesError, neededUnits, pieces } from './theory/depth.ts'
import { lowestHeight, lowestPlaceOf } from './theory/lowest.ts'
import { lossTimesTime, marginAngle, marginShare, normPerLog } from './theory/margin.ts'
import { measuredQuantities, partErrors, partLoss, partRatio } from './measured.ts'
import {
  accuracyOverStarts,
  barrierBetween,
  disagreement,
  featureSimilarity,
  reorderingChange,
  weightCosine,
} from './runs/pairs.ts'
import { cosineCorrelation, principalShare, uncenteredShare } from './theory/principal.ts'
import { problemNumber, problemNumbers } from '../../reference/problem-number.ts'
import { lawQuantities } from './problem/law.ts'
import { linearProgramQuantities } from './problem/linear-program.ts'
import { saddlesQuantities } from './problem/saddles.ts'
import type { ProblemQuantity, Quantity, QuantityArguments } from './quantity.ts'
import { quadraticQuantities } from './theory/quadratic.ts'
import { occamBound, occamPenalty, quantisedErrors } from './theory/quantised.ts'
import {
  decayDeviation,
  decayEigenvalue,
  decaySteps,
  kernelComplexity,
  memorizedNumber,
  stepsToStop,
} from './theory/random-labels.ts'
import {
  bestPolygonCorners,
  featuresKept,
  formShare,
  lossOverP,
  pairLoss,
  polygonCorners,
  polygonLossOf,
} from './theory/polygons.ts'
import { bestOfBatch, cloudErrors, expectedBest, judged, leastStep } from './theory/reward.ts'
import { rulerDifference, scaledCurvatureRatio, scaledLossChange } from './theory/scaled.ts'
import { edgeDimension, inputRelevance, leastNormRisk } from './theory/thresholds.ts'
import { rise } from './runs/rise.ts'
import { basinDifference, outcomeShare, basinAgreement } from './runs/shares.ts'
import { surfaceQuantities } from './surface/quantities.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import type { QuantitySource } from './source.ts'
import {
  flattestSharpness,
  flattestWeight,
  flowEndDistance,
  flowEndSharpness,
  flowEndWeight,
  flowSuccess,
  minimumSharpness,
  saddleShare,
  saddleSteps,
} from './theory/two-weights.ts'

const ofProblem: ReadonlyMap<string, ProblemQuantity> = new Map([
  ...problemNumbers.map((name): [string, ProblemQuantity] => [
    name,
    ({ experiment }) => problemNumber(experiment.problem, name, experiment.seed),
  ]),
  ...lawQuantities,
  ...linearProgramQuantities,
  ...saddlesQuantities,
])

const ofTraining: ReadonlyMap<string, Quantity> = new Map([
  ...measuredQuantities,
  ...quadraticQuantities,
  ...Object.entries(surfaceQuantities),
  ['part-loss', partLoss],
  ['part-errors', partErrors],
  ['part-ratio', partRatio],
  ['part-accuracy', partAccuracy],
  ['most-accuracy', mostAccuracy],
  ['most-accurate-step', mostAccurateStep],
  ['final-loss', finalLoss],
  ['ends-below', endsBelow],
  ['largest-loss', largestLoss],
  ['loss-drop', lossDrop],
  ['first-weight', firstWeight],
  ['final-weight', finalWeight],
  ['end-place', endPlace],
  ['diverged', diverged],
  ['judged', judged],
  ['least-step', leastStep],
  ['best-of-batch', bestOfBatch],
  ['expected-best', expectedBest],
  ['cloud-errors', cloudErrors],
  ['lowest-place', lowestPlaceOf],
  ['lowest-height', lowestHeight],
  ['flow-end-weight', flowEndWeight],
  ['flow-end-sharpness', flowEndSharpness],
  ['flow-end-distance', flowEndDistance],
  ['minimum-sharpness', minimumSharpness],
  ['flattest-sharpness', flattestSharpness],
  ['flattest-weight', flattestWeight],
  ['flow-success', flowSuccess],
  ['basin-agreement', basinAgreement],
  ['basin-difference', basinDifference],
  ['outcome-share', outcomeShare],
  ['ensemble-share', ensembleShare],
  ['ensemble-loss', ensembleLoss],
  ['ending-minimum', endingMinimum],
  ['cycles', cycles],
  ['stable-learning-rate', stableLearningRate],
  ['ruler-difference', rulerDifference],
  ['scaled-loss-change', scaledLossChange],
  ['scaled-curvature-ratio', scaledCurvatureRatio],
  ['principal-share', principalShare],
  ['uncentred-share', uncenteredShare],
  ['cosine-correlation', cosineCorrelation],
  ['rise', rise],
  ['along-gradient', alongGradient],
  ['twin-gap', twinGap],
  ['lazy-movement', lazyMovement],
  ['kernel-error', kernelError],
  ['line-climb', lineClimb],
  ['bump', bump],
  ['bump-share', bumpShare],
  ['line-most', lineMost],
  ['line-distance', lineDistance],
  ['curve-most', curveMost],
  ['bend-most', bendMost],
  ['curve-errors', curveErrors],
  ['circle-most', circleMost],
  ['weight-cosine', weightCosine],
  ['cka', featureSimilarity],
  ['disagreement', disagreement],
  ['accuracy-over-starts', accuracyOverStarts],
  ['barrier', barrierBetween],
  ['reordering-change', reorderingChange],
  ['unobserved-error', unobserved],
  ['least-nuclear-norm', nuclearNumber],
  ['least-determinant', leastDeterminant],
  ['escape-ratio', escapeRatio],
  ['untrusted-step', untrustedStep],
  ['sign-lost-step', signLostStep],
  ['steps-to-stop', stepsToStop],
  ['decay-steps', decaySteps],
  ['decay-eigenvalue', decayEigenvalue],
  ['decay-deviation', decayDeviation],
  ['kernel-complexity', kernelComplexity],
  ['memorized', memorizedNumber],
  ['saddle-steps', saddleSteps],
  ['saddle-share', saddleShare],
  ['margin-angle', marginAngle],
  ['margin-share', marginShare],
  ['norm-per-log', normPerLog],
  ['loss-times-time', lossTimesTime],
  ['quantised-errors', quantisedErrors],
  ['occam-penalty', occamPenalty],
  ['occam-bound', occamBound],
  ['separable', separable],
  ['separable-share', separableShare],
  ['separable-fraction', separableFractionOf],
  ['function-bits', functionBits],
  ['outnumbered-bits', outnumberedBits],
  ['pieces', pieces],
  ['hidden-units', hiddenUnits],
  ['needed-units', neededUnits],
  ['largest-error', largestError],
  ['least-pieces-error', leastPiecesError],
  ['folded', folded],
  ['least-norm-risk', leastNormRisk],
  ['edge-dimension', edgeDimension],
  ['input-relevance', inputRelevance],
  ['features-kept', featuresKept],
  ['polygon-corners', polygonCorners],
  ['form-share', formShare],
  ['polygon-loss', polygonLossOf],
  ['best-corners', bestPolygonCorners],
  ['pair-loss', pairLoss],
  ['loss-over-p', lossOverP],
])

export const quantityNames: readonly string[] = [...ofProblem.keys(), ...ofTraining.keys()]

/**
 * Returns the number that a scenario's expectation names: one read from runs or a formula, at once if nothing
 * has to be measured, or a measure (experiment/measurement) at a run's end.
 * @throws ExperimentError, or rejects with one, for an unknown name or if it does not apply
 */
export function quantityNow(
  { experiment, ...source }: QuantitySource<Experiment>,
  name: string,
  given: QuantityArguments = {},
): number | Promise<number> {
  const [problem, training] = [ofProblem.get(name), ofTraining.get(name)]
  if (!problem && !training) throw ExperimentError.at('quantity', `there is no quantity called '${name}'`)
  if (experiment.kind === 'problem') {
    if (problem) return problem({ ...source, experiment }, given)
    throw ExperimentError.at('quantity', `'${name}' is a number of what is trained, and nothing is`)
  }
  if (training) return training({ ...source, experiment }, given)
  throw ExperimentError.at('problem', 'this is a number of a problem, and there is none')
}

/** Resolves to the number; see `quantityNow`. */
export const quantityOf = async (...[source, name, given]: Parameters<typeof quantityNow>): Promise<number> =>
  quantityNow(source, name, given)
