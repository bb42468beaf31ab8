import { expect, it } from 'vitest'
import '../../../src/elements/stage/bl-contour-map.ts'
import { clusterColors } from '../../../src/math/picture/palette.ts'
import type { DrapeView } from '../../../src/scene/types.ts'
import { onlyLong } from '../../support/long.ts'
import { nearestHue } from '../fixtures/hue.ts'
import { bowl } from '../fixtures/map-content.ts'
import { mount, within } from '../fixtures/mount.ts'
import { deviceOf, nextFrame, open, pixels } from '../fixtures/open-stage.ts'
import { contentOf, extent, twoWeights } from '../fixtures/stage-content.ts'

const colors = clusterColors.slice(0, 4)

/** 8 x 8 points with a colour for each quadrant: -a -b, +a -b, -a +b, +a +b. */
const quadrants = (over: DrapeView['extent']): DrapeView => {
  const bytes = colors.map((hex) => [...[1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16)), 255])
  const pixels = Array.from({ length: 64 }, (_, k) => bytes[Number(k % 8 > 3) + 2 * Number(k > 31)]!).flat()
  return { resolution: [8, 8], extent: over, pixels: Uint8ClampedArray.from(pixels) }
}

/** An unobstructed point of each quadrant. */
const places = [[-1.2, -0.9], [1.2, -1.1], [-1.2, 1.3], [0.8, 1.7]] as const // prettier-ignore

/** On WebGL2, drape-place.test.ts finds each cell of a drape at the place of its surface. */
it.each(['webgpu', ...onlyLong(['webgl2'] as const)] as const)(
  'each quadrant of the surface has its own colour on %s',
  async (kind) => {
    const field = twoWeights(Math.tanh)
    const content = contentOf({ bare: true, n: 65 })
    const stage = await open(content, await deviceOf(kind))
    const found = async () => {
      const at = await pixels(stage)
      return places.map(([a, b]) => nearestHue(at(stage.screenOf(a, b, field(a, b))!), colors))
    }
    expect(await found()).not.toEqual([0, 1, 2, 3])
    stage.content = { ...content, drape: quadrants(extent) }
    await stage.updateComplete
    await nextFrame()
    expect(await found()).toEqual([0, 1, 2, 3])
  },
)

it('each quadrant of the 2-D map has its own colour', async () => {
  const element = await mount('bl-contour-map', {
    content: { ...bowl, starts: [], paths: [], curves: [], marks: [], drape: quadrants(bowl.extent) },
  })
  Object.assign(element.style, { width: '264px', height: '300px' })
  await nextFrame()
  await nextFrame()
  const canvas = within<HTMLCanvasElement>(element, 'canvas')
  const ratio = canvas.width / canvas.clientWidth
  const [left, top, right, bottom] = [44, 11, 11, 11 * 3.4]
  const { width, height } = element.getBoundingClientRect()
  const pixel = (a: number, b: number) => {
    const x = left + ((a + 2) / 4) * (width - left - right)
    const y = top + ((2 - b) / 4) * (height - top - bottom)
    return [...canvas.getContext('2d')!.getImageData(x * ratio, y * ratio, 1, 1).data]
  }
  expect(places.map(([a, b]) => nearestHue(pixel(a, b), colors))).toEqual([0, 1, 2, 3])
})
