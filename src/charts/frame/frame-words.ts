/** A level of the colour bar: its place from 0 to 1, and the number there. */
export interface BarLevel {
  readonly fraction: number
  readonly major: boolean
  readonly label: string
}

/** A run by its name, its colour, and which of the runs' marks it has. */
export interface NamedRun {
  readonly name: string
  readonly color: string
  readonly style: number
}

/** What stands over a stage that has others beside it: its name, and its numbers. */
export interface StageWords {
  readonly name: string
  readonly numbers: string
}

/** Everything that is written on a frame of a film, over its picture. */
export interface FrameWords {
  /** Empty of a film without one. */
  readonly title: string
  /** Lines under the title. */
  readonly lines: readonly string[]
  readonly runs: readonly NamedRun[]
  readonly bar:
    | { readonly colors: readonly string[]; readonly levels: readonly BarLevel[]; readonly words: string }
    | undefined
  /** Where the film is: in words, and as a share. */
  readonly counter: { readonly words: string; readonly share: number } | undefined
  /** The stages beside each other, in their order; none where there is one. */
  readonly stages: readonly StageWords[]
  /** What a lecture's step says to try, and to watch. */
  readonly acts: readonly { readonly name: string; readonly text: string }[]
}
