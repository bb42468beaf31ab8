/** An option to choose, in its cell of a table. `index` is its place in the list of the question. */
export interface CellOption {
  readonly index: number
  readonly letter: string
  readonly label: string
  readonly column: number
  readonly row: number
  readonly chosen: boolean
  /** Hands of a room that were counted for it. */
  readonly hands: number
  /** It is the answer; only once that is shown. */
  readonly right: boolean
}

/** What was guessed of a cell, and whether it is the answer; empty where there is nothing to say. */
export const keptWords = ({ letter, chosen, hands, right }: CellOption): string =>
  [
    right ? `${letter}: the answer` : chosen || hands > 0 ? letter : '',
    hands > 0 ? `${hands} ${hands === 1 ? 'vote' : 'votes'}` : chosen ? 'your guess' : '',
  ]
    .filter(Boolean)
    .join(', ')
