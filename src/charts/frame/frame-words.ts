/** A level of the colour bar: its position from 0 to 1, and its number. */
export interface BarLevel {
  readonly fraction: number
  readonly major: boolean
  readonly label: string
}

/** A run by its name, its colour, and its index among the runs' marks. */
export interface NamedRun {
  readonly name: string
  readonly color: string
  readonly style: number
}

/** The card above one of several stages: its name and its numbers. */
export interface StageWords {
  readonly name: string
  readonly numbers: string
}

/** Everything written on a frame of a film, over its picture. */
export interface FrameWords {
  /** Empty for a film without a title. */
  readonly title: string
  readonly lines: readonly string[]
  readonly runs: readonly NamedRun[]
  readonly bar:
    | { readonly colors: readonly string[]; readonly levels: readonly BarLevel[]; readonly words: string }
    | undefined
  /** The position in the film: in words, and as a fraction. */
  readonly counter: { readonly words: string; readonly share: number } | undefined
  /** The stages in order; empty if there is only one. */
  readonly stages: readonly StageWords[]
  /** The task and the observation of a lecture's step. */
  readonly acts: readonly { readonly name: string; readonly text: string }[]
}
