import { clamp } from '../math/clamp.ts'

/** Durations of all motions that explain a change, in milliseconds. */
export const motionTimes = {
  /** A surface follows a dial or another step. */
  change: 400,
  /** A picture becomes its question's answer. */
  reveal: 900,
  /** Points that are counted light up, all of them together. */
  count: 500,
  /** Pictures change places. */
  arrange: 300,
} as const

/** Returns true if nothing may move by itself. */
export const reducedMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

/** Returns the share of a motion that has passed, from 0 to 1; 1 if none has begun. Times are milliseconds of one clock. */
export const passed = (since: number | undefined, now: number, time: number): number =>
  since === undefined ? 1 : clamp((now - since) / time)

/**
 * Draws a motion on each frame, from share 0 to 1. The reader's next press or key ends it with share 1, and under reduced
 * motion it is drawn once, at its end. Returns a function that stops it where it is.
 */
export function play(time: number, draw: (share: number) => void): () => void {
  if (reducedMotion()) {
    draw(1)
    return () => undefined
  }
  const over = new AbortController()
  const since = performance.now()
  let frame = 0
  const stop = () => {
    cancelAnimationFrame(frame)
    over.abort()
  }
  const end = () => {
    stop()
    draw(1)
  }
  const next = () => {
    const share = passed(since, performance.now(), time)
    if (share === 1) return end()
    draw(share)
    frame = requestAnimationFrame(next)
  }
  for (const action of ['pointerdown', 'keydown'])
    window.addEventListener(action, end, { capture: true, signal: over.signal })
  next()
  return stop
}
