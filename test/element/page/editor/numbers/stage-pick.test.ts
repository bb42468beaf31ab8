import { signal } from '@preact/signals-core'
import { afterEach, expect, test } from 'vitest'
import { PickEvent } from '../../../../../src/elements/editor/editor-events.ts'
import { StagePick, type DrawnNumber } from '../../../../../src/page/editor/numbers/stage-pick.ts'
import { Store } from '../../../../../src/store/store.ts'
import { experimentOf, fetchLecture, lectureOf } from '../../../../../src/study/lecture/lecture.ts'
import { Study } from '../../../../../src/study/study.ts'
import { OracleEngine } from '../../../../support/oracle-engine.ts'

const gone: { dispose(): void }[] = []
afterEach(() => {
  for (const one of gone.splice(0)) one.dispose()
})

const numbers: readonly DrawnNumber[] = [
  { mark: 'run/0', group: 'Runs' },
  { mark: 'run/1', group: 'Runs' },
  { mark: undefined, group: 'Curvature' },
]

test('a click on a run of the stage, on a chart or in the list finds its numbers', async () => {
  await fetchLecture('two-weights')
  const lecture = lectureOf('two-weights')
  const open = () => Promise.resolve(new OracleEngine())
  const study = new Study(
    new Store(open, experimentOf(lecture, 1), 3, undefined, { lecture, step: 1, apart: false }),
  )
  gone.push(study)
  await study.store.whenIdle()
  const pick = new StagePick(study, signal(numbers))
  const field = document.body.appendChild(document.createElement('input'))
  const board = document.body.appendChild(document.createElement('div'))
  board.innerHTML = '<section class="picture" data-picture="losses"><button>a chart</button></section>'
  let pressed = 0
  board.addEventListener('click', () => pressed++)
  field.addEventListener('bl-pick', (event) => pick.hear(event as PickEvent))
  const found = () => numbers.filter((number) => pick.holds(number)).map(({ mark }) => mark)

  expect(found()).toHaveLength(3)
  field.dispatchEvent(new PickEvent({ kind: 'begin' }))
  expect(study.content.value.pointing, 'a click on the stage points').toBe(true)
  expect(pick.view.value.places.map(({ mark }) => mark)).toEqual(['run/0', 'run/1', 'picture/losses'])
  const [run] = study.store.runs
  study.selection.pickedAt?.([run!.a.at(-1)!, run!.b.at(-1)!])
  expect([found(), document.activeElement]).toEqual([['run/0'], field])
  expect(study.content.value.pointing).toBe(false)

  field.dispatchEvent(new PickEvent({ kind: 'begin' }))
  study.selection.pickedAt?.([1e6, 1e6])
  expect(pick.view.value).toMatchObject({ waits: true, missed: 'Nothing here has a number.' })
  board.querySelector('button')!.click()
  expect([found(), pressed], 'the chart itself does nothing').toEqual([['run/0', 'run/1'], 0])
  board.querySelector('button')!.click()
  expect(pressed).toBe(1)

  field.dispatchEvent(new PickEvent({ kind: 'begin' }))
  field.dispatchEvent(new PickEvent({ kind: 'place', at: 1 }))
  expect([found(), pick.view.value.picked]).toEqual([['run/1'], 'momentum'])
  field.dispatchEvent(new PickEvent({ kind: 'begin' }))
  document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
  expect(pick.view.value.waits, 'pressed elsewhere').toBe(false)
  field.dispatchEvent(new PickEvent({ kind: 'all' }))
  expect(found()).toHaveLength(3)
  field.remove()
  board.remove()
})

test("a chart of a sweep finds the sweep's numbers; if none applies, a sentence says why", async () => {
  await fetchLecture('two-weights')
  const lecture = lectureOf('two-weights')
  const open = () => Promise.resolve(new OracleEngine())
  const study = new Study(
    new Store(open, experimentOf(lecture, 2), 3, undefined, { lecture, step: 2, apart: false }),
  )
  gone.push(study)
  const board = document.body.appendChild(document.createElement('div'))
  board.innerHTML = '<section class="picture" data-picture="sweep"><button>a point</button></section>'
  const sweep = { mark: 'sweep/0.01', group: 'The sweep' }
  const pick = new StagePick(study, signal([...numbers, sweep]))
  pick.hear(new PickEvent({ kind: 'begin' }))
  board.querySelector('button')!.click()
  expect([...numbers, sweep].filter((number) => pick.holds(number))).toEqual([sweep])
  pick.reset()
  const answers = new StagePick(study, signal(numbers), (mark) => `none of ${mark}`)
  answers.hear(new PickEvent({ kind: 'begin' }))
  board.querySelector('button')!.click()
  expect(answers.view.value).toMatchObject({ waits: true, missed: 'none of picture/sweep', picked: '' })
  answers.reset()
  board.remove()
})
