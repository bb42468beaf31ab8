import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../src/elements/lecture/bl-notice.ts'
import '../../src/elements/lecture/bl-update.ts'
import '../../src/elements/lecture/files/bl-lecture-files.ts'
import '../../src/elements/stage/bl-error.ts'
import { mount, settled, within } from './fixtures/mount.ts'

/** Factor by which the timers of offers and notices run faster here. */
const speed = 10

/** The requested delays in milliseconds. */
let waits: number[] = []

beforeEach(() => {
  waits = []
  const real = window.setTimeout.bind(window)
  vi.spyOn(window, 'setTimeout').mockImplementation(((act: () => void, milliseconds = 0) => {
    const isLong = [6000, 10_000].includes(milliseconds)
    if (isLong) waits.push(milliseconds)
    return real(act, isLong ? milliseconds / speed : milliseconds)
  }) as typeof window.setTimeout)
})
afterEach(() => void vi.restoreAllMocks())

const pass = (seconds: number) => new Promise((resolve) => setTimeout(resolve, (seconds * 1000) / speed + 1))

/** The acts that an element requests, as they come. */
function actsOf(element: Element, type: string): unknown[] {
  const acts: unknown[] = []
  element.addEventListener(type, (event) => {
    const { act, command } = event as Event & { readonly act?: string; readonly command?: string }
    acts.push(act ?? command ?? event.type)
  })
  return acts
}

test('a notice is dismissed after 6 s, and an error stays', async () => {
  const element = await mount('bl-error', { notice: 'Everything was built again.' })
  const acts = actsOf(element, 'bl-command')
  await expect.poll(() => acts).toEqual(['dismiss-notice'])
  expect(waits).toEqual([6000])
  element.issues = [{ path: 'seed', message: 'must be a whole number' }]
  element.notice = ''
  await settled(element)
  await pass(20)
  expect(acts).toEqual(['dismiss-notice'])
  expect(element.shadowRoot!.textContent).toContain('must be a whole number')
})

test('a notice over the page closes after 6 s, and another sentence has 6 s of its own', async () => {
  const element = await mount('bl-notice', { words: 'Saved as mine.txt' })
  const acts = actsOf(element, 'close')
  await pass(3)
  element.words = 'Saved as other.txt'
  await settled(element)
  expect(waits).toEqual([6000, 6000])
  expect(within(element, '[role=status]').textContent).toBe('Saved as other.txt')
  await pass(4)
  expect(acts).toEqual([])
  await expect.poll(() => acts).toEqual(['close'])
  element.words = ''
  await settled(element)
  await pass(20)
  expect(acts, 'with nothing to say it never closes').toEqual(['close'])
})

test.each([
  ['bl-notice', { words: 'Saved as mine.txt' }, 'p'],
  ['bl-update', {}, 'div'],
  ['bl-lecture-files', { falseClaims: 2 }, '.unfinished'],
] as const)('%s moves off a control that comes below it', async (name, properties, part) => {
  const element = await mount(name, properties)
  const bottom = () => within(element, part).getBoundingClientRect().bottom
  const bar = document.createElement('div')
  bar.style.cssText = 'position: fixed; bottom: 0; left: 0; width: 100vw; height: 200px'
  const button = document.createElement('button')
  button.style.cssText = 'width: 100%; height: 100%'
  bar.attachShadow({ mode: 'open' }).append(button)
  document.body.append(bar)
  const { top } = bar.getBoundingClientRect()
  expect(bottom()).toBeGreaterThan(top)
  await expect.poll(bottom).toBeLessThanOrEqual(top)
})

test.each([
  ['bl-update', 'close', {}, 'close'],
  [
    'bl-lecture-files',
    'bl-unfinished',
    { unfinished: { title: 'Valley', time: '12:00', version: '' } },
    'later',
  ],
  ['bl-lecture-files', 'bl-false-claims', { falseClaims: 2 }, 'not-now'],
] as const)('%s closes its offer by itself, after 10 s: %s', async (name, type, properties, act) => {
  const element = await mount(name, properties)
  const acts = actsOf(element, type)
  element.requestUpdate()
  await settled(element)
  await expect.poll(() => acts).toEqual([act])
  expect(waits).toEqual([10_000])
})

test('an offer stays while it has the pointer or the focus, and while it is out of sight', async () => {
  const element = await mount('bl-update', {})
  const acts = actsOf(element, 'close')
  const button = element.shadowRoot!.querySelector('button')!
  button.focus()
  await pass(25)
  expect(acts).toEqual([])
  await userEvent.hover(element)
  button.blur()
  await pass(25)
  expect(acts).toEqual([])
  await userEvent.unhover(element)
  element.style.display = 'none'
  await pass(25)
  expect(acts).toEqual([])
  element.style.display = ''
  await expect.poll(() => acts, { timeout: 5000 }).toEqual(['close'])
})
