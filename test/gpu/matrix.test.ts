import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEngine } from '../../src/engine/engine.ts'
import type { Engine } from '../../src/engine/types.ts'
import { oracle } from '../../src/experiment/oracle/index.ts'
import type { Terrain, Trajectory } from '../../src/experiment/results.ts'
import { type MatrixCase, matrix, matrixTable } from '../support/matrix.ts'

/** Largest difference from the oracle, as a share of the largest value of the series. */
const bound = { terrain: 2e-5, loss: 2e-5, weights: 2e-5, coordinates: 1e-4 }

interface Expected {
  readonly terrain: Terrain<Float64Array>
  readonly runs: readonly Trajectory<Float64Array>[]
}

const resolution = [5, 4] as const
const expected: Expected[] = []

beforeAll(() => {
  console.log(matrixTable())
  for (const { experiment, terrain, watch } of matrix)
    expected.push({
      terrain: oracle.terrain(experiment, { resolution, metric: terrain }),
      runs: oracle.train(experiment, { record: 2, watch }),
    })
})

/** Largest |x - y| over the largest |y|; Infinity where one is finite and the other is not. */
function difference(found: ArrayLike<number>, wanted: ArrayLike<number>): number {
  if (found.length !== wanted.length) return Infinity
  let largest = 1e-3
  for (let i = 0; i < wanted.length; i++)
    if (Number.isFinite(wanted[i])) largest = Math.max(largest, Math.abs(wanted[i]!))
  let away = 0
  for (let i = 0; i < wanted.length; i++) {
    if (Number.isFinite(found[i]) !== Number.isFinite(wanted[i])) return Infinity
    if (Number.isFinite(wanted[i])) away = Math.max(away, Math.abs(found[i]! - wanted[i]!) / largest)
  }
  return away
}

async function compare(engine: Engine, one: MatrixCase, want: Expected, path?: 'fused' | 'general') {
  const way = path ? { path } : {}
  const { experiment, terrain, watch } = one
  const field = await engine.terrain(experiment, { resolution, metric: terrain, ...way })
  const runs = await engine.train(experiment, { record: 2, watch, ...way })
  const away: Record<string, [number, number]> = {
    terrain: [difference(field.values, want.terrain.values), bound.terrain],
  }
  want.runs.forEach((wanted, r) => {
    const run = runs[r]!
    const last = wanted.steps.length - 1
    away['steps'] = [difference(run.steps, wanted.steps), 0]
    away['loss'] = [difference(run.loss, wanted.loss), bound.loss]
    wanted.watched.forEach((series, k) => {
      away[`watched ${k}`] = [difference(run.watched[k]!, series), bound.loss]
    })
    away['final weights'] = [difference(run.finalWeights, wanted.finalWeights), bound.weights]
    away['last record'] = [difference(run.weights(last), wanted.weights(last)), bound.weights]
    for (const name of ['a', 'b', 'distance'] as const)
      away[name] = [difference(run[name], wanted[name]), bound.coordinates]
    away['status'] = [run.status === wanted.status ? 0 : Infinity, 0]
    if (path) away['path'] = [run.path === path ? 0 : Infinity, 0]
  })
  return Object.entries(away)
    .filter(([, [found, most]]) => !(found <= most))
    .map(([what, [found]]) => `${what} ${found.toExponential(1)}`)
}

const engines = [
  ['webgpu', 'fused'],
  ['webgpu', 'general'],
  ['wasm', 'general'],
  ['cpu', 'general'],
  ['webgl', 'general'],
] as const

test.each(engines)('%s, %s agrees with the oracle on the matrix', async (backend, path) => {
  const engine = await createEngine({ backend })
  const wrong: string[] = []
  for (const [i, one] of matrix.entries()) {
    const t0 = performance.now()
    const away = await compare(engine, one, expected[i]!, path)
    if (i % 10 === 0 || performance.now() - t0 > 3000)
      console.log('TIME', backend, path, i, performance.now() - t0)
    if (away.length > 0) wrong.push(`${i + 1}. ${one.name}: ${away.join(', ')}`)
  }
  engine.dispose()
  expect(wrong.join('\n')).toBe('')
})

afterAll(() => {
  expected.length = 0
})
