import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../../src/elements/editor/shelf/bl-prediction-ticks.ts'
import type { TickEvent } from '../../../../src/elements/editor/editor-events.ts'
import { faults, mount } from '../../fixtures/mount.ts'

const tick = (id: string, on: boolean, value = '', note = '') => ({
  ...{ id, label: id, drawing: 'point' as const, fromStart: true, color: '#1f1e33', visible: true },
  ...{ value, note, details: [{ label: 'sharpness there', value: '4.15' }], on },
})

test('predictions show their current values, and are ticked by keys', async () => {
  const ticks = [
    tick('flow', true, '(1, 2)'),
    tick('rail', false),
    tick('edge', false, '', 'Needs one sample.'),
  ]
  const element = await mount('bl-prediction-ticks', { ticks, others: 1 })
  const ticked: unknown[] = []
  element.addEventListener('bl-tick', (event) =>
    ticked.push([(event as TickEvent).at, (event as TickEvent).on]),
  )
  element.addEventListener('bl-all', () => ticked.push('all'))
  expect(await faults(element)).toEqual([])
  const rows = [...element.shadowRoot!.querySelectorAll('li')].map((row) =>
    row.textContent?.replace(/\s+/gu, ' ').trim(),
  )
  expect(rows).toEqual([
    'flow (1, 2) · sharpness there 4.15',
    'rail sharpness there 4.15',
    'edge Needs one sample.',
  ])
  expect(element.shadowRoot!.textContent).toMatch(/Shows 1 of 3\.[^]*1 other closed form does\s+not apply/u)
  await userEvent.tab()
  await userEvent.keyboard('{Enter}')
  await userEvent.tab()
  await userEvent.keyboard(' ')
  await userEvent.tab()
  await userEvent.keyboard(' ')
  expect(ticked).toEqual(['all', [0, false], [1, true]])
})
