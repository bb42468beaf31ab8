import { afterEach, expect, test } from 'vitest'
import { drawnMarks, triesOf } from '../../../../src/page/editor/suggestions.ts'
import { onlyOnStage } from '../../../../src/page/editor/stage-differences.ts'
import { Store } from '../../../../src/store/store.ts'
import { experimentOf, fetchLecture, lectureOf } from '../../../../src/study/lecture/lecture.ts'
import { Study } from '../../../../src/study/study.ts'
import { OracleEngine } from '../../../support/oracle-engine.ts'

const gone: { dispose(): void }[] = []
afterEach(() => {
  for (const one of gone.splice(0)) one.dispose()
})

test('actions are offered as text for “try”: on the stage, before the first step, and from step to step', async () => {
  await fetchLecture('two-weights')
  const lecture = lectureOf('two-weights')
  const at = (step: number) => ({ lecture, step, apart: false })
  const opened = experimentOf(lecture, 0)
  if (opened.kind !== 'training') throw new Error('it trains')
  const tries = (
    step: number,
    before = opened,
    onStage = onlyOnStage(opened, undefined, { shown: opened, at: undefined }),
  ) => triesOf(at(step), { opened: before, onStage })
  expect(tries(0), 'nothing was done').toEqual([])
  const [first, ...others] = opened.algorithms
  const moved = { ...opened, starts: [{ kind: 'weights', values: [1, 1] }], algorithms: [{ ...first!, learningRate: 0.3 }, ...others] } as typeof opened // prettier-ignore
  const stage = onlyOnStage(opened, undefined, { shown: moved, at: undefined })
  expect(tries(0, opened, stage).toSorted()).toEqual([
    'Drag w₀ over the surface.',
    'Slide learning rate of gradient descent to 0.3.',
  ])
  expect(tries(0, moved), 'before there was a step').toContain('Drag w₀ over the surface.')
  expect(tries(1), 'what leads to the step').toContain('Slide linearity to 1.')
  expect(tries(8).length).toBeLessThanOrEqual(3)
})

test('the marks that a stage draws are offered by name', async () => {
  await fetchLecture('two-weights')
  const lecture = lectureOf('two-weights')
  const open = () => Promise.resolve(new OracleEngine())
  const study = new Study(
    new Store(open, experimentOf(lecture, 1), 3, undefined, { lecture, step: 1, apart: false }),
  )
  gone.push(study)
  await study.store.whenIdle()
  await expect.poll(() => drawnMarks(study).length).toBeGreaterThan(2)
  const drawn = drawnMarks(study)
  expect(drawn.slice(0, 2)).toEqual([
    { phrase: 'gradient descent’s end', mark: 'run' },
    { phrase: 'momentum’s end', mark: 'run: 2' },
  ])
  expect(new Set(drawn.map(({ phrase }) => phrase)).size).toBe(drawn.length)
})
