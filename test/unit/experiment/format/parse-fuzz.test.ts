import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ExperimentError } from '../../../../src/experiment/spec/values/error.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import { arbitraryExperiment } from '../../../support/arbitrary/arbitrary-experiment.ts'

/** Parses a value, and returns whether it was an experiment. */
function accepted(value: unknown): boolean {
  try {
    parseExperiment(value)
    return true
  } catch (error) {
    if (!(error instanceof ExperimentError)) throw error
    expect(error.issues.length).toBeGreaterThan(0)
    for (const { message } of error.issues) expect(message).toMatch(/\S/)
    return false
  }
}

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
  values: [fc.double(), fc.string(), fc.boolean(), fc.constantFrom(null, undefined, '__proto__', Infinity)],
})

/** Every object and list within a value, with one of its keys. */
function places(value: unknown): [holder: Record<string, unknown>, key: string][] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap((key) => [[holder, key] as [Record<string, unknown>, string], ...places(holder[key])])
} // prettier-ignore

test('any value is accepted or refused by an ExperimentError', () => {
  fc.assert(
    fc.property(anything, (value) => {
      accepted(value)
    }),
    { numRuns: 300, endOnFailure: true },
  )
})

test('any field replaced by anything is accepted or refused by an ExperimentError', () => {
  let refused = 0
  fc.assert(
    fc.property(arbitraryExperiment, fc.nat(), anything, (experiment, chosen, value) => {
      const copy = structuredClone(experiment)
      const all = places(copy)
      const [holder, key] = all[chosen % all.length]!
      holder[key] = value
      if (!accepted(copy)) refused++
    }),
    { numRuns: 300, endOnFailure: true },
  )
  expect(refused).toBeGreaterThan(150)
})

test('any missing field has a default or is refused by an ExperimentError', () => {
  fc.assert(
    fc.property(arbitraryExperiment, fc.nat(), (experiment, chosen) => {
      const copy = structuredClone(experiment)
      const all = places(copy)
      const [holder, key] = all[chosen % all.length]!
      Reflect.deleteProperty(holder, key)
      accepted(copy)
    }),
    { numRuns: 200, endOnFailure: true },
  )
})
