import { signal } from '@preact/signals-core'
import { expect, test } from 'vitest'
import { runLines } from '../../../../src/pictures/lines/run-lines.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { climbOf } from '../../../../src/reference/oracle/run/path.ts'
import { Store } from '../../../../src/store/store.ts'
import { moons } from '../../../support/experiments.ts'
import { OracleEngine } from '../../../support/oracle-engine.ts'
import { unowned } from '../../../support/unowned.ts'

const three: TrainingInput = { ...moons, starts: [moons.starts[0]!, moons.starts[0]!, moons.starts[0]!] }

async function linesOf(input: TrainingInput) {
  const engine = new OracleEngine()
  const isNeeded = signal(true)
  const store = new Store(() => Promise.resolve(engine), input, 3)
  const lines = runLines(unowned, store, () => isNeeded.value)
  await store.whenIdle()
  await lines.study.whenIdle()
  return { engine, store, lines, isNeeded }
}

test('each run has the losses from its own start to its own end, and how far they climb', async () => {
  const { lines, store } = await linesOf(three)
  expect(lines.lines.value.map(({ run }) => run)).toEqual(store.runs)
  for (const [i, run] of oracle.train(three).entries()) {
    const { losses, climb } = lines.lines.value[i]!
    const { values } = oracle.measure(three, run.weights(0), 'path', { other: run.finalWeights, points: 51 })
    expect(losses).toHaveLength(51)
    for (const [k, value] of values.entries()) expect(losses[k]).toBeCloseTo(value, 5)
    expect(climb).toEqual(climbOf(losses))
  }
})

test('lines of removed runs are not shown, and known ones are not measured again', async () => {
  const { engine, lines, store, isNeeded } = await linesOf(three)
  const measured = () => engine.asked.filter((asked) => asked.startsWith('measure')).length
  expect(measured()).toBe(3)
  isNeeded.value = false
  isNeeded.value = true
  await lines.study.whenIdle()
  expect(measured()).toBe(3)
  store.edit({ seed: 8 }, 'seed')
  await store.whenIdle()
  await lines.study.whenIdle()
  expect(measured()).toBe(6)
  expect(lines.lines.value.map(({ run }) => run)).toEqual(store.runs)
})

test('a run that diverged has no line', async () => {
  const wild: TrainingInput = { ...moons, algorithms: [{ id: 'sgd', learningRate: 1e9, steps: 60 }], plane: { kind: 'random', normalization: 'none' } } // prettier-ignore
  const { lines, store } = await linesOf(wild)
  expect(store.runs[0]!.status).toBe('diverged')
  expect(lines.lines.value[0]!.climb.height).toBeNaN()
})
