import type { OutcomeLegendView } from '../elements/stage/outcome-legend-view.ts'
import { algorithmName } from '../experiment/words/names.ts'
import type { Engine } from '../engine/types.ts'
import { baseOf } from '../experiment/spec/start.ts'
import type { Outcome } from '../experiment/results.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import { formatCount, formatNumber } from '../math/picture/format.ts'
import { finiteRange } from '../math/statistics/range.ts'
import { Analysis } from '../store/analysis.ts'
import { ensembleKey } from '../store/cache-keys.ts'
import type { Store } from '../store/store.ts'
import { classRows, endClasses, endClassOf } from '../view/outcome-classes.ts'

/** Number of draws of start 0; 1 where it is not drawn at all. */
export function drawsOf({ starts, model }: Experiment): number {
  const base = starts[0] && baseOf(starts[0], model)
  return base?.kind === 'random' ? base.count : 1
}

/** The ends of the draws of start 0. */
export interface Draws {
  /** The final losses that are finite, largest first. */
  readonly losses: Float32Array
  /** The ends by cluster, with the losses of each. */
  readonly legend: OutcomeLegendView
}

export interface DrawsInput {
  readonly engine: Engine
  readonly experiment: Experiment
}

/**
 * The ends of the draws of start 0, trained by algorithm 0 from outside of every plane, while the store rests. Those of an
 * experiment before stay, pale, until they were trained anew. `wanted`: they are looked at.
 */
export const drawsStudy = (store: Store, wanted: () => boolean) =>
  new Analysis<DrawsInput, Draws>({
    input() {
      const { engine, experiment } = store
      return engine && drawsOf(experiment) > 1 ? { engine, experiment } : undefined
    },
    key: ({ experiment }) => [ensembleKey(experiment)],
    wanted,
    ready: () => store.idle,
    fit: () => 'stale',
    async task({ engine, experiment }, { signal, progress }) {
      const onProgress = ({ done }: { readonly done: number }) => progress(done)
      const outcome = await engine.ensemble(experiment, { signal, onProgress })
      const losses = outcome.loss.filter(Number.isFinite).sort().reverse()
      return { losses, legend: legendOf(experiment, outcome) }
    },
  })

export type DrawsStudy = ReturnType<typeof drawsStudy>

function legendOf(experiment: Experiment, outcome: Outcome): OutcomeLegendView {
  const [algorithm] = experiment.algorithms
  const of = Array.from(outcome.status.keys(), (k) => endClassOf(outcome, k))
  const lossesOf = (i: number) => outcome.loss.filter((_, k) => of[k] === i)
  return {
    heading: 'Where the draws end',
    note: algorithm ? `${algorithmName(algorithm)}, η ${formatNumber(algorithm.learningRate, 3)}` : '',
    starts: `${formatCount(algorithm?.steps ?? 0)} steps · ${formatCount(of.length)} draws of w₀`,
    rows: classRows(
      endClasses,
      of,
      endClasses.map((_, i) => lossWords(lossesOf(i))),
    ),
  }
}

/** The losses of runs that end alike, which are one number but for rounding where they are clustered by it; undefined of none. */
function lossWords(losses: Float32Array): string | undefined {
  const { min, max } = finiteRange(losses)
  if (losses.length === 0) return undefined
  if (!Number.isFinite(min)) return ''
  const [low, high] = [formatNumber(min, 2), formatNumber(max, 2)]
  return low === high ? `loss ${low}` : `loss ${low} to ${high}`
}
