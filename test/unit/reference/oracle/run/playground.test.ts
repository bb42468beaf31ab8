import { expect, test } from 'vitest'
import { trainRun } from '../../../../../src/reference/oracle/run/run.ts'
import type { Activation } from '../../../../../src/experiment/spec/model.ts'
import { algorithmSpec } from '../../../../support/algorithm.ts'
import { metricSpec, mlpSpec, networkProblem, partOfRows } from '../../../../support/network.ts'
import reference from '../../../../support/reference/playground_circle.json'

/** Converts layers of [out][in] weights and biases to our flat weights. */
function flat({ W, B }: { W: number[][][]; B: number[][] }): Float64Array {
  const values = W.flatMap((layer, l) => [
    ...(layer[0] ?? []).flatMap((_, i) => layer.map((row) => row[i]!)),
    ...B[l]!,
  ])
  return Float64Array.from(values)
}

const part = (rows: number[][]) =>
  partOfRows(
    rows.map((row) => row.slice(0, 2)),
    rows.map((row) => row.slice(2)),
  )

test.each(reference.runs)('$name: losses and weights of TensorFlow Playground to 1e-9', (run) => {
  const metric = metricSpec({ factor: 0.5 })
  const model = mlpSpec({
    widths: [2, ...run.shape, 1],
    activation: run.activation as Activation,
    outputActivation: 'tanh',
  })
  const problem = networkProblem(model, { train: part(run.train), test: part(run.test) }, metric)
  const perEpoch = run.train.length / run.batchSize
  const record = trainRun(problem, {
    start: 0,
    algorithm: algorithmSpec({
      id: 'sgd',
      learningRate: run.lr,
      steps: 200 * perEpoch,
      batch: { size: run.batchSize, order: 'sequential' },
    }),
    weights: flat(run.init),
    every: perEpoch,
    watch: [{ ...metric, part: 'test' }],
  })
  for (const [epoch, train, test] of run.log_epoch_train_test) {
    expect(Math.abs(record.loss[epoch!]! - train!)).toBeLessThan(1e-9)
    expect(Math.abs(record.watched[0]![epoch!]! - test!)).toBeLessThan(1e-9)
  }
  flat(run.final).forEach((w, i) => expect(Math.abs(record.finalWeights[i]! - w)).toBeLessThan(1e-9))
})
