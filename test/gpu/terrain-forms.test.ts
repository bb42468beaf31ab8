import { expect, test } from 'vitest'
import { IdleTime } from '../../src/engine/backend/idle-time.ts'
import { packSamples } from '../../src/engine/kernels/samples.ts'
import {
  networkForms,
  terrainVersion,
  type FormDevice,
  type TerrainForm,
} from '../../src/engine/kernels/terrain-form.ts'
import { TerrainKernel } from '../../src/engine/kernels/terrain.ts'
import { Tune } from '../../src/engine/kernels/tune.ts'
import { countBuffers } from '../support/count-buffers.ts'
import { testDevice } from '../support/device.ts'
import { mlpSpec } from '../support/network.ts'
import { expectedValues, terrainRequest, worstError, type TerrainCase } from '../support/terrain.ts'

const { device } = await testDevice()

/** Adapters as the kernels see them, the last so tight that a point's weights do not fit: only the wide forms do, and streams. */
const software: FormDevice = { workgroupMemory: 32_768, subgroup: 4, software: true }
const card: FormDevice = { workgroupMemory: 32_768, subgroup: 64, software: false }
const smallCard: FormDevice = { workgroupMemory: 16_384, subgroup: 16, software: false }
const tightCard: FormDevice = { workgroupMemory: 4096, subgroup: 32, software: false }

/** Every form that some adapter may choose for a case, once. */
function formsOf(given: TerrainCase, adapters: readonly FormDevice[]) {
  const { problem, metric } = terrainRequest(given)
  if (problem.model.kind === 'function') return []
  const { layout, data } = problem.model
  const packed = packSamples(data, metric)
  const all = adapters.flatMap((adapter) =>
    networkForms(layout, metric, packed, adapter).map(({ name }, form) => ({ adapter, form, name })),
  )
  return all.filter(({ name }, i) => all.findIndex((other) => other.name === name) === i)
}

/** Each adapter and each kind of form occurs at least once; more of them cost compile time and check nothing else. */
const cases: Record<
  string,
  { readonly given: TerrainCase; readonly adapters: readonly FormDevice[]; readonly kinds: readonly string[] }
> = {
  'one straight line, several threads, and wide': {
    given: {
      model: mlpSpec({ widths: [2, 8, 6, 3], centered: true, outputScale: 2, linearity: 0.2 }),
      metric: { loss: 'cross-entropy', weightDecay: 0.01 },
      count: 150,
      weighted: true,
      resolution: [4, 3],
    },
    adapters: [software, card],
    kinds: ['one straight line', '32 threads a point, loops over 8', '32 threads a point, loops over 4', 'wide'],
  },
  'loops, tiles, a straight line, and wide, around a stack of equal layers': {
    given: {
      model: mlpSpec({ widths: [3, 14, 14, 14, 14, 2], activation: 'softplus', layerScales: [1, 0.5, 0.5, 2, 1] }),
      metric: { loss: 'logistic' },
      count: 45,
      resolution: [3, 3],
    },
    adapters: [software, smallCard],
    kinds: ['loops over 8', 'by 8 samples', 'by 16 samples', 'one straight line', '8 threads a point', 'wide'],
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
    kinds: ['a thread a point, units streamed over 16', 'over 32', '32 threads a point, units', 'wide'],
  },
  'tiles of 40 units': {
    given: { model: mlpSpec({ widths: [5, 40, 40, 1] }), count: 70, resolution: [2, 2] },
    adapters: [software, tightCard],
    kinds: ['loops over 8 samples, weights formed', 'by 8 samples', 'by 16 samples', 'wide'],
  },
} // prettier-ignore

test.each(Object.entries(cases))('%s: the form changes no bit', async (_name, { given, adapters, kinds }) => {
  const request = terrainRequest(given)
  const forms = formsOf(given, adapters)
  for (const kind of kinds)
    expect(
      forms.some(({ name }) => name.includes(kind)),
      kind,
    ).toBe(true)
  const found = new Map<string, number[]>()
  for (const { adapter, form, name } of forms) {
    const kernel = new TerrainKernel(device, adapter, { form })
    const field = await kernel.run(request)
    expect(kernel.variant).toBe(name)
    found.set(name, [...field.values])
    const expected = expectedValues(request)
    expect(worstError(field, expected, Math.max(...expected) / 10), name).toBeLessThan(4e-6)
    kernel.dispose()
  }
  const [first] = found.values()
  for (const [name, values] of found) expect(values, name).toEqual(first)
})

test('the form that is known to be the fastest takes over once it has been compiled, and changes no bit', async () => {
  const request = terrainRequest({ model: mlpSpec({ widths: [2, 20, 20, 1] }), count: 50 })
  const idle = new IdleTime()
  const names = new Set<string>()
  const store = { get: () => [...names].at(-1), set: () => undefined }
  const kernel = new TerrainKernel(device, software, { tune: new Tune(idle, store, 'software') })
  const before = await kernel.run(request)
  expect(kernel.variant).toContain('loops')
  names.add(kernel.variant.replace(/loops.*/, 'tiles of 4 units by 16 samples'))
  await kernel.run(request)
  expect(kernel.variant).toContain('loops')
  const variant = async () => (await kernel.run(request), kernel.variant)
  await expect.poll(variant, { interval: 1500, timeout: 60_000 }).toContain('tiles')
  expect((await kernel.run(request)).values).toEqual(before.values)
  kernel.dispose()
  idle.dispose()
})

test('a trial in idle time measures every form and leaves no buffer behind', async () => {
  const request = terrainRequest({ model: mlpSpec({ widths: [2, 20, 20, 1] }), count: 50 })
  const alive = countBuffers(device)
  const idle = new IdleTime()
  const store = new Map<string, string>()
  const tune = new Tune<TerrainForm>(idle, store, 'software')
  const kernel = new TerrainKernel(device, software, { tune })
  await kernel.run(request)
  await expect.poll(() => store.size, { timeout: 60_000 }).toBe(1)
  expect(tune.words.split('; ')).toHaveLength(4)
  const [[key, fastest] = []] = store
  expect(key).toBe(`software, terrain ${terrainVersion}, 2-20-20-1, tanh, linear, squared, 64 samples`)
  expect(tune.words).toContain(fastest)
  kernel.dispose()
  idle.dispose()
  expect(alive()).toBe(0)
})
