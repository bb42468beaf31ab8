import type { FrameWords } from '../../../charts/frame/frame-words.ts'
import { setLinearity } from '../../../edit/actions.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import type { CameraSpec } from '../../../experiment/spec/view.ts'
import { clamp } from '../../../math/clamp.ts'
import { formatCount, formatFixed } from '../../../math/picture/format.ts'
import { smoothstep } from '../../../math/smoothstep.ts'
import type { CameraPose } from '../../../scene/camera/camera.ts'
import type { StageContent } from '../../../scene/types.ts'
import { Store } from '../../../store/store.ts'
import { Study } from '../../../study/study.ts'
import { openEngine } from '../../opening/open-engine.ts'

/** What is on one frame of a film. */
export interface Shot {
  /** What is on each of the stages that are beside each other. */
  readonly contents: readonly StageContent[]
  /** Where the film is; nothing where it is nowhere. */
  readonly counter: FrameWords['counter']
  /** How far around their middle the cameras are from where they were at first, as an angle; they stay where there is none. */
  readonly turn?: number
}

/** The frames of a film, asked for one after the other. Owns what it computes with: `dispose`. */
export interface Shots {
  /** The frame at a share of the way, from 0 to 1. */
  at(share: number): Promise<Shot>
  dispose(): void
}

const nothing = (): void => undefined

/** Share of a film of a run at which the run has ended, so that its end can be looked at. */
const runEnds = 0.88
/** Shares of a film of the linearity at whose ends it stands still. */
const still = 0.08

/** The runs from w_0 to their ends. */
export function runShots(studies: readonly [Study, ...Study[]]): Shots {
  const { last } = studies[0].playback
  return {
    at(share) {
      const done = clamp(share / runEnds)
      const step = done * last
      const words = `step ${formatCount(Math.round(step))} of ${formatCount(last)}`
      const contents = studies.map((study) => study.contentAt(step))
      return Promise.resolve({ contents, counter: { words, share: done } })
    },
    dispose: nothing,
  }
}

/** The cameras once around what is shown. */
export function turnShots(studies: readonly [Study, ...Study[]]): Shots {
  const { step } = studies[0].playback
  const contents = studies.map((study) => study.contentAt(step))
  return {
    at: (share) => Promise.resolve({ contents, counter: undefined, turn: 2 * Math.PI * share }),
    dispose: nothing,
  }
}

/** A pose turned around the upright axis through the middle of the block. */
export function turned({ position, target }: CameraPose, angle: number): CameraSpec {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const around = ([x, y, z]: CameraPose['position']): [number, number, number] => [
    x * cos + z * sin,
    y,
    z * cos - x * sin,
  ]
  return { position: around(position), target: around(target) }
}

/**
 * The surfaces on the way from bent activations to linear ones, on the same weights, each computed with its runs by a store of its own, in
 * the heights and colours of the page, which keeps what it shows.
 */
export function linearityShots([study, ...linked]: readonly [Study, ...Study[]]): Shots {
  const { store, playback } = study
  const [training, step, scale] = [store.training, playback.step, study.content.peek().scale]
  if (!training || !setLinearity(training, 0))
    throw ExperimentError.at('film', 'a closed-form function has no activation to make linear')
  const own = new Store(openEngine, store.experiment, store.resolution, undefined, store.place)
  const shadow = new Study(own, undefined, study.options.peek())
  const beside = linked.map(({ store: { experiment, resolution, place }, options }) => {
    const linkedStore = new Store(openEngine, experiment, resolution, own, place)
    return new Study(linkedStore, shadow, options.peek())
  })
  const shadows = [shadow, ...beside]
  const atEnd = step >= playback.last
  return {
    async at(share) {
      // A frame has a number that can be written out: the last one of a film of few frames is 1.
      const linearity = Number(smoothstep(clamp((share - still) / (1 - 2 * still))).toFixed(4))
      const patch = own.training && setLinearity(own.training, linearity)
      if (patch) own.edit(patch, 'linearity')
      // Those beside it begin once its experiment is another.
      for (const one of shadows) await one.store.whenIdle()
      const issues = shadows.flatMap((one) => one.store.issues)
      if (issues.length > 0) throw new ExperimentError(issues)
      const contents = shadows.map((one) => ({
        ...one.contentAt(atEnd ? shadow.playback.last : step),
        ...{ scale, ghost: undefined, opened: undefined },
      }))
      return { contents, counter: { words: `linearity ${formatFixed(linearity)}`, share: linearity } }
    },
    dispose() {
      for (const one of shadows.toReversed()) one.dispose()
    },
  }
}
