import { expect, test } from 'vitest'
import { symmetricEigen } from '../../../../src/math/linear-algebra/eigen.ts'
import { hessianOf } from '../../../../src/reference/objective/hessian.ts'
import { objectiveOf } from '../../../../src/reference/objective/objective.ts'
import { trainRun } from '../../../../src/reference/oracle/run/run.ts'
import { algorithmSpec } from '../../../support/algorithm.ts'
import { metricSpec, mlpSpec, networkProblem, partOfRows } from '../../../support/network.ts'
import reference from '../../../support/reference/lla_9param_reference.json'

/** From W[out][in] to W[in][out]; biases stay. */
const ours = (w: number[]) => Float64Array.from([w[0]!, w[2]!, w[4]!, w[1]!, w[3]!, w[5]!, ...w.slice(6)])

const metric = metricSpec({ loss: 'cross-entropy' })
const problem = networkProblem(
  mlpSpec({ widths: [2, 3] }),
  {
    train: partOfRows(
      reference.X,
      reference.y.map((label) => [0, 1, 2].map((k) => (k === label ? 1 : 0))),
    ),
  },
  metric,
)
const objective = objectiveOf(problem, metric)

test('losses, gradient, Hessian and grid of a softmax regression to 1e-9', () => {
  for (const step of Object.values(reference.torch_steps)) {
    expect(Math.abs(objective.value(ours(step.w)) - step.loss_f64)).toBeLessThan(1e-9)
  }
  const start = ours(reference.torch_steps['0'].w)
  const gradient = objective.gradient(start)
  ours(reference.grad_at_w0).forEach((g, i) => expect(Math.abs(gradient[i]! - g)).toBeLessThan(1e-9))
  const end = reference.torch_steps['999'].w
  const { values } = symmetricEigen(hessianOf(objective, ours(end)), 9)
  reference.hessian_eig_at_w999.forEach((value, k) => expect(Math.abs(values[k]! - value)).toBeLessThan(1e-9))
  expect(values.reduce((a, b) => a + b)).toBeCloseTo(reference.trace, 9)
  const { alpha, ij, loss_rows_pc2_cols_pc1: grid } = reference.grid
  const { pc1, pc2 } = reference.pca
  grid.forEach((row, j) =>
    row.forEach((loss, i) => {
      const point = end.map((w, k) => w + alpha * (ij[i]! * pc1[k]! + ij[j]! * pc2[k]!))
      expect(Math.abs(objective.value(ours(point)) - loss)).toBeLessThan(1e-9)
    }),
  )
})

test("Adam follows PyTorch's float32 path within 1e-3", () => {
  const record = trainRun(problem, {
    start: 0,
    algorithm: algorithmSpec({ id: 'adam', learningRate: 1e-3, steps: 999 }),
    weights: ours(reference.torch_steps['0'].w),
    every: 999,
  })
  ours(reference.torch_steps['999'].w).forEach((w, i) =>
    expect(Math.abs(record.finalWeights[i]! - w)).toBeLessThan(1e-3),
  )
})
