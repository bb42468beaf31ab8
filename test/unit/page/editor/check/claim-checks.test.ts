import { signal } from '@preact/signals-core'
import { expect, test } from 'vitest'
import { parseLecture } from '../../../../../src/exchange/lecture/parse-lecture.ts'
import { ClaimChecks, holdsOf } from '../../../../../src/page/editor/check/claim-checks.ts'
import { falseClaims } from '../../../../../src/page/editor/check/false-claims.ts'
import { claimRows } from '../../../../../src/page/editor/check/claim-rows.ts'
import { claimNotes, falseSources } from '../../../../../src/page/editor/check/word-claims.ts'
import { lectureOfScenario } from '../../../../../src/scenarios/place.ts'
import { OracleEngine } from '../../../../support/oracle-engine.ts'

const words = 'It ends at {minimum-sharpness = 2.75}; {flow-end-sharpness = 4.12}, seed {seed = 1}.'
const text = (said = words) => `---
badlands: 1
id: claims
---

# Claims

## Long steps

\`\`\`experiment
seed: 1
data: {kind: table, task: regression, inputs: [[1]], targets: [[1]]}
model: {kind: mlp, widths: [1, 1, 1], activation: tanh, linearity: 1, bias: false}
metric: {loss: squared, factor: 0.5}
algorithms: [{id: sgd, learningRate: 0.1, steps: 50}]
starts: [{kind: weights, values: [2, 0.6]}]
plane: {kind: weights, first: 0, second: 1}
\`\`\`

${said}

\`\`\`check
- basin-agreement resolution=5 in [0, 1]: by counting
\`\`\`
`

const lectureOf = (said?: string) => {
  const { scenario, problems } = parseLecture(text(said))
  if (!scenario) throw new Error(problems.map(({ message }) => message).join('\n'))
  expect(problems).toEqual([])
  return lectureOfScenario(scenario)
}

test('instant claims are checked at once, others on request; a false claim reports what was found and what to write', async () => {
  const lecture = signal(lectureOf())
  const checks = new ClaimChecks(
    () => lecture.value,
    () => new OracleEngine(),
  )
  await expect.poll(() => checks.counts.value.left, { timeout: 10_000 }).toBe(1)
  const { notes, hold } = claimNotes(words, checks.checked.value)
  expect(hold).toBe(checks.counts.value.hold)
  const [note] = notes
  expect(note).toMatchObject({
    source: 'minimum-sharpness = 2.75',
    label: 'sharpness where the run ends',
    fault: expect.stringMatching(/^was \d.* at the opening, not 2\.75$/u),
    mend: expect.stringMatching(/^Write \d\.\d\d$/u),
  })
  expect([...falseSources(words, checks.checked.value)]).toContain('minimum-sharpness = 2.75')

  lecture.value = lectureOf(words.replace('2.75', note!.mend.replace('Write ', '')))
  await expect
    .poll(
      () =>
        claimNotes(words.replace('2.75', note!.mend.replace('Write ', '')), checks.checked.value).notes
          .length,
    )
    .toBe(notes.length - 1)

  checks.checkAll()
  expect(checks.checking).toBe(true)
  await expect.poll(() => checks.counts.value.left, { timeout: 20_000 }).toBe(0)
  expect(checks.checking).toBe(false)
  const rows = claimRows(checks.checked.value, lecture.value, ['broken', 'long-steps'], checks.noEngine)
  expect(rows.find(({ isSlow }) => isSlow)).toMatchObject({
    step: 2,
    title: 'Long steps',
    holds: true,
    by: 'float64; not checked on the engine',
  })
  checks.dispose()
})

test('checks can be stopped, or skipped, and the rest waits for another request', async () => {
  const checks = new ClaimChecks(lectureOf, () => undefined)
  await expect.poll(() => checks.counts.value.left, { timeout: 10_000 }).toBe(1)
  expect(checks.stop(), 'what is instant is no work to end').toBe(false)
  checks.checkAll()
  expect(checks.stop()).toBe(true)
  expect(checks.checking).toBe(false)
  checks.checkAll()
  checks.skip()
  await expect.poll(() => checks.checking).toBe(false)
  expect(checks.checked.value.filter((one) => holdsOf(one) === undefined)).toHaveLength(1)
  checks.dispose()
})

test('the false claims of a lecture are counted without its editor, until that is stopped', async () => {
  const { signal: until } = new AbortController()
  expect(await falseClaims(lectureOf('The seed is {seed = 1}.'), until)).toBe(0)
  expect(await falseClaims(lectureOf('{seed = 2}, and the loss is {final-loss = 9}.'), until)).toBe(2)
  await expect(falseClaims(lectureOf(), AbortSignal.abort())).rejects.toThrow()
})
