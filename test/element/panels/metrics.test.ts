import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../src/elements/stage/bl-legend.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import type { TrainingExperiment } from '../../../src/experiment/spec/experiment.ts'
import { himmelblau, moons, table } from '../fixtures/experiments.ts'
import { faults, mount, settled } from '../fixtures/mount.ts'
import { choose, complaint, control, deep, labels, offered, study, turn, type } from '../fixtures/panel.ts'

const attacks = ['attack', 'ε', 'search steps']

const shifted = (data: object = {}): TrainingExperiment =>
  parseTraining({ ...moons, data: { ...moons.data, shift: {}, ...data } })

test('an attack on the surface is added and removed, stays with other losses and parts, and is lost with slopes', async () => {
  const held = await study('bl-metric-panel', moons)
  expect(labels(held.panel)).not.toContain('ε')
  await choose(held.panel, 'attack', 'linf')
  expect(held.experiment.terrain.metric).toEqual({
    ...moons.metric,
    attack: { epsilon: 0.25, norm: 'linf', steps: 1 },
  })
  await choose(held.panel, 'surface', 'zero-one on test')
  expect(held.experiment.terrain.metric).toMatchObject({ loss: 'zero-one', part: 'test', attack: { norm: 'linf' } }) // prettier-ignore
  await choose(held.panel, 'surface', 'logistic on train')
  expect(held.experiment.terrain.metric).toMatchObject({ loss: 'logistic', attack: { norm: 'linf' } })
  expect(held.experiment.metric).toEqual(moons.metric)
  await choose(held.panel, 'attack', '')
  expect(held.experiment.terrain).not.toHaveProperty('metric')
  await choose(held.panel, 'attack', 'l2')
  await choose(held.panel, 'surface', 'sharpness')
  expect(held.experiment.terrain).not.toHaveProperty('metric')
  for (const label of attacks) expect(labels(held.panel)).not.toContain(label)
})

test('ε can be slid and typed, by the keyboard too; an invalid one is refused next to it, and the old one stays', async () => {
  const held = await study('bl-metric-panel', moons)
  await choose(held.panel, 'attack', 'l2')
  const epsilon = () => held.experiment.terrain.metric?.attack?.epsilon
  await type(held.panel, 'ε', '0.4')
  expect(epsilon()).toBe(0.4)
  await type(held.panel, 'ε', '-1')
  expect(complaint(held.panel, 'ε')).toBe('Must be at least 0. 0.4 stays.')
  await type(held.panel, 'ε', 'far')
  expect(complaint(held.panel, 'ε')).toContain('Enter a number')
  expect(epsilon()).toBe(0.4)
  const [slider] = deep<HTMLElement>(control(held.panel, 'ε'), 'wa-slider')
  slider!.focus()
  await userEvent.keyboard('{ArrowRight}')
  await settled(held.panel)
  expect(epsilon()).toBeCloseTo(0.41, 12)
  await type(held.panel, 'search steps', '200')
  expect(complaint(held.panel, 'search steps')).toBe('Must be at most 100. 1 stays.')
  expect(await faults(held.panel)).toEqual([])
})

test('a network that is linear in its inputs needs no search, and features or a function allow no attack', async () => {
  const held = await study('bl-metric-panel', parseTraining({ ...moons, model: { ...moons.model, linearity: 1 } })) // prettier-ignore
  await choose(held.panel, 'attack', 'l2')
  expect(labels(held.panel)).toContain('ε')
  expect(labels(held.panel)).not.toContain('search steps')
  await held.show(parseTraining({ ...moons, data: { ...moons.data, features: ['x1', 'x2'] } }))
  expect(labels(held.panel)).not.toContain('attack')
  expect(labels((await study('bl-metric-panel', himmelblau)).panel)).not.toContain('attack')
})

test('features remove an attack, from the surface and from the ghost', async () => {
  const metric = { loss: 'logistic', attack: { epsilon: 0.1 } } as const
  const held = await study('bl-data-panel', parseTraining({ ...moons, terrain: { metric, ghost: { ...metric, part: 'test' } } })) // prettier-ignore
  const picks = deep<HTMLButtonElement>(control(held.panel, 'features'), 'button')
  await userEvent.click(picks.find((button) => button.textContent?.trim() === 'x₁²')!)
  await settled(held.panel)
  expect(held.experiment.data).toMatchObject({ features: ['x1', 'x2', 'x1^2'] })
  expect(held.experiment.terrain).not.toHaveProperty('metric')
  expect(held.experiment.terrain).not.toHaveProperty('ghost')
})

test('the ghost is the same metric on another part, itself under attack, or another metric with its own attack', async () => {
  const held = await study('bl-metric-panel', shifted())
  const ghost = () => held.experiment.terrain.ghost
  expect(offered(held.panel, 'ghost').slice(0, 5)).toEqual(['', 'test', 'shifted', 'attacked', 'squared on train']) // prettier-ignore
  await choose(held.panel, 'ghost', 'shifted')
  expect(ghost()).toBe('shifted')
  await choose(held.panel, 'ghost attack', 'l2')
  expect(ghost()).toEqual({ ...moons.metric, part: 'shifted', attack: { epsilon: 0.25, norm: 'l2', steps: 1 } }) // prettier-ignore
  await type(held.panel, 'ghost ε', '0.1')
  expect(ghost()).toMatchObject({ attack: { epsilon: 0.1 } })
  await choose(held.panel, 'ghost', 'zero-one on test')
  expect(ghost()).toMatchObject({ loss: 'zero-one', part: 'test' })
  expect(ghost()).not.toHaveProperty('attack')
  await choose(held.panel, 'ghost', 'attacked')
  expect(ghost()).toMatchObject({ loss: 'logistic', part: 'train', attack: { epsilon: 0.25 } })
  expect(labels(held.panel)).toContain('ghost ε')
  await choose(held.panel, 'attack', 'linf')
  await choose(held.panel, 'ghost', 'clean')
  expect(ghost()).toEqual(moons.metric)
  expect(await faults(held.panel)).toEqual([])
  await choose(held.panel, 'ghost', '')
  expect(held.experiment.terrain).not.toHaveProperty('ghost')
  expect(labels(held.panel)).not.toContain('ghost attack')
})

test('a shifted part is added, moved, turned, stretched and removed, and what showed it is removed with it', async () => {
  const held = await study('bl-data-panel', moons)
  const shift = () => (held.experiment.data.kind === 'generated' ? held.experiment.data.shift : undefined)
  await turn(held.panel, 'shifted part')
  expect(shift()).toEqual({ scale: 1, rotation: 0, translation: [0.5] })
  await type(held.panel, 'move x₂', '-1')
  await type(held.panel, 'turn', '30')
  await type(held.panel, 'stretch', '2')
  await type(held.panel, 'noise there', '0.4')
  expect(shift()).toEqual({ scale: 2, rotation: 30, translation: [0.5, -1], noise: 0.4 })
  await type(held.panel, 'stretch', '0')
  expect(complaint(held.panel, 'stretch')).toContain('Must be at least')
  expect(shift()?.scale).toBe(2)
  expect(await faults(held.panel)).toEqual([])
  await held.show(parseTraining({ ...held.experiment, terrain: { metric: { loss: 'logistic', part: 'shifted' } } })) // prettier-ignore
  await turn(held.panel, 'shifted part')
  expect(shift()).toBeUndefined()
  expect(held.experiment.terrain).not.toHaveProperty('metric')
})

test('a shift follows the number of inputs', async () => {
  const data = { kind: 'generated', id: 'linear', shift: { translation: [1, 2, 3], rotation: 20 } }
  const model = { ...moons.model, widths: [3, 4, 1] }
  const held = await study('bl-data-panel', { ...moons, data, model, metric: { loss: 'squared' } })
  expect(labels(held.panel)).toContain('move')
  await type(held.panel, 'move', '1, 2')
  expect(complaint(held.panel, 'move')).toBe('Enter 3 numbers, one for each input, not 2.')
  await type(held.panel, 'inputs', '1')
  expect(held.experiment.data).toMatchObject({ shift: { translation: [1], rotation: 0 } })
  expect(labels(held.panel)).not.toContain('turn')
})

test('named parts of a table are offered as surface and as ghost', async () => {
  const parts = { 'next year': { inputs: [[2]], targets: [[1]] } }
  const held = await study('bl-metric-panel', { ...table, data: { ...table.data, parts } })
  expect(offered(held.panel, 'surface')).toContain('squared on next year')
  await choose(held.panel, 'surface', 'squared on next year')
  await choose(held.panel, 'ghost', 'train')
  expect(held.experiment.terrain).toMatchObject({ metric: { part: 'next year' }, ghost: 'train' })
})

test('the legend explains the ghost, on one card with the range', async () => {
  const words = 'error rate, shifted, attacked within 0.1 in l∞ (lower bound), own scale: a line every 0.1'
  const scale = { kind: 'log', range: [1e-3, 4], minimum: 0, floor: 1e-6 } as const
  const legend = await mount('bl-legend', { scale, ghost: words })
  expect(legend.shadowRoot?.textContent?.replaceAll(/\s+/g, ' ')).toContain(`ghost: ${words}`)
  const card = legend.getBoundingClientRect()
  const text = legend.shadowRoot!.querySelector('.ghost')!.getBoundingClientRect()
  expect(text.right).toBeLessThanOrEqual(card.right)
  expect(await faults(legend)).toEqual([])
})
