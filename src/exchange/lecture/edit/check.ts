import { isFields } from '../../../experiment/format/merge.ts'
import { same } from '../../../experiment/format/same.ts'
import type { Expectation } from '../scenario.ts'
import { readClaims, type Claimed } from '../notation/claim-text.ts'
import { fixedClaim, type Fix } from '../notation/fixed-claim.ts'
import { TextError } from '../notation/text-error.ts'
import { readPlace, setField } from './data.ts'
import { refused, type Edit } from './edit.ts'
import { Outline } from './outline.ts'

/** The position of a claim in a row of several values; undefined if the row does not contain it. */
function placeIn(text: string, of: Claimed, claim: Expectation): number | undefined {
  const { source } = claim
  try {
    const { claimed, claims } = readClaims(text)
    const at = claimed === of ? claims.findIndex((one) => same({ ...one, source }, claim)) : -1
    return at < 0 ? undefined : at
  } catch (error) {
    if (error instanceof TextError) return undefined
    throw error
  }
}

export function fixCheck(
  text: string,
  step: number,
  claim: { readonly of: Claimed; readonly expectation: Expectation },
  mend: Fix,
): Edit {
  const place = { step, fence: 'check' } as const
  const { value } = readPlace(new Outline(text), place)
  const { of, expectation } = claim
  const mended = (written: unknown, source: string): string | undefined => {
    const at = typeof written === 'string' && source === expectation.source ? placeIn(written, of, expectation) : undefined // prettier-ignore
    return at === undefined ? undefined : fixedClaim(String(written), mend, at)
  }
  for (const [i, item] of (Array.isArray(value) ? (value as readonly unknown[]) : []).entries())
    for (const [key, told] of isFields(item) ? Object.entries(item) : []) {
      if (Array.isArray(told))
        for (const [k, each] of told.entries()) {
          const written = mended(each, key)
          if (written !== undefined) return setField(text, place, [i, key, k], written)
        }
      const written = typeof told === 'string' ? mended(key, told) : undefined
      if (written === undefined) continue
      const others = Object.entries(item as object).map(([name, one]) => [name === key ? written : name, one as unknown] as const) // prettier-ignore
      return setField(text, place, [i], Object.fromEntries(others))
    }
  return refused(text)
}
