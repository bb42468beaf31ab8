import { asGiven } from '../../../words/language/language.ts'
import { clockWords } from '../../../words/times.ts'
import type { DraftState } from './draft.ts'

function keptWords({ kept, keeping }: DraftState): string {
  if (keeping !== 'kept') return 'not saved here. Download it'
  return kept === undefined ? '' : `saved here ${clockWords(kept)}`
}

function fileWords({ file, changes }: DraftState): string {
  if (file === '') return 'not saved to a file yet'
  if (changes === 0) return `as in ${asGiven(file)}`
  return `${changes === 1 ? '1 change' : `${changes} changes`} not in ${asGiven(file)}`
}

/** Where a lecture is saved, such as 'saved here 12:04 · not saved to a file yet'. */
export const stateWords = (state: DraftState): string =>
  [keptWords(state), fileWords(state)].filter(Boolean).join(' · ')
