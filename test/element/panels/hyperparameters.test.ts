import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { BlToggle } from '../../../src/elements/controls/bl-toggle.ts'
import { moons } from '../fixtures/experiments.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import type { TrainingExperiment } from '../../../src/experiment/spec/experiment.ts'
import { choose, deep, labels, offered, study, turn, type } from '../fixtures/panel.ts'
import { settled } from '../fixtures/mount.ts'

const over = { kind: 'hyperparameters', a: { path: '/algorithms/0/learningRate', from: 0.1, to: 1 }, b: { path: '/model/linearity', from: 0, to: 1 } } // prettier-ignore

test('the colouring is chosen separately from the height', async () => {
  const start = await study('bl-metric-panel', parseTraining({ ...moons, plane: over }))
  const { panel } = start
  expect(offered(panel, 'coloured by')).toEqual(['height', 'convergence', 'steps', 'status'])
  await choose(panel, 'coloured by', 'status')
  expect(start.experiment.terrain).toMatchObject({ quantity: 'metric', coloredBy: 'status' })
  expect(labels(panel)).toContain('converged at |∇L|')
  await choose(panel, 'coloured by', 'height')
  expect(start.experiment.terrain).not.toHaveProperty('coloredBy')
})

test('a plane of two hyperparameters is chosen, spanned, zoomed and left', async () => {
  const start = await study('bl-start-panel', moons)
  const { panel } = start
  await choose(panel, 'plane', 'hyperparameters')
  expect(start.experiment.plane).toMatchObject({
    kind: 'hyperparameters',
    a: { path: '/algorithms/0/learningRate', scale: 'log' },
  })
  expect(labels(panel)).not.toContain('origin')

  expect(offered(panel, 'to the back')).not.toContain('/algorithms/0/learningRate')
  await choose(panel, 'to the back', '/algorithms/0/layerRates/1')
  expect(start.experiment.algorithms[0]!.layerRates, 'written out').toEqual([1, 1, 1])
  await choose(panel, 'to the back', '/model/widths/1')
  await type(panel, 'b to', '9')
  expect(start.experiment.plane).toMatchObject({ b: { path: '/model/widths/1', from: 1, to: 9 } })

  const [near] = deep<HTMLButtonElement>(panel, 'button').filter(
    (one) => one.textContent.trim() === 'zoom in',
  )
  await userEvent.click(near!)
  await settled(panel)
  expect(start.experiment.plane).toMatchObject({ b: { from: 3, to: 7 } })

  await choose(panel, 'height', 'convergence')
  expect(start.experiment.terrain).toMatchObject({ quantity: 'outcome', show: 'convergence' })
  await choose(panel, 'plane', 'random')
  expect(start.experiment.terrain.quantity).toBe('metric')
})

test('words are side by side along an axis, at least two of them', async () => {
  const start = await study('bl-start-panel', moons)
  const { panel } = start
  await choose(panel, 'plane', 'hyperparameters')
  await choose(panel, 'to the back', '/model/normalization')
  const values = () => (start.experiment.plane as { b: { values: string[] } }).b.values
  expect(values()).toEqual(['none', 'layer', 'batch'])
  expect(labels(panel)).not.toContain('b from')
  await turn(panel, 'layer norm')
  expect(values()).toEqual(['none', 'batch'])
  const isLocked = (label: string) =>
    deep<BlToggle>(panel, 'bl-toggle').find((one) => one.label === label)!.disabled
  expect(['none', 'batch norm', 'layer norm'].map(isLocked)).toEqual([true, true, false])
  await turn(panel, 'layer norm')
  expect(values(), 'what comes is last').toEqual(['none', 'batch', 'layer'])
})

test('the trained algorithm is chosen, and the axes move to its hyperparameters', async () => {
  const trainedBy = async (experiment: TrainingExperiment, algorithm: string) => {
    const metric = await study('bl-metric-panel', experiment)
    await choose(metric.panel, 'trained by', algorithm)
    return metric.experiment
  }
  const first = await study('bl-start-panel', moons)
  await choose(first.panel, 'plane', 'hyperparameters')
  expect(offered(first.panel, 'to the back')).not.toContain('/algorithms/0/momentum')
  const momentum = await trainedBy(first.experiment, '1')
  expect(momentum).toMatchObject({
    terrain: { algorithm: 1 },
    plane: { a: { path: '/algorithms/1/learningRate', from: 0.001, to: 10 } },
  })
  const second = await study('bl-start-panel', momentum)
  await choose(second.panel, 'to the back', '/algorithms/1/momentum')
  const adam = await trainedBy(second.experiment, '2')
  expect(adam.plane).toMatchObject({ a: { path: '/algorithms/2/learningRate' } })
  const third = await study('bl-start-panel', adam)
  expect(offered(third.panel, 'to the right')).toContain('/algorithms/2/beta2')
})

test('no algorithm can be chosen if there is only one, or nothing is trained', async () => {
  const { panel, show } = await study('bl-metric-panel', moons)
  expect(labels(panel)).not.toContain('trained by')
  await show(parseTraining({ ...moons, algorithms: moons.algorithms.slice(0, 1), plane: over }))
  expect(labels(panel)).not.toContain('trained by')
})
