import { claimLabel, faultWords } from '../../../analyses/claims.ts'
import type { ClaimNote } from '../../../elements/editor/words/bl-words.ts'
import { expectationOf, liveNumbersOf } from '../../../exchange/lecture/live-numbers.ts'
import type { LiveNumber } from '../../../exchange/lecture/notation/live-text.ts'
import { same } from '../../../experiment/format/same.ts'
import { holdsOf, type CheckedClaim } from './claim-checks.ts'
import { faultOf, fixFor, fixText } from './fix.ts'

/** A number in the text that claims something, with the result of checking it. */
interface WordClaim {
  readonly source: string
  readonly number: LiveNumber
  readonly checked: CheckedClaim
}

/** The claims in a passage of a step, in order. `checked`: all claims of the step. */
export const wordClaims = (markdown: string, checked: readonly CheckedClaim[]): readonly WordClaim[] =>
  Array.from(liveNumbersOf(markdown)).flatMap(([source, number]) => {
    const said = expectationOf(number)
    const found = said && checked.find(({ claim }) => same(claim.expectation, said))
    return found ? [{ source, number, checked: found }] : []
  })

/** The false claims of a passage, and the number of those that hold. */
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

/** The text in the braces of numbers whose claims are false. */
export const falseSources = (markdown: string, checked: readonly CheckedClaim[]): ReadonlySet<string> =>
  new Set(
    wordClaims(markdown, checked).flatMap(({ source, checked: one }) =>
      holdsOf(one) === false ? [source] : [],
    ),
  )
