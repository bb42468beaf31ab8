import type { LitElement } from 'lit'
import { afterEach, describe, expect, it } from 'vitest'
import '../../../src/landscape/loss-landscape.ts'
import type { LossLandscape } from '../../../src/landscape/loss-landscape.ts'
import '../../../src/elements/lecture/bl-internals.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { moons } from '../../support/experiments.ts'
import { keptEngine } from '../fixtures/kept-engine.ts'
import { mount, within } from '../fixtures/mount.ts'

const two: TrainingInput = {
  ...moons,
  algorithms: [
    { id: 'adam', learningRate: 0.05, steps: 40 },
    { id: 'heavy-ball', learningRate: 0.1, steps: 40 },
  ],
  plane: { kind: 'random', normalization: 'filter' },
  view: { internals: true, step: 7 },
}

await keptEngine()
afterEach(() => document.body.replaceChildren())

async function landscape(experiment: TrainingInput): Promise<LossLandscape> {
  const element = document.createElement('loss-landscape')
  Object.assign(element, { resolution: 17, experiment })
  element.style.cssText = 'width: 700px; height: 500px'
  document.body.append(element)
  await element.whenIdle()
  await element.snapshot()
  return element
}

describe('inside the step', () => {
  it('the arrows at a run are those of its own step, by name, and its card says how much lies in the plane', async () => {
    const element = await landscape(two)
    await expect
      .poll(() => element.study!.steps.steps.value.map(({ t }) => t), { timeout: 20_000 })
      .toEqual([8, 8])
    const runs = oracle.train(two, { record: 'all' })
    for (const { run, move } of element.study!.steps.steps.value)
      move.forEach((x, i) => {
        const weights = (step: number) => runs[run.algorithm]!.weights(step)[i]!
        expect(x).toBeCloseTo(weights(8) - weights(7), 4)
      })
    await element.updateComplete
    await customElements.whenDefined('bl-step-legend')
    const steps = within<LitElement>(element, 'bl-step-legend')
    await steps.updateComplete
    const legend = steps.shadowRoot!.textContent!
    for (const name of ['gradient', 'momentum', 'step']) expect(legend).toContain(name)
    const ids = element.content!.curves.map(({ id }) => id)
    expect(ids).toContain('0/0 move shaft')
    expect(ids).toContain('0/1 carried shaft')
    const { view } = element.study!.stepArrows.value!
    const card = await mount('bl-internals', { internals: view })
    const words = card.shadowRoot!.textContent!.replaceAll(/\s+/g, ' ')
    expect(words).toContain('μ (w − w before)')
    expect(words).toContain('%')
  })

  it('is gone once nobody requests it', async () => {
    const element = await landscape({ ...two, view: {} })
    expect(element.renderRoot.querySelector('bl-step-legend')).toBeNull()
    expect(element.content!.curves).toEqual([])
  })
})
