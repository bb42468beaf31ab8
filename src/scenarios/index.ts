import { chooseTheMinimumScenario } from './lectures/choose-the-minimum.ts'
import { endToEndScenario } from './lectures/end-to-end.ts'
import { lowRankScenario } from './lectures/low-rank.ts'
import { landscapesLieScenario } from './lectures/landscapes-lie.ts'
import { randomLabelsScenario } from './lectures/random-labels.ts'
import type { Scenario } from './scenario.ts'
import { threeGapsScenario } from './lectures/three-gaps.ts'
import { ultraWideScenario } from './lectures/ultra-wide.ts'
import { twoWeightsScenario } from './lectures/two-weights.ts'

/** Every scenario, in the order of the lecture. */
export const scenarios: readonly Scenario[] = [
  twoWeightsScenario,
  threeGapsScenario,
  chooseTheMinimumScenario,
  endToEndScenario,
  lowRankScenario,
  ultraWideScenario,
  randomLabelsScenario,
  landscapesLieScenario,
]
