import { expect, test } from 'vitest'
import {
  claimedWords,
  claimKey,
  claimLabel,
  claimsOf,
  faultWords,
  foundWords,
  isInstant,
  verdictOf,
  type Claim,
  type ClaimNumbers,
} from '../../../src/analyses/claims.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import type { Expectation } from '../../../src/exchange/lecture/scenario.ts'
import { scenarios } from '../../../src/scenarios/index.ts'
import { stagedSteps } from '../../support/lectures/scenarios.ts'

const [{ step, stages } = { step: undefined, stages: [] }] = stagedSteps(
  scenarios.find(({ id }) => id === 'two-weights')!,
)
const experiment = parseExperiment(stages[0])
const claim = (expectation: Partial<Expectation>): Claim => ({
  step: 0,
  of: 'step',
  expectation: { quantity: 'minimum-sharpness', source: '', ...expectation },
  experiment,
})

/** Numbers by the names of quantities, one for each draw. */
const numbers = (all: Readonly<Record<string, readonly number[]>>): ClaimNumbers => ({
  quantity: (_, { quantity }) => Promise.resolve(all[quantity] ?? []),
  sweep: () => Promise.resolve([]),
  law: () => Promise.resolve(undefined),
})

const said = async (expectation: Partial<Expectation>, all: Readonly<Record<string, readonly number[]>>) => {
  const one = claim(expectation)
  const verdict = await verdictOf(one, 'oracle', numbers(all))
  const whole = `${claimLabel(one)} ${claimedWords(one)}: ${foundWords(one, verdict)}`
  return [verdict.holds, whole, ...(verdict.holds ? [] : [faultWords(one, verdict)])]
}

test('a claim is true within its tolerance, and a false one reports what was found', async () => {
  const found = { 'minimum-sharpness': [2.5693] }
  expect(await said({ value: 2.57, absolute: 0.005 }, found)).toMatchObject([
    true,
    'sharpness where the run ends · gradient descent = 2.57: 2.569',
  ])
  expect(await said({ value: 2.75, absolute: 0.005 }, found)).toMatchObject([
    false,
    'sharpness where the run ends · gradient descent = 2.75: 2.569',
    'was 2.569 at the opening, not 2.75',
  ])
  expect(await said({ interval: [1, 2] }, found)).toMatchObject([
    false,
    expect.any(String),
    'was 2.569 at the opening, not in 1 to 2',
  ])
  expect(await said({ value: 2.57 }, { 'minimum-sharpness': [NaN] }), 'no number').toMatchObject([
    false,
    expect.any(String),
    expect.any(String),
  ])
})

test('a claim over draws holds by its rule, and reports in how many it does', async () => {
  const over = { draws: 3, rule: 'all' } as const
  const found = { 'minimum-sharpness': [0.361, 0.389, 0.37] }
  expect(await said({ value: 0.4, absolute: 0.01, over }, found)).toMatchObject([
    false,
    expect.stringContaining('= 0.4 over 3 draws'),
    'holds in 0 of 3 draws, 0.361 to 0.389',
  ])
  expect(await said({ value: 0.375, absolute: 0.02, over }, found)).toMatchObject([
    true,
    expect.stringContaining('in 3 of 3 draws'),
  ])
})

test('arithmetic on quantities and fields can be claimed as in text', async () => {
  const expectation = { quantity: '2 / algorithms.0.learningRate', value: 200, absolute: 0.5 }
  expect(await said(expectation, {})).toMatchObject([
    true,
    expect.stringContaining('2 / algorithms.0.learningRate = 200'),
  ])
})

test('the engine may deviate further if the claim allows it', async () => {
  const one = claim({ value: 0, absolute: 1e-30, float32: { absolute: 1e-14 } })
  const found = numbers({ 'minimum-sharpness': [3.6e-15] })
  expect((await verdictOf(one, 'oracle', found)).holds).toBe(false)
  expect((await verdictOf(one, 'engine', found)).holds).toBe(true)
})

test('each claim of a built-in step has its own name, and slow ones are only tried on request', () => {
  const claims = claimsOf(step!, experiment, 0)
  expect(claims.length).toBe(step!.expectations!.length)
  expect(new Set(claims.map(claimKey)).size).toBe(claims.length)
  expect(isInstant(claim({ value: 1 }))).toBe(true)
  for (const slow of [
    { long: true },
    { quantity: 'basin-agreement' },
    { over: { draws: 20, rule: 'all' } },
  ] as const)
    expect(isInstant(claim(slow)), JSON.stringify(slow)).toBe(false)
})
