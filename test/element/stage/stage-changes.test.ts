import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { BlStage } from '../../../src/elements/stage/bl-stage.ts'
import type { StageStatusEvent } from '../../../src/elements/stage/stage-events.ts'
import type { StageContent } from '../../../src/scene/types.ts'
import { isLong, onlyLong } from '../../support/long.ts'
import { likeMotion } from '../fixtures/motion.ts'
import { deviceOf, nextFrame, open, pixels, rock } from '../fixtures/open-stage.ts'
import { contentOf, twoWeights, type ContentOptions } from '../fixtures/stage-content.ts'

const linear = twoWeights((x) => x)
const tanh = twoWeights(Math.tanh)
const bare = (options: ContentOptions): StageContent => ({
  ...contentOf({ bare: true, n: 33, ...options }),
  starts: [],
})
const bent = bare({})
const straight = bare({ field: linear })

beforeEach(likeMotion)
afterEach(() => {
  vi.restoreAllMocks()
})

async function picture(stage: BlStage): Promise<Uint8ClampedArray> {
  const bitmap = await createImageBitmap(await stage.snapshot())
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!
  context.drawImage(bitmap, 0, 0)
  return context.getImageData(0, 0, bitmap.width, bitmap.height).data
}

/** How many pixels of two pictures differ by more than rounding. */
function differing(one: Uint8ClampedArray, other: Uint8ClampedArray): number {
  expect(one).toHaveLength(other.length)
  let count = 0
  for (let i = 0; i < one.length; i += 4)
    if ([0, 1, 2].some((channel) => Math.abs(one[i + channel]! - other[i + channel]!) > 8)) count++
  return count
}

async function show(stage: BlStage, content: StageContent): Promise<void> {
  stage.content = content
  await stage.updateComplete
  await nextFrame()
}

describe.each(['webgpu', 'webgl2'] as const)('a surface that becomes another on %s', (kind) => {
  it('passes through intermediate surfaces, and keeps the previous contours as a ghost', async () => {
    const clock = vi.spyOn(performance, 'now').mockReturnValue(1000)
    const device = await deviceOf(kind)
    const stage = await open(bent, device)
    const before = await picture(stage)
    await show(stage, straight)
    expect(differing(await picture(stage), before), 'at the start').toBe(0)
    clock.mockReturnValue(1200)
    await nextFrame()
    const between = await picture(stage)
    await show(stage, bare({ field: linear }))
    expect(differing(await picture(stage), between), 'another goal of the same height').toBe(0)
    await show(stage, bare({ field: linear, n: 65 }))
    expect(differing(await picture(stage), between), 'a finer goal').toBeLessThan(between.length / 4 / 10)
    await show(stage, straight)
    clock.mockReturnValue(1400)
    await nextFrame()
    const after = await picture(stage)
    expect(differing(between, before), 'half way').toBeGreaterThan(500)
    expect(differing(between, after), 'half way').toBeGreaterThan(500)
    // On WebGL2 each stage recompiles its shaders, so only the long form tries it; what it tests does not
    // depend on the renderer.
    if (kind === 'webgpu' || isLong)
      expect(differing(after, await picture(await open(straight, device))), 'at the end').toBe(0)

    const paper = [6, 292] as const
    await show(stage, bare({ field: linear, before: tanh }))
    const changed = differing(await picture(stage), after)
    expect(changed).toBeGreaterThan(100)
    expect(changed, 'lines, not areas').toBeLessThan(after.length / 4 / 10)
    expect(rock((await pixels(stage))({ x: paper[0], y: paper[1] }))).toBe(false)
    await show(stage, straight)
    expect(differing(await picture(stage), after), 'without the ghost').toBe(0)
  })
})

/**
 * Tests that do not depend on the renderer. On WebGL2 each stage recompiles its shaders, so only the long
 * form tries them.
 */
describe.each(['webgpu', ...onlyLong(['webgl2'] as const)] as const)(
  'a surface that becomes another on %s',
  (kind) => {
    it('passes from logarithmic to linear height', async () => {
      const clock = vi.spyOn(performance, 'now').mockReturnValue(1000)
      const device = await deviceOf(kind)
      const stage = await open(bent, device)
      const linearHeight: StageContent = { ...bent, scale: { ...bent.scale, kind: 'linear' } }
      await show(stage, linearHeight)
      const first = await picture(stage)
      clock.mockReturnValue(1200)
      await nextFrame()
      const between = await picture(stage)
      clock.mockReturnValue(1400)
      await nextFrame()
      const after = await picture(stage)
      for (const other of [first, after]) expect(differing(between, other)).toBeGreaterThan(500)
      const fresh = await picture(await open(linearHeight, device))
      expect(differing(after, fresh), 'at the end, but for the edges of the cut').toBeLessThan(100)
    })

    it('passes to another plane as well', async () => {
      const clock = vi.spyOn(performance, 'now').mockReturnValue(1000)
      const stage = await open(bent, await deviceOf(kind))
      const before = await picture(stage)
      const elsewhere = { a: [0, 1], b: [0, 1] } as const
      await show(stage, { ...straight, extent: { a: [...elsewhere.a], b: [...elsewhere.b] } })
      const first = await picture(stage)
      clock.mockReturnValue(1400)
      await nextFrame()
      const after = await picture(stage)
      expect(differing(first, after)).toBeGreaterThan(500)
      expect(differing(first, before), 'axes only').toBeLessThan(differing(first, after))
    })

    it('changes at once with reduced motion', async () => {
      vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList)
      vi.spyOn(performance, 'now').mockReturnValue(1000)
      const device = await deviceOf(kind)
      const stage = await open(bent, device)
      await show(stage, straight)
      expect(differing(await picture(stage), await picture(await open(straight, device)))).toBe(0)
    })

    it("draws a ghost's contours across facets, from its own grid", async () => {
      const device = await deviceOf(kind)
      const facets = { ...straight, facets: true }
      const stage = await open(facets, device)
      const plain = await picture(stage)
      const { ghost } = bare({ field: linear, before: tanh, n: 33 })
      await show(stage, { ...facets, ghost })
      const changed = differing(await picture(stage), plain)
      expect(changed).toBeGreaterThan(100)
      expect(changed, 'lines, not areas').toBeLessThan(plain.length / 4 / 10)
    })
  },
)

describe('a stage in a browser without WebGL2', () => {
  it('is unavailable, says why and takes no picture', async () => {
    const getContext = HTMLCanvasElement.prototype.getContext
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(function (
      this: HTMLCanvasElement,
      ...[kind, ...rest]: unknown[]
    ) {
      return kind === 'webgl2' ? null : Reflect.apply(getContext, this, [kind, ...rest])
    } as typeof getContext)
    const told: StageStatusEvent[] = []
    document.addEventListener('stage-status', (event) => told.push(event as StageStatusEvent))
    const stage = await open(bent, 'none')
    expect(stage.status).toBe('unavailable')
    expect(told.map(({ status, reason }) => [status, reason])).toEqual([
      ['unavailable', 'This browser offers neither WebGPU nor WebGL2.'],
    ])
    expect(stage.shadowRoot!.querySelectorAll('canvas')).toHaveLength(0)
    await expect(stage.snapshot()).rejects.toThrow('no stage')
  })
})
