import { expect, test } from 'vitest'
import { lectureDigest } from '../../../../src/exchange/assignment/lecture-digest.ts'
import { nameSeed } from '../../../../src/exchange/assignment/name-seed.ts'
import { scenarios } from '../../../../src/scenarios/index.ts'
import type { Scenario } from '../../../../src/exchange/lecture/scenario.ts'
import { catalogue } from '../../../../src/scenarios/catalogue.ts'

const [first] = scenarios as readonly [Scenario]

test("A lecture's digest differs from every other, and is the same for readers, whose lecture has no claims", async () => {
  const digests = scenarios.map(lectureDigest)
  expect(new Set(digests).size).toBe(scenarios.length)
  for (const [i, { id }] of scenarios.entries()) {
    const read = await catalogue.find((entry) => entry.id === id)?.load()
    expect(read && lectureDigest(read)).toBe(digests[i])
  }
})

test('Changed text keeps the digest; a changed rate, another answer or a missing step does not', () => {
  const changed = (change: (step: (typeof first.steps)[number]) => object) =>
    lectureDigest({ steps: first.steps.map((step) => ({ ...step, ...change(step) })) })
  const digest = lectureDigest(first)
  expect(changed(({ prose }) => ({ prose: `${prose} And so on.`, watch: 'this' }))).toBe(digest)
  expect(changed(({ experiment }) => ({ experiment: { ...experiment, seed: 99 } }))).not.toBe(digest)
  expect(changed(({ question }) => ({ question: question && { ...question, within: 9 } }))).not.toBe(digest)
  expect(lectureDigest({ steps: first.steps.slice(1) })).not.toBe(digest)
})

test('A name has one seed, however it is written', () => {
  expect(nameSeed(' Hannah  BRÜNING ')).toBe(nameSeed('Hannah Bru\u0308ning'))
  expect(nameSeed('Hannah')).not.toBe(nameSeed('Johanna'))
  expect(Number.isInteger(nameSeed('x')) && nameSeed('x') >= 0).toBe(true)
})
