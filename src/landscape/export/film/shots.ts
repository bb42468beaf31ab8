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

/** One frame of a film. */
export interface Shot {
  readonly contents: readonly StageContent[]
  /** The position in the film, if it has one. */
  readonly counter: FrameWords['counter']
  /**
   * Angle by which the cameras are turned around their centre from their initial poses; absent if they stay.
   */
  readonly turn?: number
}

/** The frames of a film, requested in order. Owns its own stores: call `dispose`. */
export interface Shots {
  /** Returns the frame at a fraction of the film, from 0 to 1. */
  at(share: number): Promise<Shot>
  dispose(): void
}

const nothing = (): void => undefined

/** Fraction of a film at which its run has ended, so that the end stays visible for a while. */
const runEnds = 0.88
/** Fraction at each end of a film of the linearity during which it does not change. */
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

/** One turn of the cameras around what is shown. */
export function turnShots(studies: readonly [Study, ...Study[]]): Shots {
  const { step } = studies[0].playback
  const contents = studies.map((study) => study.contentAt(step))
  return {
    at: (share) => Promise.resolve({ contents, counter: undefined, turn: 2 * Math.PI * share }),
    dispose: nothing,
  }
}

/** Turns a pose around the vertical axis through the centre of the block. */
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
 * The surfaces from nonlinear activations to linear ones, on the same weights. A store of its own computes
 * each with its runs, in the heights and colours of the page, which does not change.
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
      // Rounded, so that the number can be shown; the last frame of a short film is 1.
      const linearity = Number(smoothstep(clamp((share - still) / (1 - 2 * still))).toFixed(4))
      const patch = own.training && setLinearity(own.training, linearity)
      if (patch) own.edit(patch, 'linearity')
      // Linked stores start once the primary's experiment has changed.
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
