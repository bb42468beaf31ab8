import { signal } from '@preact/signals-core'
import '../../elements/editor/steps/bl-small-picture.ts'
import type { SmallPicture } from '../../elements/editor/steps/bl-small-picture.ts'
import { inTurns } from '../../engine/backend/page-turns.ts'
import { acquireWorkers, releaseWorkers } from '../../engine/workers/worker-pool.ts'
import { mergedExperiment } from '../../exchange/lecture/merged.ts'
import { parsingLecture } from '../../exchange/lecture/parse-lecture.ts'
import { parseExperiment } from '../../experiment/format/parse.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import type { Theme } from '../../math/picture/palette.ts'
import type { SavedLecture } from '../../study/lecture/saved-lectures.ts'
import { isLight, smallPicture } from '../editor/small-pictures.ts'

/** The most lectures to draw pictures of, starting with the last opened. */
const mostPictures = 24

/** What determines a picture: the text of a lecture. */
type Kept = Pick<SavedLecture, 'id' | 'text'>

/** The opening experiment of the first step in a text whose surface is almost instant; undefined if there is none. */
export async function firstSurface(text: string): Promise<Experiment | undefined> {
  const { scenario } = await inTurns(parsingLecture(text))
  const { steps = [] } = scenario ?? {}
  return steps.map((_, step) => parseExperiment(mergedExperiment(steps, step))).find(isLight)
}

/** Draws pictures in a worker while `draw` runs. */
async function inWorker(
  draw: (picture: (experiment: Experiment) => Promise<SmallPicture | undefined>) => Promise<void>,
  theme: Theme,
): Promise<void> {
  const { signal } = new AbortController()
  const pool = acquireWorkers()
  try {
    await draw((experiment) => smallPicture(pool, experiment, theme, signal))
  } finally {
    releaseWorkers()
  }
}

/** Pictures of the lectures saved in this browser: the first surface of each, drawn when the menu opens. */
export class KeptPictures {
  readonly #made = signal<
    ReadonlyMap<string, { readonly text: string; readonly picture: SmallPicture | undefined }>
  >(new Map())
  readonly #inWorker: typeof inWorker
  #drawing = false

  constructor(within = inWorker) {
    this.#inWorker = within
  }

  /** The picture of a lecture, if its current text has one. Tracked. */
  of({ id, text }: Kept): SmallPicture | undefined {
    const made = this.#made.value.get(id)
    return made?.text === text ? made.picture : undefined
  }

  /** Draws the missing pictures one after another. */
  async draw(kept: readonly Kept[], theme: Theme): Promise<void> {
    if (this.#drawing) return
    this.#drawing = true
    try {
      await this.#inWorker(async (picture) => {
        for (const { id, text } of kept.slice(0, mostPictures)) {
          if (this.#made.peek().get(id)?.text === text) continue
          const experiment = await firstSurface(text).catch(() => undefined)
          const drawn = experiment && (await picture(experiment))
          this.#made.value = new Map([...this.#made.peek(), [id, { text, picture: drawn }]])
        }
      }, theme)
    } finally {
      this.#drawing = false
    }
  }
}
