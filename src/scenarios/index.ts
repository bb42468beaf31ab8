import { annaKareninaScenario } from './lectures/anna-karenina.ts'
import { characterWitnessesScenario } from './lectures/character-witnesses.ts'
import { chooseTheMinimumScenario } from './lectures/choose-the-minimum.ts'
import { countingScenario } from './lectures/counting.ts'
import { endToEndScenario } from './lectures/end-to-end.ts'
import { goodhartScenario } from './lectures/goodhart.ts'
import { linearProgrammingScenario } from './lectures/linear-programming.ts'
import { lowRankScenario } from './lectures/low-rank.ts'
import { landscapesLieScenario } from './lectures/landscapes-lie.ts'
import { metricGapScenario } from './lectures/metric-gap.ts'
import { overtureScenario } from './lectures/overture.ts'
import { planesAndLinesScenario } from './lectures/planes-and-lines.ts'
import { quicksortScenario } from './lectures/quicksort.ts'
import { randomLabelsScenario } from './lectures/random-labels.ts'
import { relabellingScenario } from './lectures/relabelling.ts'
import { saddlesInARowScenario } from './lectures/saddles-in-a-row.ts'
import type { Scenario } from './scenario.ts'
import { thresholdsScenario } from './lectures/thresholds.ts'
import { threeGapsScenario } from './lectures/three-gaps.ts'
import { ultraWideScenario } from './lectures/ultra-wide.ts'
import { twoWeightsScenario } from './lectures/two-weights.ts'
import { whatLinearCostsScenario } from './lectures/what-linear-costs.ts'
import { whatToHopeForScenario } from './lectures/what-to-hope-for.ts'

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
  whatToHopeForScenario,
]
