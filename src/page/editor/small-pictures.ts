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
import { runLooks } from '../../math/picture/run-looks.ts'
import { openingOf } from './openings.ts'

/** Points of the heights along a and b. */
const resolution = [40, 24] as const

/** Seconds of a surface, and of runs, up to which a picture is made of them. */
const mostSeconds = 0.3

/** Milliseconds of rest before a picture is begun. */
const rest = 400

/** What is asked of the stage before a picture is made: it must rest. */
export interface Resting {
  readonly idle: boolean
  readonly live: boolean
}

const share = ([from, to]: readonly [number, number], value: number): number => (value - from) / (to - from)

/** A sketch as it is drawn, its heights as the experiment shows them. */
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

/** True where a picture is made in no time to speak of. */
export const isLight = (experiment: Experiment): experiment is TrainingExperiment =>
  hasSurface(experiment) &&
  experiment.plane.kind !== 'line' &&
  experiment.plane.kind !== 'hyperparameters' &&
  surfaceSeconds(experiment, resolution[0], undefined) <= mostSeconds &&
  trainingSeconds(experiment, undefined) <= mostSeconds

/** The picture of an experiment, drawn in a worker; undefined where it cannot be drawn, or not in no time. */
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

/** All that a small picture depends on, as text. */
const digestOf = (experiment: Experiment): string =>
  JSON.stringify({
    ...experiment,
    title: undefined,
    view: 'height' in experiment.view && experiment.view.height,
  })

/**
 * Small pictures of the steps of a lecture, each of the experiment that it opens with. They are made one after another in a worker while the
 * stage rests, and kept by what they depend on. Owns the worker: `dispose`.
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

  /** All are tracked. */
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

  /** The picture of a step; undefined while there is none. Tracked. */
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

  /** The steps with what they open with. */
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
    // One that cannot be made is not tried again.
    const picture = await smallPicture(this.#pool, experiment, this.#theme(), this.#gone.signal)
    this.#busy = false
    if (!this.#gone.signal.aborted) this.#made.value = new Map([...this.#made.peek(), [digest, picture]])
  }
}
