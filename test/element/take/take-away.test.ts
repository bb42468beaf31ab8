import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../src/elements/take/bl-take-away.ts'
import type { TakeEvent, TakeView } from '../../../src/elements/take/bl-take-away.ts'
import { faults, mount, settled, within } from '../fixtures/mount.ts'

const view: TakeView = {
  groups: [
    { name: 'Pictures', choices: [{ id: 'picture', name: 'Picture', line: 'the stage as a PNG' }] },
    {
      name: 'Numbers',
      choices: [
        { id: 'npz', name: 'For Python', line: 'arrays of numpy' },
        { id: 'runs', name: 'The runs', line: 'CSV' },
      ],
    },
  ],
  making: undefined,
  said: '',
}

test('what can be taken away is asked for by a press, is made alone, and can be given up', async () => {
  const element = await mount('bl-take-away', { view })
  const heard: string[] = []
  element.addEventListener('bl-take', (event) => heard.push((event as TakeEvent).id))
  element.addEventListener('close', () => heard.push('close'))
  const choices = [...element.shadowRoot!.querySelectorAll<HTMLButtonElement>('.choice')]
  expect(choices.map(({ textContent }) => textContent.trim())).toEqual([
    'Picturethe stage as a PNG', 'For Pythonarrays of numpy', 'The runsCSV',
  ]) // prettier-ignore
  expect(await faults(element)).toEqual([])
  await userEvent.click(choices[1]!)
  element.view = { ...view, making: 'npz', said: 'For Python …' }
  await settled(element)
  expect(choices.map(({ disabled }) => disabled)).toEqual([true, false, true])
  expect(within(element, '[role=status]').textContent).toBe('For Python …')
  await userEvent.keyboard('{Escape}')
  expect(heard).toEqual(['npz', 'close'])
})
