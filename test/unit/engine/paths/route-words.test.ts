import { expect, test } from 'vitest'
import { fallbackNews, variantWords } from '../../../../src/engine/paths/route-words.ts'

const names = {
  terrainKernel: 'narrow',
  trainingKernel: 'tiled',
  tune: 'not yet',
  tensorflow: 'wasm',
  workers: 'in 2 workers',
  oracle: 'in a worker',
  slopes: 'in 3 workers',
}

test('variants name what computed last, with the reason if that was not the first choice', () => {
  expect(variantWords({}, names)).toEqual({
    terrain: 'none yet',
    tune: 'not yet',
    train: 'none yet',
    outcome: 'none yet',
    workers: 'float64 in 2 workers',
    measure: 'none yet',
    slopes: 'float64 in 3 workers',
  })
  const kernels = { by: 'kernels' } as const
  expect(variantWords({ terrain: kernels, train: kernels, outcome: kernels }, names)).toMatchObject({
    terrain: 'narrow',
    train: 'fused, tiled',
    outcome: 'fused',
  })
  const because = 'It is so.'
  const workers = { by: 'workers', because } as const
  expect(variantWords({ terrain: workers, train: workers, outcome: workers }, names)).toMatchObject({
    terrain: 'workers: It is so.',
    train: 'float64 in 2 workers: It is so.',
    outcome: 'float64: It is so.',
  })
  const tensorflow = { by: 'tensorflow', because } as const
  expect(variantWords({ terrain: tensorflow, train: tensorflow, measure: tensorflow }, names)).toMatchObject({
    terrain: 'wasm: It is so.',
    train: 'general: It is so.',
    measure: 'general: It is so.',
  })
  expect(variantWords({ measure: { by: 'oracle', because } }, names)['measure']).toBe(
    'float64 in a worker: It is so.',
  )
})

test('fallback messages name what failed and what computes', () => {
  const because = "The kernel 'train' does not compile."
  expect(fallbackNews({ by: 'tensorflow', because })).toBe(`${because} TensorFlow.js computes instead.`)
  expect(fallbackNews({ by: 'workers', because })).toBe(`${because} Workers compute instead.`)
})
