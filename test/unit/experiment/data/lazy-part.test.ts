import { expect, test } from 'vitest'
import { buildDataset } from '../../../../src/experiment/data/build.ts'
import { makeSamples } from '../../../../src/experiment/data/lazy-dataset.ts'
import { LazyPart } from '../../../../src/experiment/data/lazy-part.ts'
import type { MlpSpec } from '../../../../src/experiment/spec/model.ts'
import { finish } from '../../../../src/math/work.ts'

const shape = { inputs: 1, outputs: 1, coordinates: 1, features: undefined }

test('samples are generated when a part is first read, once, with a pause after each', () => {
  const asked: number[] = []
  const part = new LazyPart(shape, 3, (n) => {
    asked.push(n)
    return { point: [n], targets: [-n] }
  })
  expect([part.count, asked]).toEqual([3, []])
  part.make().next()
  expect(asked).toEqual([0])
  expect([...part.value.inputs]).toEqual([0, 1, 2])
  finish(part.make())
  expect(part.value).toBe(part.value)
  expect(asked).toEqual([0, 1, 2])
})

test('a dataset knows its sizes before its samples, and is the same however they were generated', () => {
  const model = { kind: 'mlp', widths: [2, 4, 1], bias: true } as unknown as MlpSpec
  const moons = (seed: number) =>
    buildDataset(
      { kind: 'generated', id: 'two-moons', size: 20, testSize: 30, labelCorruption: 0.5, parameters: {} },
      model,
      seed,
    )
  const data = moons(1)
  expect(data.counts).toEqual({ train: 20, test: 30 })
  const work = makeSamples(data)
  for (let i = 0; i < 7; i++) work.next()
  const train = data.parts['train']!
  finish(work)
  expect(data.parts['train']).toBe(train)
  // Four more datasets push the first out of the cache.
  for (const seed of [2, 3, 4, 5]) moons(seed)
  const again = moons(1)
  expect(again).not.toBe(data)
  expect(again.parts).toEqual(data.parts)
})
