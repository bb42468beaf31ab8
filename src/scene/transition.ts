import type { Extent } from '../experiment/spec/values/numbers.ts'
import { HeightField } from './surface/height-field.ts'
import { clamp } from '../math/clamp.ts'
import { heightFraction, lossAtFraction } from '../math/height-scale.ts'
import type { HeightScale } from '../math/height-scale.ts'
import { motionTimes, passed } from './motion.ts'
import { smoothstep } from '../math/smoothstep.ts'
import type { PathView, StageContent, StartView } from './types.ts'

/** Range of heights, as fractions of the block's, in which starts and paths are drawn while they move. */
const drawn = [-0.2, 8] as const

const fractionOf = (scale: HeightScale, loss: number): number => clamp(heightFraction(scale, loss), drawn)

/** Returns the loss whose height on scale `to` is that of `loss` on scale `from`; NaN if it is not finite. */
export const carried = (loss: number, from: HeightScale, to: HeightScale): number =>
  Number.isFinite(loss) ? lossAtFraction(to, fractionOf(from, loss)) : NaN

/** Returns the loss at the fraction `part` of the way from the height of `from` to that of `to`; `to` if one is not finite. */
function lossBetween(scale: HeightScale, from: number, to: number, part: number): number {
  if (!Number.isFinite(from + to)) return to
  const [low, high] = [fractionOf(scale, from), fractionOf(scale, to)]
  return lossAtFraction(scale, low + part * (high - low))
}

const samePlace = (from: { a: unknown; b: unknown }, to: { a: unknown; b: unknown }) =>
  from.a === to.a && from.b === to.b

const sameRun = (from: Pick<PathView, 'run'>, to: Pick<PathView, 'run'>): boolean =>
  from.run !== undefined && from.run === to.run

const sameStart = (from: PathView, to: PathView): boolean =>
  from.a.length === to.a.length && from.a[0] === to.a[0] && from.b[0] === to.b[0]

const startOf = ({ starts }: StageContent, { index }: StartView) =>
  starts.find((other) => other.index === index)

const pathOf = ({ paths }: StageContent, path: PathView) =>
  paths.find((other) => sameRun(other, path)) ?? paths.find(({ id }) => id === path.id)

/** Returns true if the same runs are drawn in another plane. */
const turned = (before: StageContent, after: StageContent): boolean =>
  after.paths.some((to) => {
    const from = pathOf(before, to)
    return from && sameRun(from, to) && from.a !== to.a
  })

/**
 * Returns true if another surface lies under starts and paths: the loss of an unmoved w_0 has changed, or the kind of
 * scale has. A drag or a slider is followed at once.
 */
function lifted(before: StageContent, after: StageContent): boolean {
  if (before.scale.kind !== after.scale.kind) return true
  const start = after.starts.some((to) => {
    const from = startOf(before, to)
    return from && samePlace(from, to) && from.loss !== to.loss
  })
  return (
    start ||
    after.paths.some((to) => {
      const from = pathOf(before, to)
      return from && sameStart(from, to) && from.loss[0] !== to.loss[0]
    })
  )
}

/** Returns true if only marks have moved: the starts are where they were, and the runs are the same. */
const marksMoved = (before: StageContent, after: StageContent): boolean =>
  after.marks.some((to) => {
    const from = before.marks.find(({ id }) => id === to.id)
    return from && !samePlace(from, to)
  }) &&
  after.starts.every((to) => {
    const from = startOf(before, to)
    return from && samePlace(from, to)
  }) &&
  after.paths.every((to) => {
    const from = pathOf(before, to)
    return from && sameRun(from, to)
  })

/** Returns starts and paths with the losses of the same heights on another scale. */
function onScale({ starts, paths, scale, ...rest }: StageContent, to: HeightScale): StageContent {
  const carry = (loss: number) => carried(loss, scale, to)
  return {
    ...rest,
    scale: to,
    starts: starts.map((start) => ({ ...start, loss: carry(start.loss) })),
    paths: paths.map((path) => ({ ...path, loss: path.loss.map(carry) })),
  }
}

/** Returns starts, paths and marks in another extent, at the same places of the block. */
function onExtent({ starts, paths, marks, extent, ...rest }: StageContent, to: Extent): StageContent {
  const along = (axis: 'a' | 'b') => (x: number) =>
    to[axis][0] + ((x - extent[axis][0]) / (extent[axis][1] - extent[axis][0])) * (to[axis][1] - to[axis][0])
  const [a, b] = [along('a'), along('b')]
  return {
    ...rest,
    extent: to,
    starts: starts.map((start) => ({ ...start, a: a(start.a), b: b(start.b) })),
    paths: paths.map((path) => ({ ...path, a: path.a.map(a), b: path.b.map(b) })),
    marks: marks.map((mark) => ({ ...mark, a: a(mark.a), b: b(mark.b) })),
  }
}

/**
 * Returns `to` with its starts, paths and marks at the fraction `part` of the way from their places in `from`, on the
 * same scale.
 */
function between(from: StageContent, to: StageContent, part: number): StageContent {
  const mix = (x: number, y: number) => (Number.isFinite(x) ? x + part * (y - x) : y)
  const starts = to.starts.map((start) => {
    const old = startOf(from, start)
    if (!old || !(samePlace(old, start) || sameRun(old, start))) return start
    const [a, b] = [mix(old.a, start.a), mix(old.b, start.b)]
    return { ...start, a, b, loss: lossBetween(to.scale, old.loss, start.loss, part) }
  })
  const paths = to.paths.map((path) => {
    const old = pathOf(from, path)
    if (!old || !(sameStart(old, path) || sameRun(old, path))) return path
    return {
      ...path,
      a: path.a.map((a, k) => mix(old.a[k] ?? a, a)),
      b: path.b.map((b, k) => mix(old.b[k] ?? b, b)),
      loss: path.loss.map((loss, k) => lossBetween(to.scale, old.loss[k] ?? loss, loss, part)),
    }
  })
  const marks = to.marks.map((mark) => {
    const old = from.marks.find(({ id }) => id === mark.id)
    return old ? { ...mark, a: mix(old.a, mark.a), b: mix(old.b, mark.b) } : mark
  })
  return { ...to, starts, paths, marks }
}

/** A motion: when it began and how long it takes. */
interface Motion {
  readonly since: number
  readonly time: number
}

/** Eases from 0 at the start of a motion to 1, slow at both ends; 1 if nothing has begun. */
const progress = (motion: Partial<Motion> | undefined, now: number): number =>
  smoothstep(passed(motion?.since, now, motion?.time ?? 0))

const counted = ({ marks }: StageContent) => marks.filter(({ isCounted }) => isCounted)

/**
 * The transition from one picture to the next. The surface morphs, and starts and paths move with it: their heights are
 * mixed as the surface's, so that what lies on it before and after lies on it all the way. The same runs in another plane
 * move from their old places on the block to the new ones, and so does a mark that moves alone. Marks that are counted
 * light up one after the other. Times are milliseconds of any one clock.
 */
export class Transition {
  #content: ({ readonly to: StageContent; readonly from?: StageContent } & Partial<Motion>) | undefined
  #surface: ({ readonly from: HeightField } & Motion) | undefined
  #lit: Motion | undefined
  #revealed = -Infinity

  /** Sets the next content; `atOnce` without a transition. */
  set(content: StageContent, now: number, atOnce: boolean): void {
    const before = this.#content?.to
    if (before?.asked && !content.asked) this.#revealed = now
    if (atOnce) this.#lit = undefined
    else if (before && counted(before).length === 0 && counted(content).length > 0)
      this.#lit = { since: now, time: motionTimes.count }
    const sameExtent = JSON.stringify(before?.extent) === JSON.stringify(content.extent)
    const turns = before !== undefined && turned(before, content)
    if (!before || atOnce || !(sameExtent || turns)) this.#content = { to: content }
    else if (turns || lifted(before, content) || marksMoved(before, content)) {
      const from = onExtent(onScale(this.#between(now) ?? before, content.scale), content.extent)
      this.#content = { to: content, from, ...this.#from(now) }
    } else this.#content = { ...this.#content, to: content }
  }

  /** Begins a morph of the surface from these heights; undefined shows the next surface at once. */
  leave(from: HeightField | undefined, now: number): void {
    this.#surface = from && { from, ...this.#from(now) }
  }

  /** Ends all motions. */
  finish(): void {
    this.#content = this.#content && { to: this.#content.to }
    this.#surface = this.#lit = undefined
  }

  /** The content as drawn at this time. */
  content(now: number): StageContent | undefined {
    const content = this.#between(now)
    const part = this.#lighting(now)
    if (!content || part === 1) return content
    const lights = counted(content)
    const dark = new Set(lights.slice(Math.ceil(part * lights.length)))
    return { ...content, marks: content.marks.filter((mark) => !dark.has(mark)) }
  }

  /** The surface as drawn on the way to `to`. */
  field(to: HeightField | undefined, now: number): HeightField | undefined {
    const part = this.morph(now)
    return to && this.#surface && part < 1 ? HeightField.between(this.#surface.from, to, part) : to
  }

  /** Progress of the surface's morph, from 0 to 1. */
  morph(now: number): number {
    return progress(this.#surface, now)
  }

  morphing(now: number): boolean {
    return this.morph(now) < 1
  }

  /** True while anything is still moving. */
  moving(now: number): boolean {
    return this.morphing(now) || progress(this.#content, now) < 1 || this.#lighting(now) < 1
  }

  /** A motion from now on, slower while an answer is being revealed. */
  #from(now: number): Motion {
    const reveals = now - this.#revealed < motionTimes.reveal
    return { since: now, time: reveals ? motionTimes.reveal : motionTimes.change }
  }

  #lighting(now: number): number {
    return passed(this.#lit?.since, now, motionTimes.count)
  }

  #between(now: number): StageContent | undefined {
    const { to, from } = this.#content ?? {}
    const part = progress(this.#content, now)
    return to && from && part < 1 ? between(from, to, part) : to
  }
}
