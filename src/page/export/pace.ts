/** Milliseconds of work before the remaining time is estimated. */
const enoughToTell = 1000

/** Estimates the remaining time of some work from its progress. Anything before the first progress, such as compiling, does not count. */
export class Pace {
  #first: { readonly share: number; readonly at: number } | undefined

  /** The remaining whole seconds at some progress and a time in milliseconds; undefined while it is too early to tell. */
  left(share: number, at: number): number | undefined {
    this.#first ??= { share, at }
    const [gone, done] = [at - this.#first.at, share - this.#first.share]
    return gone < enoughToTell || done <= 0 ? undefined : Math.round(((1 - share) * gone) / done / 1000)
  }
}
