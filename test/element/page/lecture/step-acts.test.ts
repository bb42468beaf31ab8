import { signal } from '@preact/signals-core'
import { render } from 'lit'
import { expect, test } from 'vitest'
import '../../../../src/elements/controls/bl-dial.ts'
import '../../../../src/elements/lecture/bl-step-controls.ts'
import '../../../../src/elements/prose/bl-prose.ts'
import { NumberEvent } from '../../../../src/elements/controls/control-events.ts'
import { EditEvent } from '../../../../src/elements/events.ts'
import { namesControls, stepActs, controlsOfStep } from '../../../../src/page/lecture/step-acts.ts'
import { applyTheme } from '../../../../src/elements/style/tokens.ts'
import { columnStyle } from '../../../../src/page/lecture/column-style.ts'
import { appStyle } from '../../../../src/page/style.ts'
import type { Step } from '../../../../src/exchange/lecture/scenario.ts'
import { experimentOf, fetchLecture, lectureOf } from '../../../../src/study/lecture/lecture.ts'
import { faults, settled, within } from '../../fixtures/mount.ts'

/** A step's instruction as in the lecture column, its controls, and the labels of what they change. */
async function acts(id: string, number: number) {
  await fetchLecture(id)
  const lecture = lectureOf(id)
  const step: Step = lecture.steps[number - 1]!
  const shown = {
    store: { experiment: experimentOf(lecture, number - 1) },
    step: { value: step },
    predictions: { value: { thresholds: [] } },
  }
  const main = document.createElement('main')
  applyTheme(main, 'light')
  main.style.width = '263px'
  document.adoptedStyleSheets = [columnStyle.styleSheet!, appStyle.styleSheet!]
  document.body.replaceChildren(main)
  render(stepActs(step, controlsOfStep(shown), signal(new Map()), 'en'), main)
  for (const one of main.querySelectorAll('bl-dial, bl-step-controls')) await settled(one)
  const changed: string[] = []
  main.addEventListener(EditEvent.type, (event) => changed.push((event as EditEvent).label))
  return { main, changed, isNamed: namesControls(shown) }
}

test('a die is next to its sentence, as large as a finger, for the seed that it changes', async () => {
  const { main, changed, isNamed } = await acts('thresholds', 2)
  expect(isNamed).toBe(true)
  const button = within(main, '.try .act bl-step-controls', 'bl-seed-button')
  const [die, sentence] = [within(button, 'button'), within(main, '.act bl-prose')]
  const { width, height, left } = die.getBoundingClientRect()
  expect([width, height]).toEqual([44, 44])
  expect(left).toBeGreaterThanOrEqual(sentence.getBoundingClientRect().right)
  expect(within(button, 'small').textContent).toBe('seed 1')
  die.click()
  expect(changed).toEqual(['seed'])
  expect(await faults(main)).toEqual([])
})

test('a dial is below its sentence, with the die of a step that has both', async () => {
  const { main, changed } = await acts('relabelling', 2)
  expect(main.querySelectorAll('.try .act bl-step-controls')).toHaveLength(1)
  within(main, '.try > bl-dial').dispatchEvent(new NumberEvent(1, false))
  expect(changed).toEqual(['units in place'])
})

test('default controls are not below a sentence that does not mention them', async () => {
  expect((await acts('two-weights', 1)).isNamed).toBe(false)
  expect((await acts('two-weights', 4)).isNamed).toBe(true)
})
