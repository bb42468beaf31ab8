import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../../src/elements/charts/lists/bl-bars.ts'
import '../../../../src/pictures/networks/bl-network-pair.ts'
import type { NetworkPairView } from '../../../../src/pictures/networks/network-pair-view.ts'
import { networkOf } from '../../../support/page/shown-network.ts'
import { likeMotion } from '../../fixtures/motion.ts'
import { faults, mount, settled, within } from '../../fixtures/mount.ts'

/** Two copies of a network, the second with the hidden units of its one layer in reverse order. */
function pair(): NetworkPairView {
  const { layers, inputs, weights, pictures, said } = networkOf([2, 4, 1])
  const network = (label: string) => ({ label, weights, pictures })
  const orders = [[3, 2, 1, 0]]
  const correlations = [[1, 0.5, -0.25, 0.75]]
  return { layers, inputs, said, first: network('one'), second: network('other'), orders, correlations, placedOrders: undefined } // prettier-ignore
}

async function opened() {
  const element = await mount('bl-network-pair', { view: pair() })
  element.style.cssText = 'width: 640px; height: 320px'
  await expect.poll(() => element.layouts[1]?.columns[1]?.[0]?.size).toBeGreaterThan(20)
  return element
}

beforeEach(likeMotion)
afterEach(() => void vi.restoreAllMocks())

test('a unit under the pointer names its match and their similarity, on either side', async () => {
  const element = await opened()
  const status = within(element, '.words')
  const point = async (side: 0 | 1, unit: number) => {
    const { x, y } = element.layouts[side]!.columns[1]!.find((place) => place.unit === unit)!
    const canvas = element.shadowRoot!.querySelectorAll('canvas')[side]!
    await userEvent.hover(canvas, { position: { x, y } })
  }
  await point(0, 1)
  await expect.poll(() => status.textContent).toMatch(/units 2 and 3: correlation\s+0\.5/)
  await point(1, 1)
  await expect
    .poll(() => status.textContent)
    .toMatch(/units 3 and 2: correlation\s+.0\.25\s+each is the opposite/)
  expect(await faults(element)).toEqual([])
})

test('once matched, the second network’s units take the places of their partners; the plane may define that itself', async () => {
  const element = await opened()
  const order = () => element.layouts[1]!.columns[1]!.map(({ unit }) => unit)
  const settledAt = (row: number, unit: number) => {
    const [first, second] = element.layouts.map(({ columns }) => columns[1]!)
    return Math.abs(second!.find((place) => place.unit === unit)!.y - first![row]!.y) < 0.5
  }
  expect(order()).toEqual([0, 1, 2, 3])
  const [, matched] = element.shadowRoot!.querySelectorAll('button')
  await userEvent.click(matched!)
  await expect.poll(() => settledAt(0, 3)).toBe(true)
  expect(order()).toEqual([3, 2, 1, 0])
  for (const matched of [true, false]) {
    element.matched = matched
    await expect.poll(() => settledAt(0, matched ? 3 : 0)).toBe(true)
  }
  element.view = { ...pair(), placedOrders: [[3, 1, 2, 0]] }
  await expect.poll(() => settledAt(1, 1)).toBe(true)
  expect(element.shadowRoot!.querySelector('button')).toBeNull()
})

test('matched units are drawn in place at once with reduced motion', async () => {
  vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList)
  const element = await opened()
  const heights = (side: 0 | 1, units: readonly number[]) =>
    units.map((unit) => element.layouts[side]!.columns[1]!.find((place) => place.unit === unit)!.y)
  element.shadowRoot!.querySelectorAll('button')[1]!.click()
  await settled(element)
  expect(heights(1, [3, 2, 1, 0])).toEqual(heights(0, [0, 1, 2, 3]))
})

test('bars are as long as their shares, and missing for an unknown share', async () => {
  const bars = [
    { label: 'these two', share: 0.75, words: '0.75' },
    { label: 'unknown', share: NaN, words: '…' },
  ]
  const element = await mount('bl-bars', { bars })
  element.style.width = '400px'
  const widths = [...element.shadowRoot!.querySelectorAll<HTMLElement>('.bar')].map(
    ({ style }) => style.width,
  )
  expect(widths).toEqual(['75%', '0%'])
})

test('a signed bar starts in the middle of a scale from −1 to 1', async () => {
  const signed = [-0.5, 1].map((share) => ({ label: 'cosine', share, words: String(share), signed: true }))
  const element = await mount('bl-bars', { bars: signed })
  const bars = [...element.shadowRoot!.querySelectorAll<HTMLElement>('.bar')]
  expect(bars.map(({ style: { left, width } }) => [left, width])).toEqual([
    ['25%', '25%'],
    ['50%', '50%'],
  ])
  expect(within(element, '.scale').innerText.split(/\s+/)).toEqual(['−1', '0', '1'])
})
