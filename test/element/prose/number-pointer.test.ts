import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../src/elements/charts/lists/bl-runs.ts'
import '../../../src/elements/prose/bl-prose.ts'
import { PointEvent } from '../../../src/elements/point-event.ts'
import { faults, mount, within } from '../fixtures/mount.ts'

/** The marks that are told on the page from now on. */
function marksTold(): (string | undefined)[] {
  const told: (string | undefined)[] = []
  window.addEventListener(PointEvent.type, (event) => told.push((event as PointEvent).mark))
  return told
}

test('a number of the prose tells its mark to pointer, focus and tap, and that it was left', async () => {
  const prose = await mount('bl-prose', {
    markdown: 'It ends at [0.83](mark:run/0), not at [3](mark:sweep/36).',
  })
  await expect.poll(() => prose.shadowRoot!.querySelectorAll('[data-mark]').length).toBe(2)
  const { height } = prose.getBoundingClientRect()
  const told = marksTold()
  const [first, second] = [...prose.shadowRoot!.querySelectorAll<HTMLElement>('[data-mark]')]
  await userEvent.hover(first!)
  await userEvent.hover(second!)
  await userEvent.unhover(second!)
  expect(told).toEqual(['run/0', 'sweep/36', undefined])
  told.length = 0
  first!.focus()
  first!.blur()
  expect(told).toEqual(['run/0', undefined])
  told.length = 0
  first!.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'touch' }))
  first!.dispatchEvent(new PointerEvent('pointerout', { bubbles: true, pointerType: 'touch' }))
  expect(told, 'what was tapped stays').toEqual(['run/0'])
  window.dispatchEvent(new PointerEvent('pointerdown'))
  expect(told, 'until something else is pressed').toEqual(['run/0', undefined])
  expect(prose.getBoundingClientRect().height, 'nothing moves').toBe(height)
  expect(await faults(prose)).toEqual([])
})

test('a row of the runs tells its run, also when it goes away under the hand', async () => {
  const run = { start: 0, algorithm: 0, label: 'descent', style: 0, color: '#112233', visible: true, status: 'finished', outcome: 'converged', shown: 'end', loss: 0.5, steps: 3 } as const // prettier-ignore
  const runs = await mount('bl-runs', { runs: [run, { ...run, label: 'Adam' }] })
  const told = marksTold()
  within(runs, 'tr[data-mark="run/1"] button').focus()
  runs.remove()
  expect(told).toEqual(['run/1', undefined])
})
