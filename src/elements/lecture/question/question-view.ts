/** An option as shown under a question. */
export interface OptionView {
  readonly letter: string
  readonly label: string
  /** CSS colour of its letter’s tile, if the picture has a colour for it. */
  readonly color?: string | undefined
  readonly hands: number
  readonly chosen: boolean
  /** Whether it is the correct option and the answer is shown. */
  readonly true: boolean
}

/** A named guess on the picture. */
export interface PinView {
  readonly name: string
  readonly at: readonly [number, number]
}

/** A question as shown on the page. */
export interface QuestionView {
  readonly kind: 'place' | 'number' | 'choice' | 'curve'
  readonly options: readonly OptionView[]
  readonly pins: readonly PinView[]
  /** Names of the plane’s coordinates. `extent` has their ranges. */
  readonly axes: readonly [string, string]
  readonly extent: readonly [readonly [number, number], readonly [number, number]]
  readonly scale: { readonly from: number; readonly to: number; readonly log?: boolean }
  readonly number: number | undefined
  /** Number of audience guesses, whose median is `number`. */
  readonly counted: number
  /** The values of a sweep at which to draw the curve, and what was drawn there. */
  readonly curve: readonly {
    readonly index: number
    readonly name: string
    readonly drawn: number | undefined
  }[]
  readonly guessed: boolean
  /** Whether it is presented to an audience: votes are counted and pins have names. */
  readonly presented: boolean
  /** Undefined while the question is open. */
  readonly revealed: RevealedView | undefined
}

/** The truth next to the guess. */
export interface RevealedView {
  /** Whether the truth is still being computed. */
  readonly busy: boolean
  readonly right: boolean | undefined
  /** The true value of a guessed number; undefined until it is known. */
  readonly number: number | undefined
  /** Truth and guess in two lines at most. */
  readonly lines: readonly string[]
  readonly headline: string
  readonly distances: readonly string[]
  readonly because: string
}
