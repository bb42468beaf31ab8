import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { EditEvent } from '../../../src/elements/events.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import type { BlNumber } from '../../../src/elements/controls/bl-number.ts'
import type { TrainingExperiment } from '../../../src/experiment/spec/experiment.ts'
import { himmelblau, moons, table } from '../fixtures/experiments.ts'
import { mount, within } from '../fixtures/mount.ts'
import { learningRateAt } from '../../../src/reference/algorithm/schedule.ts'
import { choose, complaint, control, labels, offered, pick, study, turn, type } from '../fixtures/panel.ts'
import { lastStep } from '../../../src/experiment/spec/algorithm.ts'

const withModel = (model: object): TrainingExperiment =>
  parseExperiment({ ...moons, model: { ...moons.model, ...model } })

const last = <T>(entries: readonly T[]): T => entries[entries.length - 1]!

test('a model offers only the fields that it has', async () => {
  const held = await study('bl-model-panel', moons)
  const { panel } = held
  expect(labels(panel)).toEqual([
    'family', 'layers', 'activation', 'linear', 'linearity', 'skips', 'strength s', 'branch β', 'normalisation', 'output', 'bias', 'parameterisation', 'layer scales',
    'output scale', 'centred, so f = 0 at w₀', 'layers that learn',
  ]) // prettier-ignore
  await held.show(withModel({ widths: [2, 1] }))
  expect(labels(panel)).not.toContain('activation')
  expect(labels(panel)).not.toContain('linearity')
  expect(labels(panel)).not.toContain('layers that learn')
  expect(labels(panel)).not.toContain('skips')
  expect(labels(panel)).not.toContain('normalisation')
})

test('skips are disabled, with the reason, if no layer can have one', async () => {
  const held = await study('bl-model-panel', withModel({ widths: [2, 8, 4, 1] }))
  const said = () => held.panel.shadowRoot!.textContent!.replaceAll(/\s+/g, ' ')
  const dials = () =>
    ['skips', 'strength s'].map((label) => (control(held.panel, label) as BlNumber).disabled)
  expect(said()).toContain('No layer can have a skip. Make two consecutive hidden layers equally wide.')
  expect(dials()).toEqual([true, true])
  expect(labels(held.panel)).not.toContain('branch β')
  await held.show(moons)
  expect(said()).not.toContain('No layer can have a skip')
  expect(dials()).toEqual([false, false])
})

test('skips have a strength, a switch and a branch, which stay when another of them changes', async () => {
  const held = await study('bl-model-panel', moons)
  const residual = () => held.experiment.model.kind === 'mlp' && held.experiment.model.residual
  await turn(held.panel, 'skips')
  expect(residual()).toEqual({ strength: 0.97, branch: 'complement' })
  await choose(held.panel, 'branch β', 'inverse-sqrt')
  expect(residual()).toEqual({ strength: 0.97, branch: 'inverse-sqrt' })
  await choose(held.panel, 'branch β', 'number')
  await type(held.panel, 'β', '-0.5')
  await type(held.panel, 'strength s', '1')
  expect(residual()).toEqual({ strength: 1, branch: -0.5 })
  await type(held.panel, 'strength s', '1.5')
  expect(complaint(held.panel, 'strength s')).toBe('Must be at most 1. 1 stays.')
  await turn(held.panel, 'skips')
  expect(residual()).toEqual({ strength: 0, branch: -0.5 })
  await turn(held.panel, 'skips')
  expect(residual()).toEqual({ strength: 1, branch: -0.5 })
})

test('batch norm says whose means it uses, and removes what cannot be combined with it', async () => {
  const attack = { epsilon: 0.1 }
  const metric = { loss: 'logistic', attack }
  const held = await study(
    'bl-model-panel',
    parseExperiment({
      ...withModel({ centered: true }),
      terrain: { metric, ghost: { ...metric, part: 'test' } },
    }),
  )
  const said = () => held.panel.shadowRoot!.textContent!.replaceAll(/\s+/g, ' ')
  expect(said()).not.toContain('samples passed in')
  await choose(held.panel, 'normalisation', 'batch')
  expect(held.experiment.model).toMatchObject({ normalization: 'batch', centered: false })
  expect(held.experiment.terrain).not.toHaveProperty('metric')
  expect(held.experiment.terrain).not.toHaveProperty('ghost')
  expect(said()).toContain(
    'a loss uses those of its own part, and the drawn function those of the training samples.',
  )
  expect(labels(held.panel)).not.toContain('centred, so f = 0 at w₀')
  expect(said()).toContain('Without skips, training many layers is chaotic')
  await turn(held.panel, 'skips')
  expect(said()).not.toContain('chaotic')
  await choose(held.panel, 'normalisation', 'layer')
  expect(said()).not.toContain('samples passed in')
  expect(labels(held.panel)).toContain('centred, so f = 0 at w₀')
})

test('layers are frozen and scaled one by one, and both are reset when their number changes', async () => {
  const held = await study('bl-model-panel', moons)
  await pick(held.panel, 'layers that learn', '2')
  await type(held.panel, 'layer scales', '1 0.5 2')
  expect(held.experiment.model).toMatchObject({ trained: [1, 3], layerScales: [1, 0.5, 2] })
  await pick(held.panel, 'layers that learn', '2')
  expect(held.experiment.model).not.toHaveProperty('trained')
  await pick(held.panel, 'layers that learn', '1')
  await userEvent.click(within(control(held.panel, 'layers'), '[aria-label="Add a hidden layer"]'))
  expect(held.experiment.model).toMatchObject({ widths: [2, 8, 8, 8, 1] })
  expect(held.experiment.model).not.toHaveProperty('trained')
  expect(held.experiment.model).not.toHaveProperty('layerScales')
})

test('an invalid list is refused next to its field, and the old one stays', async () => {
  const held = await study('bl-model-panel', withModel({ layerScales: [1, 2, 3] }))
  await type(held.panel, 'layer scales', '1, 2')
  expect(complaint(held.panel, 'layer scales')).toBe('Enter 3 numbers, one for each layer, not 2.')
  await type(held.panel, 'layer scales', '1, two, 3')
  expect(complaint(held.panel, 'layer scales')).toBe('“two” is not a number.')
  expect(held.experiment.model).toMatchObject({ layerScales: [1, 2, 3] })
  await type(held.panel, 'layer scales', '')
  expect(held.experiment.model).not.toHaveProperty('layerScales')
  const rates = await study('bl-algorithm-panel', moons)
  await type(rates.panel, 'layer rates', '1, -1, 1')
  expect(complaint(rates.panel, 'layer rates')).toContain('each must be at least 0')
})

test('a rule offers its own numbers', async () => {
  const held = await study('bl-algorithm-panel', moons)
  const rule = async (id: string) => {
    await choose(held.panel, 'rule', id)
    return labels(held.panel)
  }
  expect(labels(held.panel)).not.toContain('ε')
  expect(await rule('rmsprop')).toEqual(expect.arrayContaining(['decay', 'ε', 'ε under the root']))
  const adagrad = await rule('adagrad')
  expect(adagrad).toContain('initial accumulator')
  expect(adagrad).not.toContain('decay')
  expect(labels((await study('bl-algorithm-panel', himmelblau)).panel)).toEqual([
    'rule', 'learning rate', 'steps', 'schedule', 'name', 'weight decay', 'gradient noise', 'moves in', 'stop early', 'inside the step',
  ]) // prettier-ignore
})

test('a rate can be set by hand under every schedule, holds from then on, and can be undone', async () => {
  const held = await study('bl-algorithm-panel', himmelblau)
  const steps = lastStep(held.experiment.algorithms[0]!)
  const scheduled = () => held.experiment.algorithms[0]!.schedule
  held.panel.step = 7
  for (const kind of ['step', 'cosine', 'warm-up']) {
    await choose(held.panel, 'schedule', kind)
    const own = scheduled()
    const rate = learningRateAt(held.experiment.algorithms[0]!, 8)
    held.panel.renderRoot.querySelector<HTMLButtonElement>('.from-here')!.click()
    await held.panel.updateComplete
    expect(scheduled()).toEqual({ kind: 'changes', before: own, at: [{ step: 7, learningRate: rate }] })
    if (kind === 'warm-up') await choose(held.panel, 'then', 'cosine')
    held.panel.renderRoot.querySelector<HTMLButtonElement>('.remove-change')!.click()
    await held.panel.updateComplete
    expect(scheduled()).toEqual(kind === 'warm-up' ? { ...own, then: { kind: 'cosine', to: 0 } } : own)
  }
  await choose(held.panel, 'schedule', 'changes')
  expect(scheduled()).toMatchObject({
    kind: 'changes',
    before: { kind: 'warm-up' },
    at: [{ step: steps / 2 }],
  })
})

test('a schedule offers its own numbers, and a rate is changed by hand from the current step', async () => {
  const held = await study('bl-algorithm-panel', himmelblau)
  await choose(held.panel, 'schedule', 'warm-up')
  await choose(held.panel, 'then', 'cosine')
  expect(labels(held.panel)).toEqual(expect.arrayContaining(['warm-up steps', 'then', 'down to']))
  await choose(held.panel, 'schedule', 'constant')
  const button = () => held.panel.renderRoot.querySelector<HTMLButtonElement>('.from-here')
  expect(button()).toBeNull()
  held.panel.step = 7
  await held.panel.updateComplete
  expect(button()!.textContent).toContain('step 7')
  button()!.click()
  await held.panel.updateComplete
  await type(held.panel, 'rate', '0.002')
  expect(held.experiment.algorithms[0]!.schedule).toEqual({
    kind: 'changes',
    at: [{ step: 7, learningRate: 0.002 }],
  })
  expect(button()).toBeNull()
  held.panel.step = 12
  await held.panel.updateComplete
  button()!.click()
  await held.panel.updateComplete
  const remove = () => [...held.panel.renderRoot.querySelectorAll<HTMLButtonElement>('.remove-change')]
  expect(remove().map(({ textContent }) => textContent.trim())).toEqual([
    'Remove the rate from step 7 on',
    'Remove the rate from step 12 on',
  ])
  remove()[0]!.click()
  await held.panel.updateComplete
  expect(held.experiment.algorithms[0]!.schedule).toEqual({
    kind: 'changes',
    at: [{ step: 12, learningRate: 0.002 }],
  })
  remove()[0]!.click()
  await held.panel.updateComplete
  expect(held.experiment.algorithms[0]!.schedule, 'without a change it is constant').toEqual({
    kind: 'constant',
  })
})

test('an early stop names its bound, counts errors only for classes, and can be removed', async () => {
  const held = await study('bl-algorithm-panel', moons)
  await choose(held.panel, 'stop early', 'zero-one')
  await type(held.panel, 'below', '0.05')
  expect(held.experiment.algorithms[0]!.stop).toEqual({ quantity: 'zero-one', below: 0.05 })
  await choose(held.panel, 'stop early', 'never')
  expect(held.experiment.algorithms[0]).not.toHaveProperty('stop')
  const other = await study('bl-algorithm-panel', table)
  expect(offered(other.panel, 'stop early')).toEqual(['never', 'loss', 'gradient-norm'])
})

test('data with numeric targets remove what counts errors', async () => {
  const held = await study('bl-data-panel', {
    ...moons,
    algorithms: [{ ...moons.algorithms[0]!, stop: { quantity: 'zero-one', below: 0.1 } }],
    terrain: { metric: { loss: 'zero-one', part: 'test' } },
  })
  await choose(held.panel, 'source', 'sine')
  expect(held.experiment.algorithms[0]).not.toHaveProperty('stop')
  expect(held.experiment.terrain).not.toHaveProperty('metric')
  expect(labels(held.panel)).not.toContain('label corruption')
  expect(labels(held.panel)).not.toContain('classes as')
})

test('the surface shows another loss on another part, and the trained one stays', async () => {
  const held = await study('bl-metric-panel', moons, { range: [0, 2] })
  expect(labels(held.panel).filter((label) => label === 'factor')).toHaveLength(1)
  await choose(held.panel, 'surface', 'zero-one on test')
  expect(held.experiment.terrain.metric).toMatchObject({ loss: 'zero-one', part: 'test', weightDecay: 0 })
  expect(held.experiment.metric).toEqual(parseExperiment(moons).metric)
  expect(labels(held.panel).filter((label) => label === 'factor')).toHaveLength(2)
  await choose(held.panel, 'surface', 'logistic on train')
  expect(held.experiment.terrain).not.toHaveProperty('metric')
})

test('heights are cut where the range says, until it is fitted again', async () => {
  const held = await study('bl-metric-panel', moons, { range: [0, 2] })
  await type(held.panel, 'height to', '1.5')
  expect(held.experiment.view.range).toEqual([0, 1.5])
  await type(held.panel, 'height from', '3')
  expect(complaint(held.panel, 'height from')).toContain('Must be below 1.5.')
  await userEvent.click(within(held.panel, '.wide'))
  expect(held.experiment.view).not.toHaveProperty('range')
})

test('two classes are one target of ±1 or two', async () => {
  const held = await study('bl-data-panel', moons)
  await choose(held.panel, 'classes as', '2')
  expect(held.experiment.model).toMatchObject({ widths: [2, 8, 8, 2] })
  expect(held.experiment.metric.loss).toBe('cross-entropy')
  await choose(held.panel, 'source', 'xor')
  expect(held.experiment.model).toMatchObject({ widths: [2, 8, 8, 2] })
  await choose(held.panel, 'classes as', '1')
  expect(held.experiment.metric.loss).toBe('squared')
})

test('a teacher has its own shape, or takes the model’s again', async () => {
  const held = await study('bl-data-panel', moons)
  expect(labels(held.panel)).not.toContain('inputs')
  await choose(held.panel, 'source', 'teacher')
  await type(held.panel, 'inputs', '3')
  await type(held.panel, 'layers', '5')
  await choose(held.panel, 'activation', 'relu')
  const { data, model } = held.experiment
  expect(model).toMatchObject({ widths: [3, 8, 8, 1], activation: 'tanh' })
  expect(data).toMatchObject({ teacher: { widths: [3, 5, 8, 1], activation: 'relu' } })
  const back = [...held.panel.shadowRoot!.querySelectorAll('button')].find((button) =>
    button.textContent!.includes('as the model is now'),
  )
  await userEvent.click(back!)
  expect(held.experiment.data).toMatchObject({ teacher: { widths: [3, 8, 8, 1], activation: 'tanh' } })
})

test('features replace the coordinates, and the network follows', async () => {
  const held = await study('bl-data-panel', { ...moons, data: { kind: 'generated', id: 'linear' }, metric: { loss: 'squared' } }) // prettier-ignore
  await pick(held.panel, 'features', 'x₁x₂')
  await pick(held.panel, 'features', 'x₁')
  expect(held.experiment.data).toMatchObject({ features: ['x2', 'x1*x2'] })
  expect(labels(held.panel)).not.toContain('inputs')
  await pick(held.panel, 'features', 'x₁')
  await pick(held.panel, 'features', 'x₁x₂')
  expect(held.experiment.data).not.toHaveProperty('features')
  expect(held.experiment.model).toMatchObject({ widths: [2, 8, 8, 1] })
})

test('samples become a typed table, and the network follows its columns', async () => {
  const held = await study('bl-data-panel', { ...moons, data: { kind: 'generated', id: 'xor-points' } })
  await choose(held.panel, 'source', 'table')
  expect(held.experiment.data).toMatchObject({
    kind: 'table',
    inputs: [[-1, -1], [-1, 1], [1, -1], [1, 1]],
    targets: [[1], [-1], [-1], [1]],
  }) // prettier-ignore
  expect(held.experiment.data).not.toHaveProperty('size')
  await type(held.panel, 'train rows', '1, 2, 3 | 1\n4, 5 | 1')
  expect(complaint(held.panel, 'train rows')).toBe('Line 2 does not have the same columns as line 1.')
  await type(held.panel, 'train rows', '1 2 3 1\n4\t5\t6\t-1')
  expect(held.experiment.data).toMatchObject({ inputs: [[1, 2, 3], [4, 5, 6]], targets: [[1], [-1]] }) // prettier-ignore
  expect(held.experiment.data).not.toHaveProperty('testInputs')
  expect(held.experiment.model).toMatchObject({ widths: [3, 8, 8, 1] })
  await type(held.panel, 'new part', 'train')
  expect(complaint(held.panel, 'new part')).toBe('A part with this name already exists. Choose another name.')
  await type(held.panel, 'new part', 'shifted')
  await type(held.panel, 'rows of shifted', '7, 8, 9 | 1 | 2')
  expect(held.experiment.data).toMatchObject({ parts: { shifted: { inputs: [[7, 8, 9]], weights: [[2]] } } })
  await type(held.panel, 'rows of shifted', '')
  expect(held.experiment.data).not.toHaveProperty('parts')
})

test('starts of every kind can be added', async () => {
  const weights = (): number[] => Array.from({ length: 105 }, (_, i) => i)
  const held = await study('bl-start-panel', moons, { weights })
  for (const kind of ['weights', 'scaled', 'random']) {
    await userEvent.click(within(held.panel, '[aria-label="Add a start"]'))
    await choose(held.panel, 'w₀ is', kind)
    expect(last(held.experiment.starts).kind).toBe(kind)
  }
  expect(held.experiment.starts[1]).toEqual({ kind: 'weights', values: weights() })
  expect(held.experiment.starts[2]).toEqual({ kind: 'scaled', of: { start: 0, algorithm: 0, step: 0 }, factors: [1, 1, 1] }) // prettier-ignore
  const draws = held.experiment.starts.map((start) => (start.kind === 'random' ? start.index : undefined))
  expect(draws).toEqual([undefined, undefined, undefined, expect.any(Number)])
  expect(offered(held.panel, 'w₀ is')).toEqual(['random', 'weights', 'scaled'])
})

test('a construction is offered if the network fits the data', async () => {
  const held = await study('bl-start-panel', {
    ...moons,
    data: { kind: 'generated', id: 'two-moons', size: 6 },
    model: { kind: 'mlp', widths: [2, 6, 1], activation: 'relu' },
    starts: [{ kind: 'random', distribution: 'normal' }],
  })
  await choose(held.panel, 'w₀ is', 'memorizing-relu')
  expect(held.experiment.starts).toEqual([{ kind: 'construction', id: 'memorizing-relu' }])
  expect(labels(held.panel)).not.toContain('drawn from')
})

test('each layer is drawn from its own distribution; PyTorch’s biases are its own unless given', async () => {
  const held = await study('bl-start-panel', {
    ...moons,
    starts: [{ kind: 'random', distribution: 'he-normal' }],
  })
  await choose(held.panel, 'drawn from', 'torch-linear')
  expect(held.experiment.starts[0]).not.toHaveProperty('biasScale')
  await turn(held.panel, 'biases like the weights')
  await type(held.panel, 'spread of biases', '0.5')
  expect(held.experiment.starts[0]).toMatchObject({ distribution: 'torch-linear', biasScale: 0.5 })
  await turn(held.panel, 'each layer its own')
  await choose(held.panel, 'drawn from', 'normal')
  expect(held.experiment.starts[0]).toMatchObject({
    layers: [{ distribution: 'normal' }, { distribution: 'torch-linear', biasScale: 0.5 }, { distribution: 'torch-linear' }],
  }) // prettier-ignore
  await turn(held.panel, 'each layer its own')
  expect(held.experiment.starts[0]).not.toHaveProperty('layers')
})

test('a function of two weights has no layers to draw for', async () => {
  const { panel } = await study('bl-start-panel', { ...himmelblau, starts: [{ kind: 'random', distribution: 'normal' }] }) // prettier-ignore
  expect(labels(panel).slice(0, 5)).toEqual(['w₀ is', 'drawn from', 'scale', 'draw', 'draws'])
  expect(offered(panel, 'drawn from')).toEqual(['normal', 'uniform', 'rademacher'])
})

test('a plane goes through points of runs', async () => {
  const held = await study('bl-start-panel', moons)
  await choose(held.panel, 'plane', 'through')
  expect(held.experiment.plane).toEqual({
    kind: 'through',
    points: [
      { start: 0, algorithm: 0, step: 0 },
      { start: 0, algorithm: 0, step: 'end' },
      { start: 0, algorithm: 1, step: 'end' },
    ],
    extent: { a: [-0.5, 1.5], b: [-0.5, 1.5] },
  })
})

test('another plane has another default extent, and no field of the previous one', async () => {
  const held = await study('bl-start-panel', { ...moons, plane: { kind: 'random', normalization: 'layer' } })
  await choose(held.panel, 'plane', 'line')
  await choose(held.panel, 'to, at', 'step')
  await type(held.panel, 'to, step', '601')
  expect(complaint(held.panel, 'to, step')).toContain('Must be at most 600.')
  await type(held.panel, 'to, step', '25')
  expect(held.experiment.plane).toEqual({
    kind: 'line',
    from: { start: 0, algorithm: 0, step: 0 },
    to: { start: 0, algorithm: 0, step: 25 },
    extent: { a: [-0.2, 1.2], b: [-0.5, 0.5] },
  })
  await choose(held.panel, 'plane', 'weights')
  await type(held.panel, 'second weight', '0')
  expect(complaint(held.panel, 'second weight')).toContain('Must differ from the other weight.')
})

test('an experiment can be named and its seed typed', async () => {
  const panel = await mount('bl-experiment-panel', { experiment: { ...moons, title: 'Moons' } })
  const seen: unknown[] = []
  panel.addEventListener(EditEvent.type, (event) => seen.push((event as EditEvent).patch))
  await type(panel, 'title', 'Two moons, shifted')
  await type(panel, 'title', '')
  await type(panel, 'seed', '12')
  expect(seen).toEqual([{ title: 'Two moons, shifted' }, { title: null }, { seed: 12 }])
})

test('a surface can show every loss on every part, and the slope of the trained one', async () => {
  const held = await study('bl-metric-panel', moons)
  expect(offered(held.panel, 'surface')).toEqual([
    'squared on train', 'logistic on train', 'hinge on train', 'zero-one on train',
    'squared on test', 'logistic on test', 'hinge on test', 'zero-one on test',
    'gradient-norm', 'sharpness',
  ]) // prettier-ignore
  await choose(held.panel, 'surface', 'zero-one on test')
  await choose(held.panel, 'surface', 'sharpness')
  expect(held.experiment.terrain).toMatchObject({ quantity: 'sharpness' })
  expect(held.experiment.terrain).not.toHaveProperty('metric')
  expect(offered(held.panel, 'of')).toEqual([
    'squared on train', 'logistic on train', 'hinge on train', 'squared on test', 'logistic on test', 'hinge on test',
  ]) // prettier-ignore
  await choose(held.panel, 'of', 'squared on test')
  expect(held.experiment.terrain).toMatchObject({ quantity: 'sharpness', metric: { loss: 'squared', part: 'test' } }) // prettier-ignore
  await choose(held.panel, 'of', 'logistic on train')
  expect(held.experiment.terrain).not.toHaveProperty('metric')
  await choose(held.panel, 'surface', 'zero-one on test')
  expect(held.experiment.terrain).toMatchObject({ quantity: 'metric', metric: { loss: 'zero-one' } })
  const other = await study('bl-metric-panel', himmelblau)
  expect(offered(other.panel, 'surface')).toEqual(['value', 'gradient-norm', 'sharpness'])
  await choose(other.panel, 'surface', 'gradient-norm')
  expect(other.experiment.terrain.quantity).toBe('gradient-norm')
  expect(labels(other.panel), 'a function is one').not.toContain('of')
})

test('another part is drawn as a ghost, and arrows are drawn, if they make sense', async () => {
  const held = await study('bl-metric-panel', moons)
  expect(offered(held.panel, 'ghost')).toEqual([
    '', 'test', 'attacked',
    'squared on train', 'hinge on train', 'zero-one on train', 'squared on test', 'hinge on test', 'zero-one on test',
  ]) // prettier-ignore
  await choose(held.panel, 'ghost', 'test')
  expect(held.experiment.terrain.ghost).toBe('test')
  expect(labels(held.panel)).toContain('arrows')
  await choose(held.panel, 'surface', 'zero-one on test')
  expect(labels(held.panel)).not.toContain('arrows')
  await choose(held.panel, 'surface', 'sharpness')
  expect(labels(held.panel)).toContain('arrows')
  expect(labels(held.panel)).not.toContain('ghost')
  expect(labels((await study('bl-metric-panel', himmelblau)).panel)).not.toContain('ghost')
})
