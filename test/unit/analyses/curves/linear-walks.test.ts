import { expect, test, vi } from 'vitest'
import { linearWalks } from '../../../../src/analyses/curves/linear-walks.ts'
import { SharedAnalyses } from '../../../../src/pictures/shared-analyses.ts'
import { Store } from '../../../../src/store/store.ts'
import { trio } from '../../../../src/scenarios/data/trio-program.ts'
import { Study } from '../../../../src/study/study.ts'
import { OracleEngine } from '../../../support/oracle-engine.ts'
import { unowned } from '../../../support/unowned.ts'

const program = { version: 1, seed: 1, problem: { kind: 'linear-program', ...trio, start: [7, 8, 9] } }
const storeOf = (experiment: unknown) => new Store(() => Promise.resolve(new OracleEngine()), experiment, 9)

test('the paths through a program come with its polytope, and again for another one', async () => {
  const store = storeOf(program)
  const walks = linearWalks(unowned, store)
  await expect.poll(() => walks.value.value?.walks[0]?.points.length).toBe(5)
  expect(walks.value.value?.polytope?.vertices).toHaveLength(16)
  store.edit({ problem: { walkers: ['bland'] } }, 'rule')
  await expect.poll(() => walks.value.value?.walks[0]?.points.length).toBe(9)
  walks.dispose()
  store.dispose()
})

test('a program without an optimum is reported, and larger cubes are not walked', async () => {
  const open = { ...trio, rows: trio.rows.slice(7), bounds: [0, 0, 0] }
  const store = storeOf({ ...program, problem: { kind: 'linear-program', ...open } })
  const walks = linearWalks(unowned, store)
  await expect
    .poll(() => walks.error.value.map(({ message }) => message))
    .toEqual(['the program is unbounded: there is no optimum to walk to'])
  store.open({ ...program, problem: { kind: 'linear-program', id: 'klee-minty', size: 8 } })
  await walks.whenIdle()
  expect(walks.value.value).toBeUndefined()
  walks.dispose()
  store.dispose()
})

test('the timeline extends to the end of the longest path, which starts once it is computed', async () => {
  const study = new Study(storeOf(program))
  const { playback, store } = study
  await study.whenIdle()
  const begun = vi.spyOn(study, 'walk')
  const analyses = new SharedAnalyses(study)
  await expect.poll(() => playback.last).toBe(4)
  expect(begun.mock.calls).toEqual([[6]])
  store.edit({ problem: { walkers: ['bland'] } }, 'rule')
  await expect.poll(() => playback.last).toBe(8)
  expect(begun.mock.calls).toEqual([[6]])
  analyses.dispose()
  study.dispose()
})
