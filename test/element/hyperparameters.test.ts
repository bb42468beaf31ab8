import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { moons } from './fixtures/experiments.ts'
import { parseExperiment } from '../../src/experiment/parse.ts'
import { choose, deep, labels, offered, study, type } from './fixtures/panel.ts'
import { settled } from './fixtures/mount.ts'

test('what colours it is chosen apart from its height', async () => {
  const over = { kind: 'hyperparameters', a: { path: '/algorithms/0/learningRate', from: 0.1, to: 1 }, b: { path: '/model/linearity', from: 0, to: 1 } } // prettier-ignore
  const start = await study('bl-metric-panel', parseExperiment({ ...moons, plane: over }))
  const { panel } = start
  expect(offered(panel, 'coloured by')).toEqual(['height', 'convergence', 'steps', 'status'])
  await choose(panel, 'coloured by', 'status')
  expect(start.experiment.terrain).toMatchObject({ quantity: 'metric', coloredBy: 'status' })
  expect(labels(panel)).toContain('converged at |∇L|')
  await choose(panel, 'coloured by', 'height')
  expect(start.experiment.terrain).not.toHaveProperty('coloredBy')
})

test('a plane of two hyperparameters is chosen, spanned, drawn nearer and left', async () => {
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
