/** Work that rests now and then, so that whatever drives it may do something else or stop. */
export type Work<T> = Generator<undefined, T>

/** Drives work to its end without a rest. */
export function finish<T>(work: Work<T>): T {
  let state = work.next()
  while (!state.done) state = work.next()
  return state.value
}
