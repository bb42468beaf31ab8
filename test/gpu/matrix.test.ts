import { beforeAll, expect, test } from 'vitest'
import { createEngine } from '../../src/engine/engine.ts'
import type { Engine } from '../../src/engine/types.ts'
import { oracle } from '../../src/experiment/oracle/index.ts'
import { type MatrixCase, matrix, matrixSample, matrixTable } from '../support/matrix.ts'

/** Largest difference from the oracle, as a share of the largest value of the series: float32 after 9 updates. */
const bound = { terrain: 2e-5, loss: 2e-5, weights: 2e-5, coordinates: 1e-4 }

/**
 * Who runs what. SwiftShader compiles seconds for each network, so the GPU's lanes run the sample, in which every option
 * occurs; VITE_MATRIX=all runs all pairs there too.
 */
const everything = import.meta.env['VITE_MATRIX'] === 'all'
const lanes = [
  ['webgpu', 'fused', everything ? matrix : matrixSample],
  ['webgpu', 'general', everything ? matrix : matrixSample],
  ['wasm', 'general', matrix],
  ['cpu', 'general', matrix],
  ['webgl', 'general', everything ? matrix : matrixSample.slice(0, 3)],
] as const

beforeAll(() => console.log(matrixTable()))

/** Largest |x - y| over the largest |y|; Infinity where one is finite and the other is not. */
function difference(found: ArrayLike<number>, wanted: ArrayLike<number>): number {
  if (found.length !== wanted.length) return Infinity
  let largest = 1e-3
  let away = 0
  for (let i = 0; i < wanted.length; i++) {
    if (Number.isFinite(found[i]) !== Number.isFinite(wanted[i])) return Infinity
    if (!Number.isFinite(wanted[i])) continue
    largest = Math.max(largest, Math.abs(wanted[i]!))
    away = Math.max(away, Math.abs(found[i]! - wanted[i]!))
  }
  return away / largest
}

/** What is further from the oracle than its bound. */
async function compare(
  engine: Engine,
  { experiment, terrain, watch }: MatrixCase,
  path: 'fused' | 'general',
) {
  const resolution = experiment.plane.kind === 'line' ? ([5, 1] as const) : ([5, 4] as const)
  const field = await engine.terrain(experiment, { resolution, metric: terrain, path })
  const heights = oracle.terrain(experiment, { resolution, metric: terrain })
  const away: [string, number, number][] = [
    ['terrain', difference(field.values, heights.values), bound.terrain],
  ]
  const runs = await engine.train(experiment, { record: 2, watch, path })
  oracle.train(experiment, { record: 2, watch }).forEach((wanted, r) => {
    const run = runs[r]!
    const last = wanted.steps.length - 1
    away.push(
      ['path', run.path === path ? 0 : Infinity, 0],
      ['status', run.status === wanted.status ? 0 : Infinity, 0],
      ['outcome', run.outcome === wanted.outcome ? 0 : Infinity, 0],
      ['steps', difference(run.steps, wanted.steps), 0],
      ['loss', difference(run.loss, wanted.loss), bound.loss],
      ...wanted.watched.map(
        (series, k) =>
          [`watched ${k}`, difference(run.watched[k]!, series), bound.loss] as [string, number, number],
      ),
      ['final weights', difference(run.finalWeights, wanted.finalWeights), bound.weights],
      ['a', difference(run.a, wanted.a), bound.coordinates],
      ['b', difference(run.b, wanted.b), bound.coordinates],
      ['distance', difference(run.distance, wanted.distance), bound.coordinates],
    )
    if (run.steps.length === wanted.steps.length)
      away.push(['last record', difference(run.weights(last), wanted.weights(last)), bound.weights])
  })
  return away
    .filter(([, found, most]) => !(found <= most))
    .map(([what, found]) => `${what} ${found.toExponential(1)}`)
}

test.each(lanes)(
  '%s, %s agrees with the oracle',
  { timeout: everything ? 3_000_000 : 120_000 },
  async (backend, path, cases) => {
    const engine = await createEngine({ backend })
    const wrong: string[] = []
    for (const one of cases) {
      const away = await compare(engine, one, path)
      if (away.length > 0) wrong.push(`${one.name}: ${away.join(', ')}`)
    }
    engine.dispose()
    expect(wrong.join('\n')).toBe('')
  },
)
