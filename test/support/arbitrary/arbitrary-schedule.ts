import fc from 'fast-check'

const nonNegative = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true })
const updates = fc.integer({ min: 1, max: 1000 })

const plain = fc.oneof(
  fc.constant({ kind: 'constant' as const }),
  fc.record({ kind: fc.constant('step' as const), every: updates, factor: nonNegative }),
  fc.record({ kind: fc.constant('cosine' as const), to: nonNegative }, { requiredKeys: ['kind'] }),
)

const warmUp = fc.record({ kind: fc.constant('warm-up' as const), steps: updates, then: plain })

const at = fc
  .uniqueArray(fc.record({ step: updates, learningRate: nonNegative }), {
    minLength: 1,
    selector: ({ step }) => step,
  })
  .map((all) => all.toSorted((a, b) => a.step - b.step))

const changes = fc.record(
  { kind: fc.constant('changes' as const), before: fc.oneof(plain, warmUp), at },
  { requiredKeys: ['kind', 'at'] },
)

/** Any schedule of a learning rate that the schema allows. */
export const arbitrarySchedule = fc.oneof(plain, warmUp, changes)
