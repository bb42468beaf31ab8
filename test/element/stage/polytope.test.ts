import { afterEach, describe, expect, test, vi } from 'vitest'
import type { BlPolytope } from '../../../src/elements/stage/bl-polytope.ts'
import '../../../src/elements/stage/bl-polytope.ts'
import type { Point } from '../../../src/scene/block.ts'
import type { PolytopeContent } from '../../../src/scene/polytope/polytope-content.ts'
import { faults, mount } from '../fixtures/mount.ts'
import { deviceOf, nextFrame } from '../fixtures/open-stage.ts'

const vertices = [0, 1].flatMap((z) => [0, 1].flatMap((y) => [0, 1].map((x): Point => [x, y, z])))
const cube: PolytopeContent = {
  theme: 'light',
  vertices,
  edges: [[0, 1], [1, 3], [3, 2], [2, 0], [4, 5], [5, 7], [7, 6], [6, 4], [0, 4], [1, 5], [2, 6], [3, 7]], // prettier-ignore
  facets: [
    { corners: [0, 1, 5, 4], normal: [0, -1, 0] },
    { corners: [4, 5, 7, 6], normal: [0, 0, 1] },
  ],
  ways: [{ id: 'way', color: '#ff0000', style: 0, places: [[0, 0, 0], [1, 0, 0], [1, 1, 1]], numbered: true }], // prettier-ignore
  ellipsoids: [{ color: '#0000ff', centre: [0.5, 0.5, 0.5], axes: [0.3, 0, 0, 0, 0.3, 0, 0, 0, 0.3], strength: 1 }], // prettier-ignore
  optimum: { at: [1, 1, 1], label: 'best: 3' },
  upward: [1, 1, 1],
  axes: ['x', 'y', 'z'],
  opened: 'cube',
}
const walkers = [{ color: '#ff0000', style: 0, name: 'simplex', steps: '2 pivots', gap: 'gap 1' }]

/** The red and blue pixels of a picture, with their mean places; undefined before there is a picture. */
async function seen(element: BlPolytope) {
  const blob = await element.snapshot()
  if (!blob) return undefined
  const bitmap = await createImageBitmap(blob)
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!
  context.drawImage(bitmap, 0, 0)
  const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height)
  let [red, blue, across] = [0, 0, 0]
  for (let i = 0; i < data.length; i += 4) {
    const [r = 0, g = 0, b = 0] = data.subarray(i, i + 3)
    if (r > 200 && g < 60 && b < 60) {
      red++
      across += (i / 4) % bitmap.width
    }
    if (b > r + 25) blue++
  }
  return { red, blue, across: across / red }
}

afterEach(() => void vi.restoreAllMocks())

test('with reduced motion a key turns a polytope at once', async () => {
  vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList)
  const element = await mount('bl-polytope', {
    content: cube,
    walkers,
    words: 'Polytope of 8 corners.',
    device: 'none',
  })
  Object.assign(element.style, { width: '400px', height: '300px' })
  await expect.poll(async () => ((await seen(element))?.red ?? 0) > 150, { timeout: 20_000 }).toBe(true)
  const before = (await seen(element))!
  const picture = element.shadowRoot!.querySelector<HTMLElement>('.picture')!
  // Large, and so faint that it hides nothing.
  const large = cube.ellipsoids.map((one) => ({
    ...one,
    axes: one.axes.map((part) => 8 * part),
    strength: 0.01,
  }))
  element.content = { ...cube, ellipsoids: large }
  await expect.poll(async () => (await seen(element))!.red).toBeLessThan(before.red / 2)
  element.content = cube
  await expect.poll(async () => (await seen(element))!.red).toBeGreaterThan(0.9 * before.red)
  for (let k = 0; k < 6; k++)
    picture.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', cancelable: true }))
  const turned = (await seen(element))!
  expect(Math.abs(turned.across - before.across)).toBeGreaterThan(10)
  await nextFrame()
  await nextFrame()
  expect((await seen(element))!.across).toBeCloseTo(turned.across, 1)
  element.remove()
})

describe.each(['webgpu', 'webgl2'] as const)('a polytope on %s', (kind) => {
  test('draws its path and its ellipsoid, turns by keys, and describes itself', async () => {
    const device = await deviceOf(kind)
    const element = await mount('bl-polytope', {
      content: cube,
      walkers,
      words: 'Polytope of 8 corners.',
      device,
    })
    Object.assign(element.style, { width: '400px', height: '300px' })
    const counts = async () => {
      const found = await seen(element)
      return found ? found.red > 150 && found.blue > 150 : false
    }
    await expect.poll(counts, { timeout: 20_000 }).toBe(true)
    const before = (await seen(element))!
    const picture = element.shadowRoot!.querySelector<HTMLElement>('.picture')!
    for (let k = 0; k < 6; k++)
      picture.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', cancelable: true }))
    await expect.poll(async () => Math.abs((await seen(element))!.across - before.across)).toBeGreaterThan(10)
    picture.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', cancelable: true }))
    await expect.poll(async () => Math.abs((await seen(element))!.across - before.across)).toBeLessThan(2)
    // Another polytope with other facets.
    element.content = { ...cube, vertices: [...vertices], facets: cube.facets.slice(1), ellipsoids: [] }
    await expect.poll(async () => (await seen(element))!.blue).toBeLessThan(before.blue / 2)
    expect(element.shadowRoot!.textContent).toContain('2 pivots')
    expect(picture.ariaLabel).toBe('Polytope of 8 corners.')
    expect(await faults(element)).toEqual([])
    element.remove()
  })
})
