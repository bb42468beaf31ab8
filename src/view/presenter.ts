import type { Playback } from '../store/playback.ts'
import type { Selection } from '../store/selection.ts'
import type { RunView } from '../elements/charts/run-view.ts'
import { arrowed } from '../experiment/edit/surfaces.ts'
import type { ExperimentIssue } from '../experiment/spec/error.ts'
import { parseExperiment } from '../experiment/format/parse.ts'
import { drawnTerrain } from '../experiment/outcome/signed-log.ts'
import type { Terrain } from '../experiment/results.ts'
import { holdsWeights } from '../experiment/plane/placement.ts'
import type { CameraSpec } from '../experiment/spec/view.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import { tokens, runColors, type Theme } from '../math/picture/palette.ts'
import type { HeightScale } from '../math/height-scale.ts'
import type { MarkView, StageContent } from '../scene/types.ts'
import { basinMap, type BasinMap, type Basins } from '../analyses/basin-map.ts'
import { ghostSurface, type GhostSurface } from '../analyses/ghost-surface.ts'
import { pointStudy, type PointStudy } from '../analyses/point-study.ts'
import { runSteps, type RunSteps } from '../analyses/run-steps.ts'
import { stageNumbers, type StageNumbers } from '../analyses/stage-numbers.ts'
import { theory } from '../analyses/theory.ts'
import { coloredRuns } from './colored-runs.ts'
import { descentArrows, type DescentArrows } from './descent-arrows.ts'
import { drapeOf, type Drape } from './drape.ts'
import type { Analysis } from '../store/analysis.ts'
import { recordAt } from '../store/playback.ts'
import { Selection } from '../store/selection.ts'
import { noPredictions, type Predictions } from './prediction-drawings.ts'
import { sameItems } from '../store/same-items.ts'
import { stepArrows, type StepArrows } from './step-arrows.ts'
import { runLabel, stageContent } from './stage-content.ts'
import { watchedMetrics, type WatchId } from '../experiment/metric/watched.ts'
import type { Store } from '../store/store.ts'

/** A store, and how its results are looked at. */
export interface Presenter {
  readonly store: Store
  readonly selection: Selection
  readonly playback: Playback
  readonly hidden: ReadonlySet<number>
}
