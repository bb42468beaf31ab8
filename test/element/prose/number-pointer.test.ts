import { signal } from '@preact/signals-core'
import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../src/elements/charts/lists/bl-runs.ts'
import '../../../src/elements/prose/bl-prose.ts'
import type { LiveViews } from '../../../src/elements/prose/live-slots.ts'
import { PointEvent } from '../../../src/elements/point-event.ts'
import { faults, mount, within } from '../fixtures/mount.ts'

/** Starts to record the marks that the page is told to highlight. */
function marksTold(): (string | undefined)[] {
  const told: (string | undefined)[] = []
  window.addEventListener(PointEvent.type, (event) => told.push((event as PointEvent).mark))
  return told
}

test('a number in the prose highlights its mark on hover, focus and tap, and clears it afterwards', async () => {
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

test('a row of the runs highlights its run, also if it disappears under the pointer', async () => {
  const run = { start: 0, algorithm: 0, label: 'descent', style: 0, color: '#112233', visible: true, status: 'finished', outcome: 'converged', shown: 'end', loss: 0.5, steps: 3 } as const // prettier-ignore
  const runs = await mount('bl-runs', { runs: [run, { ...run, label: 'Adam' }] })
  const told = marksTold()
  within(runs, 'tr[data-mark="run/1"] button').focus()
  runs.remove()
  expect(told).toEqual(['run/1', undefined])
})

test("a number's text is updated while everything else stays, including the focus; one that highlights nothing is no button", async () => {
  const numbers = signal<LiveViews>(new Map())
  const prose = await mount('bl-prose', {
    markdown:
      'It ends at {final-loss = 0.5}, with $\\eta = \\num{seed}$ and $Q = \\num{minimum-sharpness = 2.57}$.',
    numbers,
  })
  await expect.poll(() => prose.shadowRoot!.querySelectorAll('[data-live]').length).toBe(3)
  const [loss, seed, sharpness] = [...prose.shadowRoot!.querySelectorAll<HTMLElement>('[data-live]')]
  const said = () => [loss, seed, sharpness].map((slot) => slot?.textContent)
  expect(said()).toEqual(['0.5', '–', '2.57'])
  numbers.value = new Map([
    ['final-loss = 0.5', { text: '0.5', mark: 'run/0' }],
    ['seed', { text: '7' }],
    ['minimum-sharpness = 2.57', { text: '2.57', mark: 'run/1' }],
  ])
  expect(said()).toEqual(['0.5', '7', '2.57'])
  expect(prose.shadowRoot!.querySelectorAll('[role=button]')).toHaveLength(2)
  const told = marksTold()
  const formula = sharpness!.closest<HTMLElement>('.formula')!
  formula.focus()
  expect(told).toEqual(['run/1'])
  numbers.value = new Map([
    ['final-loss = 0.5', { text: '0.61', mark: 'run/0', note: 'at the opening 0.5' }],
    ['minimum-sharpness = 2.57', { text: '3.10', mark: 'run/1', note: 'at the opening 2.57' }],
  ])
  expect(said()).toEqual(['0.61', '7', '3.10'])
  expect(prose.shadowRoot!.activeElement, 'the focus stays').toBe(formula)
  expect(told.splice(0)).toEqual(['run/1'])
  await userEvent.hover(loss!)
  await expect.poll(() => prose.shadowRoot!.querySelector('.note')?.textContent).toBe('at the opening 0.5')
  sharpness!.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))
  expect(told).toContain('run/0')
  expect(told.at(-1)).toBe('run/1')
  expect(await faults(prose)).toEqual([])
})
