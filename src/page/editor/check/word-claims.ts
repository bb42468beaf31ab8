import { claimLabel, faultWords } from '../../../analyses/claims.ts'
import type { ClaimNote } from '../../../elements/editor/words/bl-words.ts'
import { expectationOf, liveNumbersOf } from '../../../exchange/lecture/live-numbers.ts'
import type { LiveNumber } from '../../../exchange/lecture/notation/live-text.ts'
import { same } from '../../../experiment/format/same.ts'
import { holdsOf, type CheckedClaim } from './claim-checks.ts'
import { faultOf, fixFor, fixText } from './fix.ts'

/** A number of words that claims something, with what was found of it. */
interface WordClaim {
  readonly source: string
  readonly number: LiveNumber
  readonly checked: CheckedClaim
}

/** The claims of some words of a step, as they stand there. `checked`: all of the step. */
export const wordClaims = (markdown: string, checked: readonly CheckedClaim[]): readonly WordClaim[] =>
  Array.from(liveNumbersOf(markdown)).flatMap(([source, number]) => {
    const said = expectationOf(number)
    const found = said && checked.find(({ claim }) => same(claim.expectation, said))
    return found ? [{ source, number, checked: found }] : []
  })

/** The false claims of some words, and how many others hold. */
export function claimNotes(
  markdown: string,
  checked: readonly CheckedClaim[],
): { readonly notes: readonly ClaimNote[]; readonly hold: number } {
  const claims = wordClaims(markdown, checked)
  const notes = claims.flatMap(({ source, number, checked: one }): ClaimNote[] => {
    const fault = faultOf(one)
    if (!fault) return []
    const { claim } = one
    const mend = fixText(fixFor(one, number.claim))
    return [{ source, label: claimLabel(claim), fault: faultWords(claim, fault), mend }]
  })
  return { notes, hold: claims.filter((one) => holdsOf(one.checked) === true).length }
}

/** What stands in the braces of the numbers of a text whose claims are false. */
export const falseSources = (markdown: string, checked: readonly CheckedClaim[]): ReadonlySet<string> =>
  new Set(
    wordClaims(markdown, checked).flatMap(({ source, checked: one }) =>
      holdsOf(one) === false ? [source] : [],
    ),
  )
