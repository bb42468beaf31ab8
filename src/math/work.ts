/** Work that rests from time to time, so that its caller can do something else, or stop. */
export type Work<T> = Generator<undefined, T>

/** Runs work to its end without rests. */
export function finish<T>(work: Work<T>): T {
  let state = work.next()
  while (!state.done) state = work.next()
  return state.value
}
