import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../src/elements/panels/algorithm/bl-algorithm-panel.ts'
import '../../../src/elements/panels/data/bl-data-panel.ts'
import '../../../src/elements/panels/metric/bl-metric-panel.ts'
import '../../../src/elements/panels/model/bl-model-panel.ts'
import '../../../src/elements/panels/start/bl-plane-controls.ts'
import '../../../src/elements/panels/start/bl-start-panel.ts'
import { AlgorithmEvent, EditEvent, RunVisibilityEvent } from '../../../src/elements/events.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import type { Terrain } from '../../../src/reference/results.ts'
import type { RunView } from '../../../src/elements/charts/lists/run-view.ts'
import { himmelblau, moons, table } from '../fixtures/experiments.ts'
import { contrastFaults, faults, mount, settled, within } from '../fixtures/mount.ts'
import { choose, labels, offered, panels, pick, study, type, unfold } from '../fixtures/panel.ts'

const edits = (element: Element): EditEvent[] => {
  const seen: EditEvent[] = []
  element.addEventListener(EditEvent.type, (event) => seen.push(event as EditEvent))
  return seen
}

test('other data bring a matching model, loss and labels', async () => {
  const panel = await mount('bl-data-panel', { experiment: moons, sampleCount: 200 })
  const seen = edits(panel)
  expect(labels(panel)).toContain('label corruption')
  await choose(panel, 'source', 'sine')
  expect(seen[0]?.patch).toEqual({
    data: { id: 'sine' },
    model: { widths: [1, 8, 8, 1] },
    metric: { loss: 'squared' },
    starts: [moons.starts[0]!.kind === 'plane' && moons.starts[0]!.base],
  })
  await pick(panel, 'features', 'x₁x₂')
  expect(seen[1]?.patch).toMatchObject({
    data: { features: ['x1', 'x2', 'x1*x2'] },
    model: { widths: [3, 8, 8, 1] },
  })
  await userEvent.click(within(panel, 'bl-seed-button', 'button'))
  expect(seen[2]?.patch).toHaveProperty('seed')
})

test('a table and a function describe themselves', async () => {
  const ofTable = await mount('bl-data-panel', { experiment: table })
  expect(ofTable.shadowRoot?.textContent?.replaceAll(/\s+/g, ' ')).toContain('1 row, 1 input, 1 target')
  const ofFunction = await mount('bl-data-panel', { experiment: himmelblau })
  expect(labels(ofFunction)).toEqual([])
  const data = { ...table.data, inputs: Array.from({ length: 10 }, () => Array<number>(2000).fill(1)) }
  const wide = await mount('bl-data-panel', { experiment: { ...table, data } })
  expect(wide.shadowRoot?.textContent).toMatch(/10 rows, 2.000 inputs/)
  expect([labels(ofTable), labels(wide)].map((all) => all.includes('train rows'))).toEqual([true, false])
})

test('layers are resized, added and removed', async () => {
  const panel = await mount('bl-model-panel', { experiment: moons, weightCount: 105 })
  const seen = edits(panel)
  const widths = within(panel, 'bl-widths')
  await userEvent.fill(within(widths, 'input'), '16')
  await userEvent.keyboard('{Enter}')
  await userEvent.click(within(widths, '[aria-label="Add a hidden layer"]'))
  await userEvent.click(within(widths, '[aria-label="Remove hidden layer 2"]'))
  expect(seen.map(({ patch }) => patch['model'])).toEqual([
    { widths: [2, 16, 8, 1] },
    { widths: [2, 8, 8, 8, 1] },
    { widths: [2, 8, 1] },
  ])
  await userEvent.fill(within(widths, 'input'), '0')
  await userEvent.keyboard('{Enter}')
  await settled(widths)
  expect(within(widths, '.message').textContent).toBe('A layer has 1 to 512 units. 8 stays.')
  expect(seen).toHaveLength(3)
})

test('the linearity switch and slider change linearity and nothing else', async () => {
  const panel = await mount('bl-model-panel', { experiment: moons })
  const seen = edits(panel)
  await userEvent.click(within(panel, 'bl-toggle', 'wa-switch'))
  await type(panel, 'linearity', '0.5')
  expect(seen.map(({ patch }) => patch)).toEqual([{ model: { linearity: 1 } }, { model: { linearity: 0.5 } }])
})

test('a refused change is removed from the control too', async () => {
  const panel = await mount('bl-model-panel', { experiment: moons })
  await choose(panel, 'activation', 'relu')
  await type(panel, 'linearity', '0.5')
  const activation = [...panel.shadowRoot!.querySelectorAll('bl-select')].find(
    ({ label }) => label === 'activation',
  )!
  await expect.poll(() => within<HTMLSelectElement>(activation, 'select').value).toBe('tanh')
  await expect.poll(() => within<HTMLInputElement>(panel, 'bl-number', 'input').value).toBe('0')
  await userEvent.fill(within(panel, 'bl-widths', 'input'), '16')
  await userEvent.keyboard('{Enter}')
  expect(within<HTMLInputElement>(panel, 'bl-widths', 'input').value).toBe('8')
})

test('a function replaces the network, with its own start and plane, and restores it', async () => {
  const panel = await mount('bl-model-panel', { experiment: moons })
  const seen = edits(panel)
  await choose(panel, 'family', 'himmelblau')
  expect(seen[0]?.patch).toMatchObject({
    data: { kind: 'none', id: null },
    model: { kind: 'function', id: 'himmelblau', widths: null },
    plane: { kind: 'weights', first: 0, second: 1 },
  })
  panel.experiment = himmelblau
  await settled(panel)
  expect(labels(panel)).toEqual(['family'])
  await choose(panel, 'family', 'mlp')
  expect(seen[1]?.patch).toMatchObject({
    data: { kind: 'generated', id: 'two-moons' },
    model: { widths: [2, 8, 8, 1] },
  })
})

test('only matching losses are offered', async () => {
  const panel = await mount('bl-metric-panel', { experiment: moons })
  const options = [...within(panel, 'bl-select').shadowRoot!.querySelectorAll('option')].map(
    ({ value }) => value,
  )
  expect(options).toEqual(['squared', 'logistic', 'hinge'])
  const seen = edits(panel)
  await choose(panel, 'height', 'log')
  expect(seen[0]?.patch).toEqual({ view: { height: 'log' } })
  expect(labels(await mount('bl-metric-panel', { experiment: himmelblau }))).not.toContain('loss')
})

test('the chosen algorithm shows what its rule uses', async () => {
  const panel = await mount('bl-algorithm-panel', { experiment: moons })
  expect(labels(panel)).not.toContain('momentum')
  const seen = edits(panel)
  await userEvent.click(panel.shadowRoot!.querySelectorAll<HTMLElement>('.pick')[2]!)
  await settled(panel)
  expect(labels(panel)).toEqual(expect.arrayContaining(['β₁', 'β₂', 'ε', 'weight decay', 'ε under the root']))
  await type(panel, 'learning rate', '0.02')
  expect(seen[0]?.patch).toEqual({
    algorithms: moons.algorithms.with(2, { ...moons.algorithms[2]!, learningRate: 0.02 }),
  })
  await userEvent.click(within(panel, '[aria-label="Add an algorithm"]'))
  expect(seen[1]?.patch['algorithms']).toMatchObject([{}, {}, {}, { id: 'nesterov', steps: 600 }])
  await userEvent.click(within(panel, '[aria-label="Remove Adam"]'))
  expect(seen[2]?.patch['algorithms']).toHaveLength(2)
})

test('a run can be named in its panel, and keeps the name', async () => {
  const { panel } = await study('bl-algorithm-panel', moons)
  const chips = () =>
    Array.from(panel.shadowRoot!.querySelectorAll('.pick'), ({ textContent }) => textContent.trim())
  expect(chips()).toEqual(['gradient descent', 'momentum', 'Adam'])
  unfold(panel)
  await settled(panel)
  const seen = edits(panel)
  await type(panel, 'name', 'the careful one')
  expect(seen[0]).toMatchObject({ label: 'name of the run' })
  await settled(panel)
  expect(chips()).toEqual(['the careful one', 'momentum', 'Adam'])
  await type(panel, 'name', '')
  await settled(panel)
  expect(chips()).toEqual(['gradient descent', 'momentum', 'Adam'])
})

test('the algorithm that its owner names is shown, and choosing or adding another is reported', async () => {
  const { panel } = await study('bl-algorithm-panel', moons)
  const told: number[] = []
  panel.addEventListener(AlgorithmEvent.type, (event) => told.push((event as AlgorithmEvent).at))
  const chosen = () => within(panel, '.chip[data-chosen] .pick').textContent?.trim()
  panel.place = 2
  await settled(panel)
  expect([chosen(), told]).toEqual(['Adam', []])
  await userEvent.click(within(panel, '.pick'))
  await userEvent.click(within(panel, '[aria-label="Add an algorithm"]'))
  expect(told).toEqual([0, 3])
})

test('one click adds the linearised twin of the chosen algorithm, once', async () => {
  const one = parseTraining({ ...moons, algorithms: moons.algorithms.slice(0, 1) })
  const { panel } = await study('bl-algorithm-panel', one)
  const twin = () => panel.shadowRoot!.querySelector<HTMLButtonElement>('.twin')
  expect(twin()?.textContent?.trim()).toBe('linearised twin')
  const seen = edits(panel)
  await userEvent.click(twin()!)
  expect(seen[0]?.patch['algorithms']).toEqual([
    one.algorithms[0],
    { ...one.algorithms[0], linearized: true },
  ])
  await settled(panel)
  expect(within(panel, '.chip[data-chosen] .pick').textContent?.trim()).toBe('linearised')
  expect(twin(), 'the twin has none of its own').toBeNull()
  await userEvent.click(within(panel, '.pick'))
  await settled(panel)
  expect(twin(), 'one twin is enough').toBeNull()
  const ofFunction = await mount('bl-algorithm-panel', { experiment: himmelblau })
  expect(ofFunction.shadowRoot!.querySelector('.twin')).toBeNull()
})

test("an algorithm's eye hides its runs", async () => {
  const run: RunView = {
    start: 0, algorithm: 1, label: 'momentum', style: 1, color: 'green', visible: true, status: 'finished', outcome: 'converged', shown: 'end', loss: 1, steps: 1, distance: 0,
  } // prettier-ignore
  const panel = await mount('bl-algorithm-panel', { experiment: moons, runs: [run] })
  let event: RunVisibilityEvent | undefined
  panel.addEventListener(RunVisibilityEvent.type, (seen) => (event = seen as RunVisibilityEvent))
  await userEvent.click(within(panel, '[aria-label="Hide momentum"]'))
  expect(event).toMatchObject({ start: 0, algorithm: 1, visible: false })
})

test('w_0 is typed, redrawn and reset', async () => {
  const panel = await mount('bl-start-panel', { experiment: moons, point: { a: 0.3, b: -0.2 } })
  const seen = edits(panel)
  await type(panel, 'w₀ along a', '0.75')
  const base = moons.starts[0]!.kind === 'plane' ? moons.starts[0]!.base : undefined
  expect(seen[0]?.patch).toEqual({ starts: [{ kind: 'plane', a: 0.75, b: -0.2, base }] })
  await userEvent.click(within(panel, '.wide'))
  expect(seen[1]?.patch).toEqual({ starts: [base] })
  await userEvent.click(within(panel, 'bl-seed-button', 'button'))
  expect(seen[2]?.patch['starts']).toMatchObject([{ kind: 'random', index: expect.any(Number) as number }])
  await userEvent.click(within(panel, '[aria-label="Add a start"]'))
  expect(seen[3]?.patch['starts']).toHaveLength(2)
})

test('the plane is chosen, and its extent typed', async () => {
  const panel = await mount('bl-start-panel', { experiment: moons })
  // They are created when their section is opened.
  expect(panel.shadowRoot!.querySelector('bl-plane-controls')).toBeNull()
  within<HTMLDetailsElement>(panel, '.fold:last-of-type').open = true
  await expect.poll(() => panel.shadowRoot!.querySelector('bl-plane-controls')).not.toBeNull()
  const plane = within(panel, 'bl-plane-controls')
  const seen = edits(panel)
  await choose(plane, 'plane', 'weights')
  expect(seen[0]?.patch['plane']).toMatchObject({ kind: 'weights', first: 0, second: 1, normalization: null })
  await type(plane, 'a to', '2')
  expect(seen[1]?.patch).toEqual({ plane: { extent: { a: [-1, 2] } } })
  await userEvent.click(within(plane, '.wide'))
  expect(seen[2]?.patch).toEqual({ plane: { extent: null } })
})

test('a plane that depends on a start can follow it; the whole weight space cannot', async () => {
  const panel = await mount('bl-plane-controls', { experiment: moons })
  const seen = edits(panel)
  await userEvent.click(within(panel, 'bl-toggle', 'wa-switch'))
  expect(seen[0]?.patch).toEqual({ view: { follow: true } })
  expect(panel.shadowRoot!.querySelector('.keep'), 'there is no surface yet').toBeNull()
  const [u, v, origin] = [1, 2, 3].map((value) => new Float32Array(105).fill(value))
  const { extent } = moons.plane as { extent: Terrain['extent'] }
  panel.terrain = { u: u!, v: v!, origin: origin!, extent } as Terrain
  await settled(panel)
  await userEvent.click(within(panel, '.keep'))
  expect(seen[1]?.patch['plane']).toMatchObject({ kind: 'directions', u: [...u!], origin: [...origin!] })
  const whole = await mount('bl-plane-controls', { experiment: himmelblau })
  expect(whole.shadowRoot!.querySelector('bl-toggle')).toBeNull()
  const run = { start: 0, algorithm: 0 }
  const plane = { kind: 'line', from: { ...run, step: 0 }, to: { ...run, step: 'end' } }
  for (const experiment of [himmelblau, table]) {
    const line = await mount('bl-plane-controls', { experiment: parseTraining({ ...experiment, plane }) })
    expect(labels(line)).toContain('follow w₀')
  }
})

test('a function is shown whole, along a line, by its curvature, or over hyperparameters', async () => {
  const held = await study('bl-start-panel', himmelblau)
  const { panel } = held
  expect(labels(panel)).not.toContain('origin')
  expect(offered(panel, 'plane')).toEqual(['weights', 'pca', 'hessian', 'through', 'line', 'hyperparameters'])
  await choose(panel, 'plane', 'line')
  expect(held.experiment.plane).toMatchObject({ kind: 'line', from: { step: 0 }, to: { step: 'end' } })
  await choose(panel, 'plane', 'hessian')
  await choose(panel, 'eigenvectors', 'extreme')
  expect(held.experiment.plane).toMatchObject({ kind: 'hessian', which: 'extreme' })
  await choose(panel, 'plane', 'hyperparameters')
  expect(held.experiment.plane).toMatchObject({ a: { path: '/algorithms/0/learningRate' } })
  await choose(panel, 'plane', 'weights')
  expect(held.experiment.plane).toMatchObject({ kind: 'weights', first: 0, second: 1 })
})

test('a ghost is not carried over to a plane of hyperparameters', async () => {
  const held = await study('bl-start-panel', parseTraining({ ...moons, terrain: { ghost: 'test' } }))
  await choose(held.panel, 'plane', 'hyperparameters')
  expect(held.experiment.terrain).not.toHaveProperty('ghost')
})

const layered = parseTraining({
  ...moons,
  data: { kind: 'generated', id: 'teacher', size: 20 },
  metric: { loss: 'squared' },
  starts: [
    {
      kind: 'random',
      distribution: 'normal',
      layers: [{ distribution: 'normal' }, { distribution: 'torch-linear' }, { distribution: 'identity' }],
    },
  ],
  plane: { kind: 'line', from: { start: 0, algorithm: 0, step: 3 }, to: { start: 0, algorithm: 1 } },
  view: { range: [0, 1] },
})

test.each([
  ['light', faults],
  ['dark', contrastFaults],
] as const)('the panels are clean to axe, unfolded, in the %s theme', async (theme, faultsOf) => {
  for (const experiment of [moons, himmelblau, table, layered])
    for (const tag of panels) {
      const panel = await mount(tag, { experiment }, theme)
      unfold(panel)
      expect(await faultsOf(panel), tag).toEqual([])
    }
})

test('a plane of principal components names its run, and one through points each of its points', async () => {
  const adam = { id: 'adam', learningRate: 0.1, steps: 9 } as const
  const several = { ...moons, algorithms: [...moons.algorithms, adam] }
  const run = (algorithm: number) => ({ start: 0, algorithm, step: 'end' })
  const plane = { kind: 'through', points: [run(0), run(0), run(1)] }
  const through = await mount('bl-plane-controls', {
    experiment: parseTraining({
      ...several,
      plane: { ...plane, points: [{ ...run(0), step: 0 }, run(0), run(1)] },
    }),
  })
  for (const name of ['first point', 'second point', 'third point']) expect(labels(through)).toContain(name)
  const panel = await mount('bl-plane-controls', {
    experiment: parseTraining({ ...several, plane: { kind: 'pca' } }),
  })
  const seen = edits(panel)
  await choose(panel, 'of', `0/${several.algorithms.length - 1}`)
  expect(seen[0]?.patch).toEqual({ plane: { of: { start: 0, algorithm: several.algorithms.length - 1 } } })
})
