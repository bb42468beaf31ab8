import { alongAndAcrossScenario } from './lectures/landscapes/along-and-across.ts'
import { annaKareninaScenario } from './lectures/gaps/anna-karenina.ts'
import { characterWitnessesScenario } from './lectures/results/character-witnesses.ts'
import { chooseTheMinimumScenario } from './lectures/gaps/choose-the-minimum.ts'
import { countingScenario } from './lectures/gaps/counting.ts'
import { endToEndScenario } from './lectures/results/end-to-end.ts'
import { goodhartScenario } from './lectures/gaps/goodhart.ts'
import { linearProgrammingScenario } from './lectures/results/linear-programming.ts'
import { lowRankScenario } from './lectures/toys/low-rank.ts'
import { mountainsScenario } from './lectures/landscapes/mountains.ts'
import { landscapesLieScenario } from './lectures/toys/landscapes-lie.ts'
import { metricGapScenario } from './lectures/gaps/metric-gap.ts'
import { overtureScenario } from './lectures/gaps/overture.ts'
import { planesAndLinesScenario } from './lectures/toys/planes-and-lines.ts'
import { rulersScenario } from './lectures/landscapes/rulers.ts'
import { quicksortScenario } from './lectures/results/quicksort.ts'
import { directionsScenario } from './lectures/landscapes/directions.ts'
import { flatGroundScenario } from './lectures/landscapes/flat-ground.ts'
import { randomLabelsScenario } from './lectures/toys/random-labels.ts'
import { relabellingScenario } from './lectures/gaps/relabelling.ts'
import { saddlesInARowScenario } from './lectures/results/saddles-in-a-row.ts'
import { realDigitsScenario } from './lectures/landscapes/real-digits.ts'
import type { Scenario } from './scenario.ts'
import { straightLineScenario } from './lectures/landscapes/straight-line.ts'
import { thresholdsScenario } from './lectures/gaps/thresholds.ts'
import { threeGapsScenario } from './lectures/gaps/three-gaps.ts'
import { ultraWideScenario } from './lectures/toys/ultra-wide.ts'
import { twoWeightsScenario } from './lectures/gaps/two-weights.ts'
import { whatLinearCostsScenario } from './lectures/toys/what-linear-costs.ts'
import { whatToHopeForScenario } from './lectures/gaps/what-to-hope-for.ts'

/**
 * Every lecture, in the order in which they are given. The first step's patch is a whole experiment; each further one is a JSON
 * merge patch on the one before.
 *
 * @example
 * ```js
 * import { oracle, scenarios } from './lib/badlands.js'
 *
 * const lecture = scenarios.find(({ id }) => id === 'two-weights')
 * const runs = oracle.train(lecture.steps[0].experiment)
 * console.log(runs.map((run) => run.status).join(' ')) // finished finished finished
 * ```
 */
export const scenarios: readonly Scenario[] = [
  twoWeightsScenario,
  overtureScenario,
  threeGapsScenario,
  countingScenario,
  metricGapScenario,
  chooseTheMinimumScenario,
  goodhartScenario,
  thresholdsScenario,
  annaKareninaScenario,
  relabellingScenario,
  endToEndScenario,
  quicksortScenario,
  linearProgrammingScenario,
  saddlesInARowScenario,
  characterWitnessesScenario,
  whatLinearCostsScenario,
  lowRankScenario,
  ultraWideScenario,
  randomLabelsScenario,
  landscapesLieScenario,
  planesAndLinesScenario,
  mountainsScenario,
  directionsScenario,
  flatGroundScenario,
  rulersScenario,
  realDigitsScenario,
  alongAndAcrossScenario,
  straightLineScenario,
  whatToHopeForScenario,
]
