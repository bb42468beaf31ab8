import { expect, test } from 'vitest'
import { symmetricEigen } from '../../../../../src/math/linear-algebra/eigen.ts'
import { hessianOf } from '../../../../../src/reference/objective/hessian.ts'
import { objectiveOf } from '../../../../../src/reference/objective/objective.ts'
import { trainRun } from '../../../../../src/reference/oracle/run/run.ts'
import { algorithmSpec } from '../../../../support/algorithm.ts'
import { metricSpec, mlpSpec, networkProblem, partOfRows } from '../../../../support/network.ts'
import reference from '../../../../support/reference/torch_reference.json'

test.each(reference.cases)('$name: losses, weights, grid and Hessian of PyTorch to 1e-9', (run) => {
  const metric = metricSpec({ loss: run.loss === 'mse' ? 'squared' : 'cross-entropy' })
  const model = mlpSpec({ widths: run.widths, activation: run.activation === 'tanh' ? 'tanh' : 'relu' })
  const problem = networkProblem(model, { train: partOfRows(run.inputs, run.targets) }, metric)
  const weights = Float64Array.from(run.theta0)
  const algorithm = algorithmSpec({ id: 'sgd', steps: run.steps, ...run.options })
  const record = trainRun(problem, { start: 0, algorithm, weights, every: 1 })
  for (const [step, loss] of Object.entries(run.lossAtStep)) {
    expect(Math.abs(record.loss[Number(step)]! - loss)).toBeLessThan(1e-9)
  }
  run.thetaFinal.forEach((w, i) => expect(Math.abs(record.finalWeights[i]! - w)).toBeLessThan(1e-9))

  const objective = objectiveOf(problem, metric)
  const [u, v] = run.directions
  run.grid.forEach((row, j) =>
    row.forEach((loss, i) => {
      const point = run.thetaFinal.map((w, k) => w + run.gridAxis[i]! * u![k]! + run.gridAxis[j]! * v![k]!)
      expect(Math.abs(objective.value(Float64Array.from(point)) - loss)).toBeLessThan(1e-9)
    }),
  )
  const { values } = symmetricEigen(
    hessianOf(objective, Float64Array.from(run.thetaFinal)),
    run.thetaFinal.length,
  )
  run.hessianTop3.forEach((value, k) => expect(Math.abs(values.at(-1 - k)! - value)).toBeLessThan(1e-9))
  expect(Math.abs(values[0]! - run.hessianMin)).toBeLessThan(1e-9)
})
