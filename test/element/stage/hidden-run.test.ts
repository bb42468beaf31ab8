import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { BlStage } from '../../../src/elements/stage/bl-stage.ts'
import { fitHeightScale } from '../../../src/math/height-scale.ts'
import type { StageContent } from '../../../src/scene/types.ts'
import { deviceOf, nextFrame, open, pixels } from '../fixtures/open-stage.ts'
import { contentOf, extent, terrainOf } from '../fixtures/stage-content.ts'

/** A ridge along b = 0, between two plains. */
const ridge = (_: number, b: number) => 1 + 3 * Math.exp(-((b / 0.6) ** 2))
/** A straight run parallel to the ridge, on the plain to one side of it. */
const aside = 1.6
const ends = [-2.4, 2.4] as const

function content(): StageContent {
  const terrain = terrainOf(ridge, 65, extent)
  const steps = 40
  const line = (at: (share: number) => number) =>
    Float32Array.from({ length: steps + 1 }, (_, k) => at(k / steps))
  return {
    ...contentOf({ bare: true, n: 65, kind: 'linear' }),
    terrain,
    scale: fitHeightScale(terrain.values, 'linear', 0),
    starts: [],
    paths: [
      {
        id: 'run',
        label: '',
        color: '#ff00ff',
        style: 0,
        at: steps,
        a: line((share) => ends[0] + share * (ends[1] - ends[0])),
        b: line(() => aside),
        loss: line(() => ridge(0, aside)),
        distance: line(() => 0),
      },
    ],
  }
}

/** The colour of each CSS pixel along the middle of the run. */
async function along(stage: BlStage): Promise<number[][]> {
  const [from, to] = ends.map((a) => stage.screenOf(0.8 * a, aside, ridge(0, aside))!)
  const pixelAt = await pixels(stage)
  const [x, y] = [to!.x - from!.x, to!.y - from!.y]
  const length = Math.floor(Math.hypot(x, y))
  return Array.from({ length }, (_, k) =>
    pixelAt({ x: from!.x + (k / length) * x, y: from!.y + (k / length) * y }),
  )
}

const isRun = ([red = 0, green = 0, blue = 0]: number[]) => (red + blue) / 2 - green > 60
const isSame = (one: number[], other: number[]) =>
  one.every((value, k) => Math.abs(value - (other[k] ?? 0)) < 12)
const share = (all: readonly boolean[]) => all.filter(Boolean).length / all.length

// Makes the camera jump to its target.
beforeEach(() => void vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList))
afterEach(() => vi.restoreAllMocks())

it.each(['webgpu', 'webgl2'] as const)(
  'a run behind a ridge is a row of dots, and a ribbon from the other side, on %s',
  async (kind) => {
    const stage = await open(content(), await deviceOf(kind), [500, 375])
    const { paths } = stage.content!
    const shown = async (content: Partial<StageContent>) => {
      stage.content = { ...stage.content!, ...content }
      await stage.updateComplete
      await nextFrame()
      return await along(stage)
    }
    const seen: { run: number; rock: number; length: number; dots: number }[] = []
    for (const azimuth of [0, 180]) {
      const rock = await shown({ camera: { azimuth, polar: 66, zoom: 1 }, paths: [] })
      const row = await shown({ paths })
      const run = row.map(isRun)
      seen.push({
        run: share(run),
        rock: share(row.map((pixel, k) => isSame(pixel, rock[k]!))),
        length: row.length,
        dots: run.filter((on, k) => on && !run[k - 1]).length,
      })
    }
    const [hidden, bare] = seen.toSorted((one, other) => one.run - other.run)
    expect(bare!.run, JSON.stringify(seen)).toBeGreaterThan(0.95)
    expect(hidden!.run, JSON.stringify(seen)).toBeGreaterThan(0.1)
    expect(hidden!.rock, JSON.stringify(seen)).toBeGreaterThan(0.2)
    // A dot every 11 pixels.
    expect(Math.abs(hidden!.dots - hidden!.length / 11)).toBeLessThanOrEqual(1.5)
  },
)
