import type { OutcomeLegendView } from '../elements/stage/outcome-legend-view.ts'
import { algorithmName } from '../experiment/words/names.ts'
import type { Engine } from '../engine/types.ts'
import { issuesOf } from '../experiment/spec/error.ts'
import { baseOf } from '../experiment/spec/start.ts'
import type { Outcome } from '../experiment/results.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import { formatCount, formatNumber } from '../math/picture/format.ts'
import { finiteRange } from '../math/statistics/range.ts'
import { ensembleKey } from './dependence.ts'
import { Latest } from './latest.ts'
import { NewsPace } from './news-pace.ts'
import { classRows, endClasses, endClassOf } from '../view/outcome-classes.ts'
import type { Presenter } from '../view/presenter.ts'

/** How many times start 0 is drawn; 1 where it is not drawn at all. */
export function drawsOf({ starts, model }: Experiment): number {
  const base = starts[0] && baseOf(starts[0], model)
  return base?.kind === 'random' ? base.count : 1
}

/** The ends that are known, and what they are of. */
interface Found {
  readonly key: string
  readonly losses: Float32Array
  readonly legend: OutcomeLegendView
}

const none = new Float32Array()

/** Where the draws of start 0 end, trained by algorithm 0 from outside of every plane. The newest question counts. */
export class DrawsStudy {
  /** Why there are none. */
  fault = ''
  /** Share of the training that is done. */
  done = 0
  #found: Found | undefined
  #asked = ''
  readonly #onChange: () => void
  readonly #work = new Latest(
    (error) => (this.fault = issuesOf(error)[0]?.message ?? ''),
    () => this.#onChange(),
  )

  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  get busy(): boolean {
    return !this.#work.idle
  }

  /** They are of an experiment before. */
  isStale(experiment: Experiment): boolean {
    return this.#found !== undefined && this.#found.key !== ensembleKey(experiment)
  }

  /** The final losses that are finite, largest first. */
  get losses(): Float32Array {
    return this.#found?.losses ?? none
  }

  /** The ends by cluster, with the losses of each; undefined until they are known. */
  get legend(): OutcomeLegendView | undefined {
    return this.#found?.legend
  }

  /** Trains anew where what the draws depend on has changed, while the workbench rests. */
  update({ workbench }: Presenter): void {
    const { experiment, engine, idle } = workbench
    const key = ensembleKey(experiment)
    if (!engine || !idle || key === this.#asked) return
    this.#asked = key
    this.fault = ''
    this.#work.cancel()
    if (drawsOf(experiment) < 2) this.#found = undefined
    else if (this.#found?.key !== key)
      this.#work.submit((signal) => this.#train(engine, experiment, key, signal))
  }

  /** Ends the training; it begins anew when it is wanted again. */
  stop(): void {
    if (this.busy) this.#asked = ''
    this.#work.cancel()
  }

  async #train(engine: Engine, experiment: Experiment, key: string, signal: AbortSignal): Promise<void> {
    const pace = new NewsPace(this.#onChange)
    this.done = 0
    const outcome = await engine.ensemble(experiment, {
      signal,
      onProgress: ({ done }) => {
        this.done = done
        pace.tell()
      },
    })
    if (signal.aborted) return
    const losses = outcome.loss.filter(Number.isFinite).sort().reverse()
    this.#found = { key, losses, legend: legendOf(experiment, outcome) }
  }
}

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
