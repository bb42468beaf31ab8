import type { IncomingKind } from '../../exchange/incoming/recognise.ts'

/** A kind of import, and what happens to it. */
interface IncomingWords {
  readonly name: string
  readonly form: string
  readonly does: string
}

/** The kinds of imports in words, in the order of the list. */
export const incomingWords: Readonly<Record<IncomingKind, IncomingWords>> = {
  table: {
    name: 'A table',
    form: 'CSV or text, Excel (.xlsx), JSON records, cells of a spreadsheet, or NumPy: .npy, X and y as two .npy, or both in an .npz',
    does: 'Choose its columns and preview the result.',
  },
  experiment: {
    name: 'An experiment',
    form: 'JSON',
    does: 'You are asked before this replaces the current experiment.',
  },
  arrays: {
    name: 'A run or surface from another program',
    form: '.npz of badlands.py, or weights as .safetensors, .npz or JSON',
    does: 'You are asked before it replaces the current experiment.',
  },
  lecture: {
    name: 'A lecture',
    form: 'Markdown',
    does: 'Opens right away. You can undo it.',
  },
  answers: {
    name: 'Assignment answers',
    form: 'JSON, many files at once',
    does: 'They are recomputed for the current lecture.',
  },
}
