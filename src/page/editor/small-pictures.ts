import { computed, effect, signal } from '@preact/signals-core'
import type { SmallPicture } from '../../elements/editor/steps/bl-small-picture.ts'
import { surfaceSeconds, trainingSeconds } from '../../engine/workload.ts'
import type { Sketch } from '../../engine/workers/message.ts'
import { acquireWorkers, releaseWorkers, type WorkerPool } from '../../engine/workers/worker-pool.ts'
import { stepId } from '../../exchange/lecture/merged.ts'
import { hasSurface, type Experiment, type TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { fitHeightScale, heightFraction } from '../../math/height-scale.ts'
import type { Theme } from '../../math/picture/palette.ts'
import type { Lecture } from '../../scenarios/place.ts'
import { runLooks } from '../../math/picture/looks/run-looks.ts'
import { openingOf } from './openings.ts'

/** Number of points along a and b. */
const resolution = [40, 24] as const

/** The most seconds that a surface, or its runs, may take for a small picture to be made. */
const mostSeconds = 0.3

/** Milliseconds that the stage must be idle before a picture is started. */
const rest = 400

/** Whether the stage is idle, so that a picture can be made. */
export interface Resting {
  readonly idle: boolean
  readonly live: boolean
}

const share = ([from, to]: readonly [number, number], value: number): number => (value - from) / (to - from)

/** A sketch as a small picture, with heights as the experiment shows them. */
export function pictureOf(
  { extent, values, resolution: [columns, rows], ways }: Sketch,
  experiment: TrainingExperiment,
  theme: Theme,
): SmallPicture {
  const scale = fitHeightScale(values, experiment.view.height)
  const looks = runLooks(experiment.algorithms, theme)
  return {
    columns,
    rows,
    heights: values.map((value) => heightFraction(scale, value)),
    ways: ways.map(({ algorithm, a, b }) => ({
      color: looks[algorithm]?.color ?? '#000000',
      points: Array.from(a, (x, i) => [share(extent.a, x), share(extent.b, b[i] ?? NaN)] as const).filter(
        ([x, y]) => Number.isFinite(x) && Number.isFinite(y),
      ),
    })),
  }
}

/** Whether a small picture of an experiment is almost instant. */
export const isLight = (experiment: Experiment): experiment is TrainingExperiment =>
  hasSurface(experiment) &&
  experiment.plane.kind !== 'line' &&
  experiment.plane.kind !== 'hyperparameters' &&
  surfaceSeconds(experiment, resolution[0], undefined) <= mostSeconds &&
  trainingSeconds(experiment, undefined) <= mostSeconds

/** The picture of an experiment, drawn in a worker; undefined if it cannot be drawn, or would take too long. */
export async function smallPicture(
  pool: WorkerPool,
  experiment: Experiment,
  theme: Theme,
  signal: AbortSignal,
): Promise<SmallPicture | undefined> {
  if (!isLight(experiment)) return undefined
  const options = { signal, onProgress: () => undefined }
  try {
    const sketch = await pool.do(experiment, { kind: 'sketch', resolution }, 'study', options)
    return pictureOf(sketch, experiment, theme)
  } catch {
    return undefined
  }
}

/** Everything that a small picture depends on, as text. */
const digestOf = (experiment: Experiment): string =>
  JSON.stringify({
    ...experiment,
    title: undefined,
    view: 'height' in experiment.view && experiment.view.height,
  })

/**
 * Small pictures of the opening experiments of a lecture’s steps. A worker makes one after another while the stage is idle, and results are
 * reused as long as nothing they depend on changes. Owns the worker: call `dispose`.
 */
export class SmallPictures {
  readonly #lecture: () => Lecture
  readonly #theme: () => Theme
  readonly #made = signal<ReadonlyMap<string, SmallPicture | undefined>>(new Map())
  readonly #pool = acquireWorkers()
  readonly #gone = new AbortController()
  readonly #stop: () => void
  #timer: ReturnType<typeof setTimeout> | undefined
  #busy = false

  /** All callbacks are tracked. */
  constructor(lecture: () => Lecture, stage: () => Resting, theme: () => Theme) {
    this.#lecture = lecture
    this.#theme = theme
    this.#stop = effect(() => {
      const { idle, live } = stage()
      const next = this.#next.value
      clearTimeout(this.#timer)
      if (next && idle && !live && typeof Worker !== 'undefined')
        this.#timer = setTimeout(() => void this.#make(next), rest)
    })
  }

  /** The picture of a step, if there is one. Tracked. */
  of(id: string): SmallPicture | undefined {
    const digest = this.#steps.value.find((step) => step.id === id)?.digest
    return digest === undefined ? undefined : this.#made.value.get(digest)
  }

  dispose(): void {
    this.#stop()
    clearTimeout(this.#timer)
    this.#gone.abort()
    releaseWorkers()
  }

  /** The steps and their opening experiments. */
  readonly #steps = computed(() => {
    const lecture = this.#lecture()
    return lecture.steps.map((step, at) => {
      const experiment = openingOf(lecture, at)
      return { id: stepId(step), experiment, digest: `${this.#theme()} ${digestOf(experiment)}` }
    })
  })

  readonly #next = computed(() => {
    const made = this.#made.value
    return this.#steps.value.find(({ digest }) => !made.has(digest))
  })

  async #make({
    experiment,
    digest,
  }: {
    readonly experiment: Experiment
    readonly digest: string
  }): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    // A picture that failed is not tried again.
    const picture = await smallPicture(this.#pool, experiment, this.#theme(), this.#gone.signal)
    this.#busy = false
    if (!this.#gone.signal.aborted) this.#made.value = new Map([...this.#made.peek(), [digest, picture]])
  }
}
