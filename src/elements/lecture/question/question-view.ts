/** An option as it is shown under a question. */
export interface OptionView {
  readonly letter: string
  readonly label: string
  /** CSS colour of its letter's tile; none where the picture has no colour for it. */
  readonly color?: string | undefined
  readonly hands: number
  readonly chosen: boolean
  /** It is the true one; only once that is shown. */
  readonly true: boolean
}

/** A named guess on the picture. */
export interface PinView {
  readonly name: string
  readonly at: readonly [number, number]
}

/** A question as the page shows it. */
export interface QuestionView {
  readonly kind: 'place' | 'number' | 'choice' | 'curve'
  readonly options: readonly OptionView[]
  readonly pins: readonly PinView[]
  /** Names of the plane's coordinates, and where they end. */
  readonly axes: readonly [string, string]
  readonly extent: readonly [readonly [number, number], readonly [number, number]]
  readonly scale: { readonly from: number; readonly to: number; readonly log?: boolean }
  readonly number: number | undefined
  /** How many numbers a room has guessed, whose middle `number` is. */
  readonly counted: number
  /** The values of a sweep at which the curve is to be drawn, and what is drawn there. */
  readonly curve: readonly {
    readonly index: number
    readonly name: string
    readonly drawn: number | undefined
  }[]
  /** Something was guessed. */
  readonly guessed: boolean
  /** Shown to a room: hands are counted, pins have names. */
  readonly presented: boolean
  /** undefined while the question is open. */
  readonly revealed: RevealedView | undefined
}

/** The truth beside the guess. */
export interface RevealedView {
  /** The truth is still being computed. */
  readonly busy: boolean
  readonly right: boolean | undefined
  /** The truth that a number was guessed for; undefined while it is not known. */
  readonly number: number | undefined
  /** Guess and truth in a line. */
  readonly line: string
  readonly headline: string
  readonly distances: readonly string[]
  readonly because: string
}
