import { render } from 'lit'
import { expect, test } from 'vitest'
import { nowhere } from '../../../../src/scenarios/place.ts'
import { stepDots } from '../../../../src/page/lecture/stepping.ts'
import relabellingScenario from '../../../../src/scenarios/lectures/relabelling/lecture.md?full'
import { faults } from '../../fixtures/mount.ts'

test('a dot names the title of the current step, and of a later one only if that gives no answer away', async () => {
  const main = document.createElement('main')
  document.body.replaceChildren(main)
  const lecture = { ...relabellingScenario, steps: relabellingScenario.steps.slice(0, 3) }
  const names = (questions: boolean) => {
    const at = { ...nowhere, lecture, step: 1 }
    render(stepDots({ at, openStep: () => undefined }, questions), main)
    return Array.from(main.querySelectorAll('button'), ({ title, ariaLabel }) => {
      expect(ariaLabel).toBe(title)
      return title
    })
  }
  const [first, second, third] = lecture.steps.map(({ title }, k) => `Step ${k + 1} of 3: ${title}`)
  expect(names(true)).toEqual([first, 'Step 2 of 3', 'Step 3 of 3'])
  expect(await faults(main)).toEqual([])
  expect(names(false)).toEqual([first, second, third])
})
