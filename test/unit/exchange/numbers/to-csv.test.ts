import { expect, test } from 'vitest'
import { toCsv } from '../../../../src/exchange/numbers/to-csv.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { watchedMetrics } from '../../../../src/reference/metric/watched.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { moons, product } from '../../../support/experiments.ts'

const rowsOf = (csv: string): string[][] =>
  csv
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','))

test('runs have one record per line, and their numbers read back to the bit', () => {
  const experiment = parseTraining(moons)
  const watch = watchedMetrics(experiment).map(({ metric }) => metric)
  const trajectories = oracle.train(experiment, { watch })
  const [names, ...rows] = rowsOf(toCsv(moons, { trajectories }))
  expect(names).toEqual([
    'start', 'algorithm', 'step', 'loss', 'test_loss', 'train_errors', 'test_errors', 'a', 'b', 'distance',
  ]) // prettier-ignore
  const [run] = trajectories
  expect(rows).toHaveLength(run!.steps.length)
  expect(run!.watched).toHaveLength(3)
  rows.forEach((row, i) => {
    expect(row.map(Number)).toEqual([
      0, 0, run!.steps[i], run!.loss[i], ...run!.watched.map((series) => series[i]), run!.a[i], run!.b[i], run!.distance[i],
    ]) // prettier-ignore
  })
})

test('further watched metrics are numbered', () => {
  const experiment = parseTraining(moons)
  const none = rowsOf(toCsv(moons, { trajectories: oracle.train(experiment) }))
  expect(none[0]).toEqual(['start', 'algorithm', 'step', 'loss', 'a', 'b', 'distance'])
  const watch = [{ ...experiment.metric, loss: 'hinge' as const }]
  const one = rowsOf(toCsv(moons, { trajectories: oracle.train(experiment, { watch }) }))
  expect(one[0]).toContain('watched_1')
})

test('a terrain has one point per line, with a running fastest', () => {
  const terrain = oracle.terrain(parseTraining(product), { resolution: [3, 2] })
  const [names, ...rows] = rowsOf(toCsv(product, { terrain }))
  expect(names).toEqual(['a', 'b', 'train_loss'])
  expect(rows.map((row) => Number(row[2]))).toEqual([...terrain.values])
  expect(rows.map((row) => Number(row[0]))).toEqual([0, 1, 2, 0, 1, 2].map((i) => terrain.extent.a[0] + (i * (terrain.extent.a[1] - terrain.extent.a[0])) / 2)) // prettier-ignore
  expect([rows[0]![1], rows[5]![1]].map(Number)).toEqual([...terrain.extent.b])
})

test('non-finite numbers, negative zero and single precision are written so that they can be read back', () => {
  const terrain = oracle.terrain(parseTraining(product), { resolution: [5, 1] })
  const values = Float32Array.of(NaN, Infinity, -Infinity, -0, 0.1)
  const rows = rowsOf(toCsv(product, { terrain: { ...terrain, values } })).slice(1)
  expect(rows.map((row) => row[2])).toEqual(['NaN', 'Infinity', '-Infinity', '-0', '0.10000000149011612'])
  expect(Float32Array.from(rows, (row) => Number(row[2]))).toEqual(values)
})

test('an invalid experiment is refused', () => {
  expect(() => toCsv({ ...product, seed: -1 }, {})).toThrow('seed')
})
