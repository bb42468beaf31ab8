/** An option in a cell of a table. `index` is its place in the question's list. */
export interface CellOption {
  readonly index: number
  readonly letter: string
  readonly label: string
  readonly column: number
  readonly row: number
  readonly chosen: boolean
  /** Votes of an audience for it. */
  readonly hands: number
  /** It is the answer; set only once that is shown. */
  readonly right: boolean
}

/** Describes what was guessed of a cell and whether it is the answer; empty if there is nothing to describe. */
export const keptWords = ({ letter, chosen, hands, right }: CellOption): string =>
  [
    right ? `${letter}: the answer` : chosen || hands > 0 ? letter : '',
    hands > 0 ? `${hands} ${hands === 1 ? 'vote' : 'votes'}` : chosen ? 'your guess' : '',
  ]
    .filter(Boolean)
    .join(', ')
