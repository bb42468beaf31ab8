/** Milliseconds of work before which nothing is said of what is left. */
const enoughToTell = 1000

/** How long work goes on, by how fast its shares come; what comes before the first share, such as compiling, is not counted on. */
export class Pace {
  #first: { readonly share: number; readonly at: number } | undefined

  /** Whole seconds that are left at a share, at a time in milliseconds; undefined before that can be told. */
  left(share: number, at: number): number | undefined {
    this.#first ??= { share, at }
    const [gone, done] = [at - this.#first.at, share - this.#first.share]
    return gone < enoughToTell || done <= 0 ? undefined : Math.round(((1 - share) * gone) / done / 1000)
  }
}
