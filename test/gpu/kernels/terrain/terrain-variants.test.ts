import { expect, test } from 'vitest'
import { IdleTime } from '../../../../src/engine/backend/idle-time.ts'
import { terrainVersion } from '../../../../src/engine/kernels/terrain/version.ts'
import type { TerrainDevice, TerrainVariant } from '../../../../src/engine/kernels/terrain/program.ts'
import { TerrainKernel } from '../../../../src/engine/kernels/terrain/terrain-kernel.ts'
import { Autotune } from '../../../../src/engine/kernels/autotune/autotune.ts'
import { TunedTerrain } from '../../../../src/engine/kernels/autotune/tuned-terrain.ts'
import { largestError, relativeError } from '../../../support/agreement.ts'
import { countBuffers } from '../../../support/kernels/count-buffers.ts'
import { testDevice } from '../../../support/device/device.ts'
import { betweenVariants, isBrowser } from '../../../support/device/host.ts'
import { onlyLong } from '../../../support/long.ts'
import { mlpSpec } from '../../../support/network.ts'
import {
  expectedValues,
  terrainRequest,
  worstError,
  type TerrainCase,
} from '../../../support/kernels/terrain.ts'
import { byTurns } from '../../../support/turns.ts'

const { device } = await testDevice()

/**
 * Adapters as the kernels see them. The last has too little memory for a point's weights, so only the wide
 * and streamed forms run on it.
 */
const software: TerrainDevice = { workgroupMemory: 32_768, subgroup: 4, software: true }
const card: TerrainDevice = { workgroupMemory: 32_768, subgroup: 64, software: false }
const smallCard: TerrainDevice = { workgroupMemory: 16_384, subgroup: 16, software: false }
const tightCard: TerrainDevice = { workgroupMemory: 4096, subgroup: 32, software: false }

/** A network too wide for tiles that compile at once in software. */
const tuned: TerrainCase = { model: mlpSpec({ widths: [2, 40, 40, 1] }), count: 50, resolution: [2, 2] }

test('the variant known as the fastest takes over once it is compiled, if it changes no bit', async () => {
  const request = terrainRequest(tuned)
  const idle = new IdleTime()
  const names = new Set<string>()
  const store = { get: () => [...names].at(-1), set: () => undefined }
  const autotune = new Autotune<TerrainVariant>(idle, store, 'software')
  const kernel = new TunedTerrain(new TerrainKernel(device, software), autotune)
  const before = await kernel.run(request)
  expect(kernel.variant).toContain('loops')
  names.add(kernel.variant.replace(/loops.*/, 'tiles of 4 units by 16 samples'))
  await kernel.run(request)
  expect(kernel.variant).toContain('loops')
  const variant = async () => (await kernel.run(request), kernel.variant)
  // Compilers other than the browser's give tiles other last bits, so tiles never take over there.
  if (isBrowser) await expect.poll(variant, { interval: 1500, timeout: 60_000 }).toContain('tiles')
  else await new Promise((resolve) => setTimeout(resolve, 6000))
  const { values } = await kernel.run(request)
  expect(largestError(values, before.values, relativeError)).toBe(0)
  kernel.dispose()
  idle.dispose()
})

test('a trial in idle time measures every variant and leaves no buffer behind', async () => {
  const request = terrainRequest(tuned)
  const alive = countBuffers(device)
  const idle = new IdleTime()
  const store = new Map<string, string>()
  const autotune = new Autotune<TerrainVariant>(idle, store, 'software')
  const kernel = new TunedTerrain(new TerrainKernel(device, software), autotune)
  await kernel.run(request)
  await expect.poll(() => store.size, { timeout: 60_000 }).toBe(1)
  expect(autotune.words.split('; ')).toHaveLength(2)
  const [[key, fastest] = []] = store
  expect(key).toBe(`software, terrain ${terrainVersion}, 2-40-40-1, tanh, linear, squared, 64 samples`)
  expect(autotune.words).toContain(fastest)
  kernel.dispose()
  idle.dispose()
  expect(alive()).toBe(0)
})

/** Every variant that some adapter may choose for a case, without duplicates. */
function variantsOf(given: TerrainCase, adapters: readonly TerrainDevice[]) {
  const request = terrainRequest(given)
  const all = adapters.flatMap((adapter) =>
    new TerrainKernel(device, adapter).variants(request).map((variant) => ({ adapter, variant })),
  )
  return all.filter(({ variant }, i) => all.findIndex((other) => other.variant.name === variant.name) === i)
}

interface Case {
  readonly given: TerrainCase
  readonly adapters: readonly TerrainDevice[]
  readonly kinds: readonly string[]
}

/**
 * Each adapter and each kind of variant occurs at least once. More cases would cost compile time without
 * checking anything new.
 */
const cases: Readonly<Record<string, Case>> = {
  'one straight line, several threads, and wide': {
    given: {
      model: mlpSpec({ widths: [2, 6, 5, 3], centered: true, outputScale: 2, linearity: 0.2 }),
      metric: { loss: 'cross-entropy', weightDecay: 0.01 },
      count: 150,
      weighted: true,
      resolution: [4, 3],
    },
    adapters: [software, card],
    kinds: ['one straight line', '32 threads a point, loops over 8', '32 threads a point, loops over 4', 'wide'],
  },
  'tiles, loops, and wide, around a stack of equal layers': {
    given: {
      model: mlpSpec({ widths: [3, 10, 10, 10, 10, 2], activation: 'softplus', layerScales: [1, 0.5, 0.5, 2, 1] }),
      metric: { loss: 'logistic' },
      count: 45,
      resolution: [3, 3],
    },
    adapters: [software, smallCard],
    kinds: ['by 8 samples', '8 threads a point', 'wide'],
  },
  'a streamed layer with a unit more than fours, and wide': {
    given: {
      model: mlpSpec({ widths: [3, 133, 2], centered: true, outputScale: 2, parameterization: 'ntk' }),
      metric: { loss: 'cross-entropy' },
      count: 150,
      weighted: true,
      resolution: [3, 2],
    },
    adapters: [software, tightCard],
    kinds: ['a thread a point, units streamed over 16', 'wide'],
  },
  'loops that form weights as they are read, and tiles of 40 units': {
    given: tuned,
    adapters: [software, tightCard],
    kinds: ['loops over 8 samples, weights formed', 'by 16 samples', 'wide'],
  },
} // prettier-ignore

test('the units of a hidden layer are streamed if inputs are few, and looped over if their text would be long', () => {
  const chosen = (inputs: number) => {
    const given: TerrainCase = { model: mlpSpec({ widths: [inputs, 40, 10] }), count: 70, resolution: [2, 2] }
    return new TerrainKernel(device, software).variants(terrainRequest(given)).map(({ name }) => name)
  }
  expect(chosen(16)).toEqual([expect.stringContaining('units streamed')])
  expect(chosen(17)[0]).toContain('loops over 8 samples')
  expect(chosen(64)[0]).toContain('loops over 8 samples')
})

/** Repeats the kinds of the others in layers of another width. */
const repeated: Readonly<Record<string, Case>> = {
  'tiles over 8 samples, and several threads': {
    given: { model: mlpSpec({ widths: [2, 19, 19, 1] }), count: 70, resolution: [2, 2] },
    adapters: [software, card],
    kinds: ['by 8 samples', 'loops over 8', 'loops over 4', 'wide'],
  },
} // prettier-ignore

test.each([...byTurns(Object.entries(cases)), ...onlyLong(Object.entries(repeated))])(
  '%s: the variant changes no bit',
  async (_name, { given, adapters, kinds }) => {
    const request = terrainRequest(given)
    const variants = variantsOf(given, adapters)
    for (const kind of kinds)
      expect(
        variants.some(({ variant }) => variant.name.includes(kind)),
        kind,
      ).toBe(true)
    const found = new Map<string, number[]>()
    for (const { adapter, variant } of variants) {
      const kernel = new TerrainKernel(device, adapter)
      const field = await kernel.run(request, variant)
      expect(kernel.variant).toBe(variant.name)
      found.set(variant.name, [...field.values])
      const expected = expectedValues(request)
      expect(worstError(field, expected, Math.max(...expected) / 10), variant.name).toBeLessThan(4e-6)
      kernel.dispose()
    }
    const [first = []] = found.values()
    for (const [name, values] of found)
      expect(largestError(values, first, relativeError), name).toBeLessThanOrEqual(betweenVariants)
  },
)
