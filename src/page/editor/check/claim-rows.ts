import {
  claimedWords,
  claimLabel,
  foundWords,
  isInstant,
  type Claim,
  type Verdict,
} from '../../../analyses/claims.ts'
import type { ClaimRow } from '../../../elements/editor/check/bl-check.ts'
import { stepId } from '../../../exchange/lecture/merged.ts'
import { inWords } from '../../../exchange/lecture/live-numbers.ts'
import type { Lecture } from '../../../scenarios/place.ts'
import { holdsOf, type CheckedClaim } from './claim-checks.ts'
import { fixFor, fixText } from './fix.ts'

/** Which computers have checked a claim, in words. `noEngine`: why it is not checked on the engine. */
function triedBy({ claim, oracle, engine }: CheckedClaim, noEngine: string | undefined): string {
  if (!oracle && !engine) return ''
  if (oracle?.holds && engine?.holds === false) return 'holds in float64, but not in the engine’s float32'
  const isOfBoth = claim.expectation.on?.includes('engine') ?? true
  const tried = [oracle && 'float64', engine && 'engine'].filter(Boolean).join(', ')
  return !engine && isOfBoth && noEngine !== undefined ? `${tried}; ${noEngine}` : tried
}

/** The draws of a claim over several draws, with the claimed interval; undefined for any other claim. */
function drawsOf({ expectation }: Claim, verdict: Verdict | undefined): ClaimRow['draws'] {
  const { value, interval, over, absolute = 0, relative = 0 } = expectation
  const numbers = verdict?.numbers.filter(Number.isFinite) ?? []
  if (!over || numbers.length === 0) return undefined
  const off = Math.max(absolute, relative * Math.abs(value ?? 0))
  const [from, to] = interval ?? [(value ?? NaN) - off, (value ?? NaN) + off]
  return { numbers, from, to }
}

/** The claims of a lecture as rows. `ids`: ids of all steps in its text, whose order gives the step numbers. */
export const claimRows = (
  checked: readonly CheckedClaim[],
  { steps }: Pick<Lecture, 'steps'>,
  ids: readonly string[],
  noEngine: string | undefined,
): readonly ClaimRow[] =>
  checked.map((one) => {
    const { claim, key, oracle, engine, share } = one
    const verdict = [oracle, engine].find((each) => each?.holds === false) ?? oracle ?? engine
    const written = steps[claim.step]
    const isOfWords = claim.expectation.source === inWords
    return {
      key,
      step: (written ? ids.indexOf(stepId(written)) : claim.step) + 1,
      title: written?.title || 'no title yet',
      label: `${claimLabel(claim)}${isOfWords ? '' : ', check'}`,
      claimed: claimedWords(claim),
      found: verdict ? foundWords(claim, verdict) : '',
      by: triedBy(one, noEngine),
      holds: holdsOf(one),
      share,
      isSlow: !isInstant(claim),
      mend: fixText(fixFor(one)),
      draws: drawsOf(claim, verdict),
    }
  })
