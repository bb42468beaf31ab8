import { isFields } from '../../../experiment/format/merge.ts'
import type { Expectation } from '../expectation.ts'
import type { Prediction } from '../names.ts'
import { readClaims, type Claimed } from '../notation/claim-text.ts'
import { same } from '../../../experiment/format/same.ts'
import { numberOf } from '../notation/number-text.ts'
import { readFormula } from '../notation/prediction-text.ts'
import { sentenceOf } from '../notation/text-error.ts'
import type { Path } from './yaml-text.ts'

export interface Bound extends Pick<Prediction, 'formula' | 'arguments'> {
  readonly within: number
}

/** The claims of a step, grouped by what they are about. */
export interface Checks {
  readonly claims: Readonly<Record<Claimed, readonly Expectation[]>>
  readonly bounds: readonly (Bound & { readonly path: Path })[]
  readonly places: ReadonlyMap<Expectation, { readonly path: Path; readonly ofName: boolean }>
}

/** Reports a problem with the value at a path of a fence's data, or with the name at the end of the path. */
export type Refuse = (path: Path, message: string, ofName?: boolean) => void

const bound = /^prediction (.+) within (\S+)$/su

/** Reads an item of a check fence as a bound; undefined if it claims something else. @throws TextError like `readFormula` */
export function readBound(item: string): Bound | undefined {
  const [whole, formula = '', within = ''] = bound.exec(item) ?? []
  return whole === undefined ? undefined : { ...readFormula(formula), within: numberOf(within) }
}

export const isBounded = (one: Prediction, { formula, arguments: given }: Bound): boolean =>
  one.formula === formula && same(one.arguments ?? {}, given ?? {})

/** Reads the claims of a check fence. It reports faulty items and reads the others. */
export function readChecks(data: unknown, refuse: Refuse): Checks {
  const claims: Record<Claimed, Expectation[]> = { step: [], sweep: [], histogram: [] }
  const bounds: (Bound & { path: Path })[] = []
  const places = new Map<Expectation, { path: Path; ofName: boolean }>()
  const attempt = (path: Path, read: () => void, ofName = false) => {
    try {
      read()
    } catch (error) {
      refuse(path, sentenceOf(error), ofName)
    }
  }
  const claim = (path: Path, text: string, source: string, ofName = false) => {
    const add = () => {
      const read = readClaims(text)
      for (const each of read.claims) {
        const expectation = { ...each, source }
        claims[read.claimed].push(expectation)
        places.set(expectation, { path, ofName })
      }
    }
    attempt(path, add, ofName)
  }
  const items: readonly unknown[] = Array.isArray(data) ? data : []
  if (data !== null && data !== undefined && !Array.isArray(data))
    refuse([], 'must be a list of claims. Begin each with - and a space')
  for (const [i, item] of items.entries()) {
    if (typeof item === 'string') {
      attempt([i], () => {
        const read = readBound(item)
        if (read) bounds.push({ ...read, path: [i] })
        else refuse([i], `"${item}" has no source. Write a colon after it, and where the number comes from`)
      })
      continue
    }
    const fields = isFields(item) ? Object.entries(item) : []
    if (fields.length === 0) refuse([i], 'must be a claim and its source. Write them as claim: source')
    for (const [key, value] of fields) {
      if (Array.isArray(value))
        for (const [k, text] of value.entries())
          if (typeof text === 'string') claim([i, key, k], text, key)
          else refuse([i, key, k], 'must be a claim, such as final-loss in [0, 1]')
      else if (typeof value === 'string') claim([i, key], key, value, true)
      else refuse([i, key], 'must be the source of the claim. Write it as text')
    }
  }
  return { claims, bounds, places }
}

/** Adds the claimed bounds to the predictions, and reports those whose prediction is missing. */
export function withBounds(
  predictions: readonly Prediction[] | undefined,
  { bounds }: Checks,
  refuse: Refuse,
): readonly Prediction[] | undefined {
  for (const each of bounds)
    if (!predictions?.some((one) => isBounded(one, each)))
      refuse(
        each.path,
        `the step draws no prediction "${each.formula}". Add it to predictions in the show fence`,
      )
  return predictions?.map((one) => {
    const found = bounds.find((each) => isBounded(one, each))
    return found ? { ...one, within: found.within } : one
  })
}
