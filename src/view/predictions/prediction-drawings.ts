import type { LevelView } from '../../charts/plot/level-line.ts'
import type { Series } from '../../charts/plot/loss-series.ts'
import type { MatrixTile } from '../../charts/matrix-tile.ts'
import type { PredictionView } from '../../elements/lecture/question/prediction-view.ts'
import type { ThresholdView } from '../../elements/panels/algorithm/threshold-view.ts'
import type { CurveView, MarkView } from '../../scene/types.ts'

/** Predictions of theory before the run: on the stage, in the charts, on the sliders, and as a card. */
export interface Predictions {
  readonly curves: readonly CurveView[]
  readonly marks: readonly MarkView[]
  readonly levels: readonly LevelView[]
  readonly losses: readonly Series[]
  readonly thresholds: readonly ThresholdView[]
  readonly matrices: readonly MatrixTile[]
  readonly card: readonly PredictionView[]
}

/** No predictions, because there is no picture, or theory has not been loaded yet. */
export const noPredictions: Predictions = {
  curves: [],
  marks: [],
  levels: [],
  losses: [],
  thresholds: [],
  matrices: [],
  card: [],
}
