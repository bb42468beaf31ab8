import { expect, test } from 'vitest'
import { StageNumbers } from '../../src/app/stage-numbers.ts'
import { Workbench } from '../../src/app/workbench.ts'
import { moons } from '../support/experiments.ts'
import { OracleEngine } from '../support/oracle-engine.ts'

async function numbersOf(asked: Parameters<StageNumbers['ask']>[0]) {
  const workbench = new Workbench(() => Promise.resolve(new OracleEngine()), moons, 5)
  const numbers = new StageNumbers(workbench)
  numbers.ask(asked)
  const early = numbers.shown
  await workbench.whenIdle()
  await numbers.whenIdle()
  return { workbench, numbers, early }
}

const asked = [
  { quantity: 'final-loss', label: 'loss' },
  { quantity: 'ending-minimum', label: 'minimum' },
]

test('each stands once the workbench rests; what does not apply is a dash', async () => {
  const { workbench, numbers, early } = await numbersOf(asked)
  expect(early.map(({ value }) => value)).toEqual(['…', '…'])
  const loss = workbench.runs[0]!.loss.at(-1)!
  expect(numbers.shown).toEqual([
    { label: 'loss', value: String(Number(loss.toPrecision(3))) },
    { label: 'minimum', value: '–' },
  ])
})

test('they follow the runs, and a number of runs before never stands', async () => {
  const { workbench, numbers } = await numbersOf(asked)
  const before = numbers.shown[0]!.value
  workbench.edit({ seed: 9 }, 'seed')
  await workbench.whenIdle()
  await numbers.whenIdle()
  const after = workbench.runs[0]!.loss.at(-1)!
  expect(numbers.shown[0]!.value).toBe(String(Number(after.toPrecision(3))))
  expect(numbers.shown[0]!.value).not.toBe(before)
  numbers.ask([])
  expect(numbers.shown).toEqual([])
})
