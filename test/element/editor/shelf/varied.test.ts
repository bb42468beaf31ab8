import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../../src/elements/editor/shelf/bl-varied.ts'
import type { VariedAct, VariedEvent } from '../../../../src/elements/editor/editor-events.ts'
import { faults, mount, within } from '../../fixtures/mount.ts'

test('a varied field can be removed, and added if there is none', async () => {
  const varied = await mount('bl-varied', {
    dial: { label: 'η', stops: '0.1, 0.3', fixed: '', quantities: [] },
    offers: [{ label: 'steps' }],
  })
  const acts: VariedAct[] = []
  varied.addEventListener('bl-varied', (event) => acts.push((event as VariedEvent).act))
  expect(await faults(varied)).toEqual([])
  await userEvent.click(within(varied, '[aria-label="Remove dial"]'))
  await userEvent.click(within(varied, '.offers button'))
  expect(acts).toEqual([
    { kind: 'take', of: 'dial' },
    { kind: 'offer', of: 'sweep', at: 0 },
  ])
})
