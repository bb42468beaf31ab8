import { signal } from '@preact/signals-core'
import { nothing } from 'lit'
import { expect, test } from 'vitest'
import type { UnitCloud } from '../../../../src/charts/unit-cloud.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { nowhere } from '../../../../src/landscape/opening/place.ts'
import { Study } from '../../../../src/landscape/study.ts'
import { usualOptions } from '../../../../src/landscape/study-options.ts'
import { PanelAnalyses } from '../../../../src/page/panels/panel-analyses.ts'
import { pictureOf, type PictureSource } from '../../../../src/page/panels/pictures/pictures.ts'
import { StageKernels } from '../../../../src/page/panels/stage-kernels.ts'
import { minus, norm } from '../../../../src/math/linear-algebra/vector.ts'
import type { PictureName, Step } from '../../../../src/scenarios/scenario.ts'
import { Store } from '../../../../src/store/store.ts'
import { twins } from '../../../support/experiments.ts'
import { OracleEngine } from '../../../support/oracle-engine.ts'

interface Template {
  readonly strings: readonly string[]
  readonly values: readonly unknown[]
}

async function opened(input: TrainingInput) {
  const store = new Store(() => Promise.resolve(new OracleEngine()), parseTraining(input), 3)
  await store.whenIdle()
  const study = new Study(store)
  await study.whenIdle()
  const step = signal<Step | undefined>()
  const analyses = new PanelAnalyses(store, study.selection, {
    at: nowhere,
    written: undefined,
    get step() {
      return step.value
    },
  })
  const kernelsWanted = signal(false)
  const kernels = new StageKernels(
    () => study.together,
    () => kernelsWanted.value,
  )
  const source = { study, analyses, kernels, guessing: {}, step: undefined } as unknown as PictureSource
  const picture = (name: PictureName) => pictureOf(name, source) as Template
  return { study, step, analyses, picture, kernels, kernelsWanted }
}

test('the cloud is that of the first visible run at the step that is shown', async () => {
  const { study, picture } = await opened(twins)
  const cloud = () => (picture('cloud').values[0] as UnitCloud[])[0]!
  study.playback.seek(0)
  expect(cloud().moved).toBe(0)
  expect([...cloud().now]).toEqual([...cloud().first])
  study.playback.seek(60)
  const network = cloud()
  expect(network.moved).toBeGreaterThan(0.01)
  study.selection.setVisible(0, 0, false)
  expect(cloud().run).not.toBe(network.run)
  expect(cloud().moved).not.toBe(network.moved)
})

test('under the cloud of each stage stands the kernel of that stage, while it is wanted', async () => {
  const { study, picture, kernels, kernelsWanted } = await opened(twins)
  const under = () => picture('cloud').values[1] as (Template | symbol)[]
  expect(under()).toEqual([nothing])
  const other = new Study(
    new Store(() => Promise.resolve(new OracleEngine()), parseTraining(twins), 3),
    study,
  )
  other.options.value = {
    ...usualOptions,
    view: { title: 'wider', experiment: { model: { widths: [2, 5, 1] } } },
  }
  await study.whenIdle()
  kernelsWanted.value = true
  await Promise.all(study.together.map((stage) => kernels.of(stage)?.whenIdle()))
  study.playback.seek(Infinity)
  await Promise.all(study.together.map((stage) => kernels.of(stage)?.whenIdle()))
  expect(under().map((map) => (map as Template).values[0])).toEqual(['under-0', 'under-1'])
  for (const stage of study.together) {
    const { runs } = stage.store
    const experiment = stage.store.training!
    const [first, now] = [runs[0]!.weights(0), runs[0]!.finalWeights].map(
      (weights) => oracle.measure(experiment, weights, 'ntk').values,
    )
    const change = norm(minus(now!, first!)) / norm(first!)
    expect(kernels.of(stage)!.value.value!.change).toBeCloseTo(change, 6)
  }
  kernelsWanted.value = false
  expect(under()).toEqual([nothing, nothing])
})

test('a deeper network has no cloud, and is told why', async () => {
  const { picture } = await opened({ ...twins, model: { kind: 'mlp', widths: [2, 2, 2, 1], activation: 'tanh' } }) // prettier-ignore
  expect(picture('cloud').strings.join()).toContain('one hidden layer')
})

test('the kernel is computed for a step that names it, beside its hero too', async () => {
  const { step, analyses, picture } = await opened(twins)
  await analyses.kernel.whenIdle()
  expect(picture('kernel').values).toContain(0)
  step.value = { title: '', prose: '', experiment: {}, insets: ['kernel'] }
  await analyses.kernel.whenIdle()
  expect(picture('kernel').values).toContain(40)
  analyses.dispose()
})

test('a line shows its errors too where it is the hero, and its losses alone in the room of an inset', async () => {
  const { study, analyses } = await opened({
    ...twins,
    algorithms: [{ id: 'sgd', learningRate: 0.3, steps: 20 }],
    metric: { loss: 'logistic' },
    plane: {
      kind: 'line',
      from: { start: 0, algorithm: 0, step: 0 },
      to: { start: 0, algorithm: 0, step: 'end' },
    },
  })
  const charts = (step: Partial<Step>) => {
    const source = { study, analyses, guessing: {}, step } as unknown as PictureSource
    const [shown] = (pictureOf('slice', source) as Template).values as readonly Template[][]
    return shown!.filter((chart) => Array.isArray(chart.values)).length
  }
  expect(charts({ hero: 'slice' }), 'the losses are awaited').toBe(1)
  await analyses.slice.whenIdle()
  expect(charts({ hero: 'slice' })).toBe(2)
  expect(charts({ hero: 'surface', insets: ['slice'] })).toBe(1)
  analyses.dispose()
})
