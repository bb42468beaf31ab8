import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../../src/elements/lecture/files/bl-lecture-files.ts'
import type { FetchEvent, OpenTextEvent } from '../../../../src/elements/lecture/files/bl-lecture-files.ts'
import { faults, mount, settled, within } from '../../fixtures/mount.ts'

const elsewhere = {
  kind: 'elsewhere',
  host: 'gist.githubusercontent.com',
  owner: 'kbrandt',
  busy: false,
} as const
const text = ['---', 'badlands: 1', 'id: half', '---', '# Half', '', '## One', ''].join('\n')
const problems = [
  { line: 3, column: 5, message: 'must be letters, digits and hyphens' },
  { line: 7, column: 1, message: 'the first step has no experiment', step: 0 },
]
const half = { kind: 'text', title: 'half.txt', said: 'Nothing of it can be shown.', text, problems } as const

const button = (element: Element, name: string) =>
  [...element.shadowRoot!.querySelectorAll('button')].find((one) => one.textContent?.includes(name))!

test('a lecture from another host is offered in a sentence, and fetched only after a click', async () => {
  const element = await mount('bl-lecture-files', { view: elsewhere })
  const asked: boolean[] = []
  element.addEventListener('bl-fetch', (event) => asked.push((event as FetchEvent).open))
  expect(within(element, '.asked').textContent?.replace(/\s+/g, ' ')).toContain(
    'a lecture from gist.githubusercontent.com, of kbrandt. Nobody here has checked it, and nothing has been fetched yet.',
  )
  expect(await faults(element)).toEqual([])
  await userEvent.click(button(element, 'Fetch and open'))
  await userEvent.click(button(element, 'Fetch and show text'))
  expect(asked).toEqual([true, false])
  element.view = { ...elsewhere, busy: true }
  await settled(element)
  expect(button(element, 'Fetch and open').disabled).toBe(true)
  const closed = new Promise((done) => element.addEventListener('close', done, { once: true }))
  await userEvent.keyboard('{Escape}')
  await closed
})

test('a text shows its problems, each of which leads to its place; it can be fixed and opened', async () => {
  const element = await mount('bl-lecture-files', { view: half })
  const field = within<HTMLTextAreaElement>(element, 'textarea')
  const [first, second] = element.shadowRoot!.querySelectorAll<HTMLButtonElement>('.problem')
  await expect.poll(() => element.shadowRoot!.activeElement).toBe(first)
  expect(await faults(element)).toEqual([])
  expect(second!.textContent?.replace(/\s+/g, ' ')).toContain('line 7, column 1, step 1: the first step')
  await userEvent.keyboard('{Enter}')
  expect(text.slice(field.selectionStart, field.selectionEnd)).toBe('half')
  await userEvent.keyboard('whole')
  const opened: string[] = []
  element.addEventListener('bl-open-text', (event) => opened.push((event as OpenTextEvent).text))
  element.falseClaims = 1
  await settled(element)
  await userEvent.click(button(element, 'Open'))
  expect(opened, 'an offer takes nothing away that was typed').toEqual([text.replace('half', 'whole')])
  element.view = { ...half, title: 'other.txt', problems: [] }
  await settled(element)
  expect(within<HTMLTextAreaElement>(element, 'textarea').value, 'another text').toBe(text)
})
