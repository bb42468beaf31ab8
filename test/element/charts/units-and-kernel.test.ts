import { expect, test } from 'vitest'
import type { UnitCloud } from '../../../src/pictures/cloud/unit-cloud.ts'
import '../../../src/pictures/cloud/bl-cloud.ts'
import '../../../src/pictures/kernel/bl-kernel-map.ts'
import { faults, mount, within } from '../fixtures/mount.ts'

const cloud: UnitCloud = {
  label: 'm = 2',
  run: 'gradient descent',
  color: '#ff0000',
  axes: ['weight of input 1', 'weight of input 2'],
  first: Float64Array.of(0, 0, 1, 1),
  now: Float64Array.of(2, 0, 1, 1),
  moved: 0.4567,
  reach: 2,
}

test('a cloud draws its current units and the paths that they took, on one scale with its neighbour', async () => {
  const clouds = [cloud, { ...cloud, label: 'm = 3', reach: 4, moved: NaN }]
  const element = await mount('bl-cloud', { clouds })
  Object.assign(element.style, { width: '640px', height: '360px' })
  element.parentElement!.style.width = '640px'
  const drawn = () => {
    const canvas = within<HTMLCanvasElement>(element, 'canvas')
    const ratio = canvas.width / canvas.clientWidth
    const half = (Math.min(canvas.clientWidth, canvas.clientHeight) / 2 - 10) / 4
    const at = (x: number, y: number) => [
      ...canvas
        .getContext('2d')!
        .getImageData(
          Math.round((canvas.clientWidth / 2 + x * half) * ratio),
          Math.round((canvas.clientHeight / 2 - y * half) * ratio),
          1,
          1,
        ).data,
    ]
    return { unit: at(2, 0), other: at(1, 1), empty: at(1.1, -1.1) }
  }
  await expect.poll(() => drawn().unit.slice(0, 4).join()).toBe('255,0,0,255')
  expect(drawn().other.join()).toBe('255,0,0,255')
  expect(drawn().empty[3]).toBe(0)
  const words = [...element.renderRoot.querySelectorAll('h2, b, .run, .words')].map(
    ({ textContent }) => textContent,
  )
  const said = ['gradient descent', 'the units have moved']
  expect(words).toEqual(['m = 2', '45.7 %', ...said, 'm = 3', '–', ...said])
  expect(within(element, 'footer').textContent).toContain('rings at 1, 2, 3, 4')
  expect(within(element, 'canvas').getAttribute('aria-label')).toBe(
    'm = 2: 2 units as points, weight of input 1 across, weight of input 2 up, rings at 1, 2, 3, 4. The units have moved 45.7 %.',
  )
  expect(await faults(element)).toEqual([])
})

test('thousands of units are drawn at once', async () => {
  const first = Float64Array.from({ length: 4096 }, (_, k) => Math.sin(k * k))
  const now = first.map((x) => 1.1 * x)
  const element = await mount('bl-cloud', { clouds: [{ ...cloud, label: '', first, now, reach: 1.1 }] })
  expect(within(element, 'h2').textContent).toBe('The units')
  expect(within(element, 'canvas').getAttribute('aria-label')).toContain('2\u202F048 units')
})

test('a kernel reports how far it has changed, and over how many samples', async () => {
  const tile = (label: string) => ({ label, rows: 4, columns: 4, entries: new Float64Array(16).fill(1) })
  const tiles = ['at w₀', 'now', 'difference'].map(tile)
  const element = await mount('bl-kernel-map', { tiles, most: 2, rows: 40, change: 0.0234 })
  Object.assign(element.style, { width: '600px', height: '200px' })
  const said = () => within(element, '[role=status]').textContent.replace(/\s+/g, ' ').trim()
  expect(said()).toBe('changed by 2.34 % since w₀, the first 4 of 40 train samples across and down')
  expect(within(element, 'bl-matrix-tiles', 'canvas').getAttribute('aria-label')).toMatch(/^at w₀: 4 by 4/)
  element.brief = true
  await element.updateComplete
  expect(said()).toBe('changed by 2.34 % since w₀')
  element.fault = 'The run has diverged.'
  await element.updateComplete
  expect(said()).toBe('The run has diverged.')
  expect(await faults(element)).toEqual([])
})
