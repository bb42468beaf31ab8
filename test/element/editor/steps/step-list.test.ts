import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../../src/elements/editor/steps/bl-step-list.ts'
import type { BlStepList } from '../../../../src/elements/editor/steps/bl-step-list.ts'
import type { StepsAct, StepsEvent } from '../../../../src/elements/editor/editor-events.ts'
import { faults, mount, settled } from '../../fixtures/mount.ts'

const step = (title: string) => ({ title, broken: false, fails: 0, left: false })

/** A list with the events that it sends. Choosing a step selects it. */
async function listOf(...titles: string[]) {
  const list = await mount('bl-step-list', { steps: titles.map(step) })
  const acts: StepsAct[] = []
  list.addEventListener('bl-steps', (event) => {
    const { act } = event as StepsEvent
    acts.push(act)
    if (act.kind === 'choose') list.current = act.step
  })
  return { list, acts }
}

const item = (list: BlStepList, k: number) =>
  list.shadowRoot!.querySelector<HTMLElement>(`[data-step="${k}"]`)!
const focused = (list: BlStepList) => list.shadowRoot!.activeElement

test('a step is chosen, moved, duplicated and deleted by keys, and keeps the focus', async () => {
  const { list, acts } = await listOf('One', '', 'Three')
  expect(await faults(list)).toEqual([])
  expect(item(list, 1).textContent?.replace(/\s+/gu, ' ').trim()).toBe('2 no title yet')
  list.focus()
  await userEvent.keyboard('{ArrowDown}')
  await settled(list)
  expect(focused(list)).toBe(item(list, 1))
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}')
  await userEvent.keyboard('d{Delete}{End}')
  await settled(list)
  expect(acts).toEqual([
    { kind: 'choose', step: 1 },
    { kind: 'move', step: 1, to: 0 },
    { kind: 'duplicate', step: 1 },
    { kind: 'delete', step: 1 },
    { kind: 'choose', step: 2 },
  ])
  expect(focused(list)).toBe(item(list, 2))
  list.news = 'Step 2 deleted.'
  await settled(list)
  await userEvent.click([...list.shadowRoot!.querySelectorAll('button')].at(-1)!)
  expect(acts.at(-1)).toEqual({ kind: 'undo' })
  list.steps = [step('One')]
  await settled(list)
  expect(list.shadowRoot!.querySelector<HTMLButtonElement>('[aria-label^=Delete]')!.disabled).toBe(true)
})

test("a step is dragged to another's place, and a click by itself chooses it", async () => {
  const { list, acts } = await listOf('One', 'Two', 'Three')
  await userEvent.dragAndDrop(item(list, 2), item(list, 0))
  await expect.poll(() => acts[0]).toEqual({ kind: 'move', step: 2, to: 0 })
  acts.length = 0
  await userEvent.click(item(list, 1))
  expect(acts).toEqual([{ kind: 'choose', step: 1 }])
})

test("the list's clipboard holds steps", async () => {
  const { list, acts } = await listOf('One', 'Two')
  list.focus()
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', '## Three')
  const say = (type: string) => {
    const event = new ClipboardEvent(type, { clipboardData, bubbles: true, composed: true, cancelable: true })
    item(list, 0).dispatchEvent(event)
    return event
  }
  for (const type of ['copy', 'cut', 'paste']) expect(say(type).defaultPrevented, type).toBe(true)
  expect(acts).toMatchObject([
    { kind: 'copy', step: 0 },
    { kind: 'cut', step: 0 },
    { kind: 'paste', step: 0, text: '## Three' },
  ])
})

test('a step has its small picture, and shows its faults', async () => {
  const { list } = await listOf('One', 'Two')
  const picture = {
    columns: 2,
    rows: 3,
    heights: [0, 0.5, 0.5, 1, NaN, NaN],
    ways: [{ color: '#aa3d0f', points: [[0, 0] as const, [1, 0.5] as const] }],
  }
  list.steps = [{ ...step('One'), fails: 2, picture }, step('Two')]
  list.reading = true
  await settled(list)
  expect(item(list, 0).textContent).toContain('2 claims do not hold')
  const drawn = item(list, 0).querySelector('bl-small-picture')!
  await drawn.updateComplete
  const canvas = drawn.shadowRoot!.querySelector('canvas')!
  const at = (x: number, y: number) => [...canvas.getContext('2d')!.getImageData(x, y, 1, 1).data]
  const [low, high] = [at(20, canvas.height - 2), at(canvas.width - 2, 70)]
  expect([low[3], high[3]]).toEqual([255, 255])
  expect(high[0], 'higher is lighter').toBeGreaterThan(low[0]!)
  expect(item(list, 1).querySelector('bl-small-picture')).toBeNull()
  expect(await faults(list)).toEqual([])
  expect(
    [...list.shadowRoot!.querySelectorAll<HTMLButtonElement>('.acts button')].every(
      ({ disabled }) => disabled,
    ),
  ).toBe(true)
})

test('the button that adds a step keeps its plus in large type', async () => {
  const { list } = await listOf('One', 'Two')
  list.style.cssText = 'width: 124px; font-size: 20px'
  const button = list.shadowRoot!.querySelector('.acts .button')!
  const [sign, box] = [button.querySelector('svg')!, button].map((one) => one.getBoundingClientRect())
  expect(sign!.width).toBeGreaterThan(9)
  expect(sign!.left).toBeGreaterThanOrEqual(box!.left)
  expect(button.scrollWidth).toBeLessThanOrEqual(button.clientWidth)
})
