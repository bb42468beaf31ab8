import { afterAll, afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import '../../../src/landscape/loss-landscape.ts'
import type { BlStage } from '../../../src/elements/stage/bl-stage.ts'
import type { LossLandscape } from '../../../src/landscape/loss-landscape.ts'
import { himmelblau } from '../fixtures/experiments.ts'
import { keptEngine } from '../fixtures/kept-engine.ts'
import { settled, updated, within } from '../fixtures/mount.ts'
import { mouse } from '../fixtures/mouse.ts'

await keptEngine()
const usual = [innerWidth, innerHeight] as const
await page.viewport(1000, 600)

afterEach(() => document.body.replaceChildren())
afterAll(() => page.viewport(...usual))

/** Two surfaces of one plane, next to each other. */
async function pair(): Promise<LossLandscape> {
  const landscape = document.createElement('loss-landscape')
  Object.assign(landscape, {
    resolution: 65,
    experiment: himmelblau,
    numbers: [{ quantity: 'minima', label: 'dips' }],
    beside: [{ title: 'bowl', experiment: { model: { id: 'quadratic', parameters: null } } }],
  })
  landscape.style.cssText = 'width: 900px; height: 500px'
  document.body.append(landscape)
  await landscape.whenIdle()
  await expect.poll(() => landscape.linked[0]?.study?.store.idle, { timeout: 20_000 }).toBe(true)
  await updated(landscape)
  return landscape
}

const button = (landscape: LossLandscape, words: string) =>
  [...landscape.renderRoot.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === words)

const boxOf = (element: Element) => {
  const { left, top, width, height } = element.getBoundingClientRect()
  return [left, top, width, height].map(Math.round)
}

const poseOf = ({ stage }: LossLandscape) => JSON.stringify((stage as BlStage).camera)

/** Turns the divider on, and returns it with the landscape that lies over the other. */
async function divided() {
  const landscape = await pair()
  button(landscape, 'divider')!.click()
  await expect
    .poll(() => landscape.renderRoot.querySelector('bl-divider')?.shadowRoot, { timeout: 20_000 })
    .toBeTruthy()
  await settled(landscape)
  const divider = within(landscape, 'bl-divider')
  return { landscape, over: landscape.linked[0]!, divider, line: within(divider, '[role=slider]') }
}

test('two surfaces lie on one another with one camera, and come apart again', async () => {
  const { landscape, over } = await divided()
  expect(boxOf(over.stage!)).toEqual(boxOf(landscape.stage!))
  await expect.poll(() => poseOf(over)).toBe(poseOf(landscape))
  expect(getComputedStyle(over).clipPath).toContain('50%')
  expect((over.stage as BlStage).covered).toEqual((landscape.stage as BlStage).covered)
  button(landscape, 'side by side')!.click()
  await settled(landscape)
  const [left, right] = [boxOf(landscape.stage!), boxOf(over.stage!)]
  expect(right[0]).toBeGreaterThanOrEqual(left[0]! + left[2]!)
  expect(landscape.renderRoot.querySelector('bl-divider')).toBeNull()
})

test('the divider follows a real pointer, which takes the surface on either side of it', async () => {
  const { landscape, over, line } = await divided()
  const [left, top, width, height] = boxOf(landscape.stage!) as [number, number, number, number]
  const middle = top + height / 2
  await mouse('mousePressed', left + width / 2, middle)
  for (const share of [0.45, 0.35, 0.25]) await mouse('mouseMoved', left + share * width, middle)
  await mouse('mouseReleased', left + 0.25 * width, middle)
  await settled(landscape)
  expect(Math.abs(Number(line.getAttribute('aria-valuenow')) - 25)).toBeLessThanOrEqual(1)
  expect(boxOf(line)[0]! + boxOf(line)[2]! / 2).toBeCloseTo(left + 0.25 * width, -1)
  const at = (share: number) => landscape.shadowRoot!.elementFromPoint(left + share * width, middle)
  expect(at(0.1)).toBe(landscape.stage)
  expect(at(0.9)).toBe(over)
})

test('the divider follows the keys, no further than the edges', async () => {
  const { landscape, line } = await divided()
  line.focus()
  const press = async (key: string, shiftKey = false) => {
    line.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }))
    await settled(landscape)
    return Number(line.getAttribute('aria-valuenow'))
  }
  expect(await press('ArrowRight')).toBe(52)
  expect(await press('ArrowLeft', true)).toBe(42)
  expect(await press('End')).toBe(100)
  expect(await press('ArrowRight')).toBe(100)
  expect(await press('Home')).toBe(0)
})

test('each side has the name of its surface below its number, and the dips that are counted', async () => {
  const { landscape, over } = await divided()
  const words = (of: LossLandscape) => within(of, '.label.side').textContent.replaceAll(/\s+/g, ' ').trim()
  await expect.poll(() => words(over), { timeout: 20_000 }).toBe('1 dips, bowl')
  await expect.poll(() => words(landscape), { timeout: 20_000 }).toMatch(/^4 dips/)
  const dips = (of: LossLandscape) => of.content!.marks.filter(({ shape }) => shape === 'dot')
  expect(dips(landscape)).toHaveLength(4)
  expect(dips(over)).toHaveLength(1)
})
