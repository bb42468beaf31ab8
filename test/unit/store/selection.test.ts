import { effect } from '@preact/signals-core'
import { expect, test } from 'vitest'
import { Selection } from '../../../src/store/selection.ts'
import { Store } from '../../../src/store/store.ts'
import { moons } from '../../support/experiments.ts'
import { OracleEngine } from '../../support/oracle-engine.ts'

const two = {
  ...moons,
  algorithms: [...moons.algorithms, { id: 'momentum', learningRate: 0.1, steps: 5 }],
  starts: [...moons.starts, ...moons.starts],
}

async function opened() {
  const store = new Store(() => Promise.resolve(new OracleEngine()), two, 3)
  await store.whenIdle()
  return { store, selection: new Selection(store) }
}

test('a closed eye stays with its start and algorithm, and is reported', async () => {
  const { store, selection } = await opened()
  const seen: number[][] = []
  effect(() => void seen.push([...selection.hidden]))
  selection.setVisible(1, 0, false)
  selection.setVisible(0, 1, false)
  selection.setVisible(1, 0, true)
  expect(seen).toEqual([[], [2], [1, 2], [1]])
  store.edit(
    { algorithms: [...store.training!.algorithms, { id: 'adam', learningRate: 0.1, steps: 5 }] },
    'add',
  )
  expect([...selection.hidden]).toEqual([1])
  selection.showAll()
  expect([...selection.hidden]).toEqual([])
})

test("a following selection has the other's step, runs, or one algorithm’s runs", async () => {
  const { store, selection: lead } = await opened()
  const follower = new Selection(store)
  lead.playback.setLast(5)
  follower.playback.setLast(5)
  lead.playback.seek(3)
  lead.setVisible(0, 0, false)
  lead.pointing = true
  follower.follow(lead, 1)
  expect([...follower.hidden]).toEqual([0, 2])
  expect([follower.playback.step, follower.pointing]).toEqual([3, true])
  lead.setVisible(0, 0, true)
  follower.follow(lead, undefined)
  expect([...follower.hidden]).toEqual([])
})

test('the list of runs stays the same if the runs do', async () => {
  const { store } = await opened()
  const { runs } = store
  store.edit({ view: { height: 'linear' } }, 'height')
  expect(store.runs).toBe(runs)
})
