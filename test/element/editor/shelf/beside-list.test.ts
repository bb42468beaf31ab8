import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../../src/elements/editor/shelf/bl-beside-list.ts'
import type { BesideAct, BesideEvent } from '../../../../src/elements/editor/editor-events.ts'
import { faults, mount, settled, within } from '../../fixtures/mount.ts'

test('the stage can be added as a side stage, named and deleted', async () => {
  const element = await mount('bl-beside-list', { offers: ['linear', 'seed 2'] })
  const acts: BesideAct[] = []
  element.addEventListener('bl-beside', (event) => acts.push((event as BesideEvent).act))
  const button = (name: RegExp) =>
    [...element.shadowRoot!.querySelectorAll('button')].find((one) =>
      name.test(one.getAttribute('aria-label') ?? one.textContent ?? ''),
    )!
  expect(button(/Add side by side/u).disabled, 'nothing is on it').toBe(true)
  await userEvent.click(button(/seed 2/u))
  Object.assign(element, {
    taken: 'η 0.5',
    own: 'as it is',
    stages: [{ title: 'linear', differs: 'linearity 1' }],
  })
  await settled(element)
  expect(await faults(element)).toEqual([])
  await userEvent.click(button(/Add side by side/u))
  const title = within<HTMLInputElement>(element, 'li:nth-child(2) input')
  await userEvent.fill(title, 'twin')
  await userEvent.keyboard('{Enter}')
  await userEvent.click(button(/Delete the stage/u))
  expect(acts).toEqual([
    { kind: 'offer', at: 1 },
    { kind: 'take' },
    { kind: 'title', at: 0, title: 'twin' },
    { kind: 'delete', at: 0 },
  ])
  element.most = 1
  await settled(element)
  expect(button(/Add side by side/u).disabled).toBe(true)
  expect(element.shadowRoot!.textContent).toContain('At most 1 stages fit next to this one.')
})
