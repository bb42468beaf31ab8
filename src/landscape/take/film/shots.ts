import type { FrameWords } from '../../../charts/frame/frame-words.ts'
import { setLinearity } from '../../../edit/actions.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import type { CameraSpec } from '../../../experiment/spec/view.ts'
import { formatCount, formatFixed } from '../../../math/picture/format.ts'
import type { CameraPose } from '../../../scene/camera/camera.ts'
import type { StageContent } from '../../../scene/types.ts'
import { Store } from '../../../store/store.ts'
import { Study } from '../../../study/study.ts'
import { openEngine } from '../../opening/open-engine.ts'

/** What is on one frame of a film. */
export interface Shot {
  readonly content: StageContent
  /** Where the film is; nothing where it is nowhere. */
  readonly counter: FrameWords['counter']
  /** The camera's place; where it was on the frame before if there is none. */
  readonly camera?: CameraSpec | undefined
}

/** The frames of a film, asked for one after the other. Owns what it computes with: `dispose`. */
export interface Shots {
  /** The frame at a share of the way, from 0 to 1. `home` is the camera's place on the first one. */
  at(share: number, home: CameraPose | undefined): Promise<Shot>
  dispose(): void
}

const nothing = (): void => undefined

/** Share of a film of a run at which the run has ended, so that its end can be looked at. */
const runEnds = 0.88
/** Shares of a film of the linearity at whose ends it stands still. */
const still = 0.08

const within = (share: number): number => Math.min(1, Math.max(0, share))
/** From 0 to 1, slow at both ends. */
const eased = (share: number): number => share * share * (3 - 2 * share)

/** The runs from w_0 to their ends. */
export function runShots(study: Study): Shots {
  const last = study.playback.last
  return {
    at(share) {
      const done = within(share / runEnds)
      const step = done * last
      const words = `step ${formatCount(Math.round(step))} of ${formatCount(last)}`
      return Promise.resolve({ content: study.contentAt(step), counter: { words, share: done } })
    },
    dispose: nothing,
  }
}

/** The camera once around what is shown. */
export function turnShots(study: Study): Shots {
  const content = study.contentAt(study.playback.step)
  return {
    at: (share, home) =>
      Promise.resolve({ content, counter: undefined, camera: home && turned(home, 2 * Math.PI * share) }),
    dispose: nothing,
  }
}

/** A pose turned around the upright axis through the middle of the block. */
function turned({ position, target }: CameraPose, angle: number): CameraSpec {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const around = ([x, y, z]: CameraPose['position']): [number, number, number] => [
    x * cos + z * sin,
    y,
    z * cos - x * sin,
  ]
  return { position: around(position), target: around(target) }
}

/**
 * The surface on the way from bent activations to linear ones, on the same weights, each computed with its runs by a store of its own, in the
 * heights and colours of the page, which keeps what it shows.
 */
export function linearityShots(study: Study): Shots {
  const { store, playback } = study
  const [training, step, scale] = [store.training, playback.step, study.content.peek().scale]
  if (!training || !setLinearity(training, 0))
    throw ExperimentError.at('film', 'a closed-form function has no activation to make linear')
  const own = new Store(openEngine, store.experiment, store.resolution, undefined, store.place)
  const shadow = new Study(own, undefined, study.options.peek())
  const atEnd = step >= playback.last
  return {
    async at(share) {
      // A frame has a number that can be written out: the last one of a film of few frames is 1.
      const linearity = Number(eased(within((share - still) / (1 - 2 * still))).toFixed(4))
      const patch = own.training && setLinearity(own.training, linearity)
      if (patch) own.edit(patch, 'linearity')
      await own.whenIdle()
      if (own.issues.length > 0) throw new ExperimentError(own.issues)
      const content = {
        ...shadow.contentAt(atEnd ? shadow.playback.last : step),
        ...{ scale, ghost: undefined, opened: undefined },
      }
      return { content, counter: { words: `linearity ${formatFixed(linearity)}`, share: linearity } }
    },
    dispose() {
      shadow.dispose()
    },
  }
}
