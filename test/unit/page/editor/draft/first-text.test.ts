import { expect, it } from 'vitest'
import { addStep } from '../../../../../src/exchange/lecture/edit/steps.ts'
import { parseLecture } from '../../../../../src/exchange/lecture/parse-lecture.ts'
import { parseExperiment } from '../../../../../src/experiment/format/parse.ts'
import { firstText } from '../../../../../src/page/editor/draft/first-text.ts'
import { withNoControls } from '../../../../../src/page/editor/draft/no-controls.ts'

const plane = { kind: 'weights', first: 0, second: 1, extent: { a: [-2, 2], b: [-2, 2] } }
const starts = [{ kind: 'weights', values: [1, 1] }]
const network = parseExperiment({
  ...{ version: 1, seed: 1, algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 4 }], plane, starts },
  metric: { loss: 'squared' },
  data: { kind: 'table', task: 'regression', inputs: [[1]], targets: [[1]] },
  model: { kind: 'mlp', widths: [1, 1, 1], activation: 'tanh', bias: false },
})
const bowl = parseExperiment({
  ...network,
  data: { kind: 'none' },
  model: { kind: 'function', id: 'quadratic', parameters: { a: 1, b: 25 } },
})

it.each([
  ['a network', network, []],
  ['a function, which has none to give', bowl, undefined],
])('a step of %s gives its readers no controls before its author chooses some', (_, experiment, controls) => {
  const first = firstText(experiment, false)
  const second = withNoControls(first, addStep(first, 1), 1, experiment).text
  const { scenario } = parseLecture(second)
  expect(scenario?.steps.map((step) => step.controls)).toEqual([controls, controls])
})
