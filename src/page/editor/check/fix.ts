import type { Verdict } from '../../../analyses/claims.ts'
import type { LiveClaim } from '../../../exchange/lecture/notation/live-text.ts'
import { foundLike, type Fix } from '../../../exchange/lecture/notation/fixed-claim.ts'
import { numberText } from '../../../exchange/lecture/notation/number-text.ts'
import { maxOf, minOf } from '../../../math/statistics/range.ts'
import { roundStep } from '../../../math/picture/ticks.ts'
import type { CheckedClaim } from './claim-checks.ts'

/** The relative error that rounding alone can cause, or absolute for values below 1: in float64, and over a run in float32. */
const rounding = { oracle: 1e-9, engine: 1e-2 } as const

/** The verdict that makes a claim false. */
export const faultOf = ({ oracle, engine }: Pick<CheckedClaim, 'oracle' | 'engine'>): Verdict | undefined =>
  [oracle, engine].find((verdict) => verdict?.holds === false)

/** The power of ten at or above a difference, as text. */
const allowance = (difference: number): string => numberText(Number(`1e${Math.ceil(Math.log10(difference))}`))

/** The centre of some draws and the distance to the outermost, in round numbers. */
function middleOf(draws: readonly number[]): Fix | undefined {
  const [low, high] = [minOf(draws), maxOf(draws)]
  if (!Number.isFinite(low) || !Number.isFinite(high) || low === high) return undefined
  const step = roundStep((high - low) / 20)
  const middle = step * Math.round((low + high) / 2 / step)
  const tolerance = step * Math.ceil(Math.max(high - middle, middle - low) / step - 1e-9)
  const written = (number: number) => numberText(Number(number.toPrecision(12)))
  return { value: written(middle), tolerance: written(tolerance) }
}

/**
 * The fix that makes a false claim true; undefined if none is known. A difference caused by rounding is allowed, a claim about draws gets
 * their range, and any other claim gets the value that was found. `written`: how its value is written in the text.
 */
export function fixFor(
  { claim: { expectation }, oracle, engine }: CheckedClaim,
  written?: Pick<LiveClaim, 'written' | 'percent'>,
): Fix | undefined {
  const { value, over } = expectation
  const fault = faultOf({ oracle, engine })
  if (!fault || fault.why !== undefined || value === undefined) return undefined
  if (over) return middleOf(fault.numbers)
  const [found = NaN] = fault.numbers
  if (!Number.isFinite(found) || !Number.isFinite(value)) return undefined
  const by = fault === oracle ? 'oracle' : 'engine'
  const difference = Math.abs(found - value)
  if (difference <= rounding[by] * Math.max(1, Math.abs(value)))
    return { [by === 'oracle' ? 'tolerance' : 'float32']: allowance(difference) }
  if (by === 'engine') return undefined
  const { absolute = 0, relative = 0 } = expectation
  const said = { absolute, relative }
  return { value: foundLike(found, { written: numberText(value), percent: false, ...written, said }) }
}

/** Label of the button that fixes a claim, or '' if there is no fix. */
export function fixText(mend: Fix | undefined): string {
  if (!mend) return ''
  const { value, tolerance, float32 } = mend
  if (value === undefined) return `Allow ${tolerance ?? float32}`
  return `Write ${tolerance === undefined ? value : `${value} ± ${tolerance}`}`
}
