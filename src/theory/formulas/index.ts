import type { Formula } from '../formula.ts'
import { constantFloor } from './constant-floor.ts'
import { featurePair } from './feature-pair.ts'
import { kernelDecayCurve } from './kernel-decay.ts'
import { lazyFlowEnd } from './lazy-end.ts'
import { linearFloor } from './linear-floor.ts'
import { maxMarginLine } from './max-margin.ts'
import { lowestPlace, minima } from './minima.ts'
import { nuclearNorm } from './nuclear-norm.ts'
import { quadraticFormulas } from './quadratic-formulas.ts'
import { lissajous, walkShares } from './random-walk.ts'
import { scaledCurvatures } from './scaled-curvature.ts'
import { stableRate } from './stable-rate.ts'
import { twoWeightFormulas } from './two-weight-formulas.ts'

/** Every closed form that a prediction can name. */
export const formulas: readonly Formula[] = [
  ...twoWeightFormulas,
  minima,
  lowestPlace,
  constantFloor,
  linearFloor,
  nuclearNorm,
  kernelDecayCurve,
  stableRate,
  ...quadraticFormulas,
  lazyFlowEnd,
  ...scaledCurvatures,
  walkShares,
  lissajous,
  maxMarginLine,
  featurePair,
]

const byId = new Map(formulas.map((formula) => [formula.id, formula]))

export const formulaOf = (id: string): Formula | undefined => byId.get(id)
