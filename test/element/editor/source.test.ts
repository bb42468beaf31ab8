import { expect, onTestFinished, test, vi } from 'vitest'
import '../../../src/elements/editor/bl-source.ts'
import '../../../src/elements/editor/bl-stage-strip.ts'
import type { SourceEvent, StageAct, StageActEvent } from '../../../src/elements/editor/editor-events.ts'
import { userEvent } from 'vitest/browser'
import { faults, mount, settled, within } from '../fixtures/mount.ts'

test('the text keeps its caret while it is typed and parsed, and leads to each problem', async () => {
  const source = await mount('bl-source', { text: '---\r\nid: half\r\n---\r\n' })
  const { field } = source
  expect(await faults(source)).toEqual([])
  source.show(8)
  source.addEventListener('bl-source', (event) => (source.text = (event as SourceEvent).text))
  await userEvent.keyboard('be')
  await settled(source)
  expect([field.value, field.selectionStart]).toEqual(['---\nid: behalf\n---\n', 10])
  source.problems = [
    { line: 1, column: 1, message: 'first' },
    { line: 2, column: 5, message: 'second' },
  ]
  await settled(source)
  const selected = () => field.value.slice(field.selectionStart, field.selectionEnd)
  const shown = ([1, 1, 1, -1] as const).map((by) => {
    source.next(by)
    return selected()
  })
  expect(shown).toEqual(['---', 'behalf', '---', 'behalf'])
  let tidied = 0
  source.addEventListener('bl-tidy', () => tidied++)
  const [tidy] = [...source.shadowRoot!.querySelectorAll<HTMLButtonElement>('.foot button')]
  await userEvent.click(tidy!)
  source.reading = true
  await settled(source)
  expect([tidied, tidy!.disabled]).toEqual([1, true])
  expect(await faults(source)).toEqual([])
})

test('a problem after a long line is shown where the line ends on the screen', async () => {
  const after = 40
  const text = `${'word '.repeat(600)}\nwrong\n${'short\n'.repeat(after - 1)}`
  const source = await mount('bl-source', { text, problems: [{ line: 2, column: 1, message: 'wrong' }] })
  source.style.height = '20rem'
  await settled(source)
  source.next(1)
  const { field } = source
  const { lineHeight, paddingBottom } = getComputedStyle(field)
  const below = after * parseFloat(lineHeight) + parseFloat(paddingBottom)
  const bottom = field.scrollHeight - below - field.scrollTop
  expect(bottom).toBeGreaterThan(0)
  expect(bottom).toBeLessThanOrEqual(field.clientHeight)
})

test('if the browser blocks its clipboard, the whole text is selected for copying by hand', async () => {
  const write = vi.spyOn(navigator.clipboard, 'writeText')
  onTestFinished(() => write.mockRestore())
  const source = await mount('bl-source', { text: 'all of it' })
  const copy = [...source.shadowRoot!.querySelectorAll<HTMLButtonElement>('.foot button')].at(-1)!
  write.mockRejectedValueOnce(new DOMException('denied', 'NotAllowedError'))
  await userEvent.click(copy)
  await expect.poll(() => copy.textContent.trim()).toBe('Press Ctrl-C')
  expect([source.field.selectionStart, source.field.selectionEnd]).toEqual([0, 9])
  expect(source.shadowRoot!.activeElement).toBe(source.field)
  write.mockResolvedValueOnce()
  await userEvent.click(copy)
  await expect.poll(() => copy.textContent.trim()).toBe('Copied')
  expect(write).toHaveBeenCalledWith('all of it')
})

test('changes on the stage are listed with ticks, and can be taken or reverted', async () => {
  const strip = await mount('bl-stage-strip', { step: 3 })
  const acts: StageAct[] = []
  strip.addEventListener('bl-stage-act', (event) => acts.push((event as StageActEvent).act))
  expect(within(strip, 'h2').textContent).toBe('The stage matches step 3')
  const button = (name: string) =>
    [...strip.shadowRoot!.querySelectorAll('button')].find((one) => one.textContent?.includes(name))
  expect([button('Revert'), button('Update step 3')?.disabled]).toEqual([undefined, true])
  strip.differences = [
    { label: 'η', before: '0.6', after: '0.5', taken: true },
    { label: 'camera', before: '', after: '', taken: false },
  ]
  await settled(strip)
  expect(within(strip, 'h2').textContent).toBe('On the stage but not in step 3:')
  expect(await faults(strip)).toEqual([])
  await userEvent.click(strip.shadowRoot!.querySelectorAll('input')[1]!)
  for (const name of ['Revert', 'Update step 3', 'Add stage as step']) await userEvent.click(button(name)!)
  expect(acts).toEqual([
    { kind: 'take', at: 1, on: true },
    { kind: 'put-back' },
    { kind: 'update' },
    { kind: 'add' },
  ])
})

test('all differences are visible, and with one the stage stays where it is', async () => {
  const strip = await mount('bl-stage-strip', { step: 3 })
  strip.style.width = '808px'
  await settled(strip)
  const without = strip.clientHeight
  const names = ['seed', 'inputs', 'activation', 'algorithm', 'w₀', 'loss', 'plane', 'batch size']
  const differences = names.map((label) => ({ label, before: 'unchanged', after: 'as it is', taken: true }))
  strip.differences = differences.slice(0, 1)
  await settled(strip)
  expect(strip.clientHeight).toBe(without)
  strip.differences = differences
  await settled(strip)
  const list = within(strip, '.differences')
  expect([list.scrollHeight, list.querySelectorAll('label').length]).toEqual([list.clientHeight, 8])
  const { bottom } = strip.getBoundingClientRect()
  for (const label of list.querySelectorAll('label'))
    expect(label.getBoundingClientRect().bottom).toBeLessThanOrEqual(bottom)
})
