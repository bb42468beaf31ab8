import { chooseTheMinimumScenario } from './choose-the-minimum.ts'
import { endToEndScenario } from './end-to-end.ts'
import { lowRankScenario } from './low-rank.ts'
import { landscapesLieScenario } from './landscapes-lie.ts'
import { randomLabelsScenario } from './random-labels.ts'
import type { Scenario } from './scenario.ts'
import { threeGapsScenario } from './three-gaps.ts'
import { ultraWideScenario } from './ultra-wide.ts'
import { twoWeightsScenario } from './two-weights.ts'

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
