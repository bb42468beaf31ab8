import { describe, expect, it, test } from 'vitest'
import '../../../../src/experiment/functions/reader.ts'
import { fetchSamples } from '../../../../src/experiment/data/sample-file.ts'
import { buildDataset } from '../../../../src/experiment/data/build.ts'
import { generators } from '../../../../src/experiment/generators/catalogue.ts'
import { experimentFromLink, experimentToLink } from '../../../../src/exchange/link.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import type { TrainingExperiment, TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { moons } from '../../../support/experiments.ts'
import { learnedOnAbsolute, overWeights, populations } from '../../../support/theory/shift.ts'

type Generated = Extract<TrainingInput['data'], { kind: 'generated' }>

const parsed = (data: Partial<Generated>, widths = [2, 4, 1]): TrainingExperiment =>
  parseExperiment({
    ...moons,
    data: { ...moons.data, ...data } as Generated,
    model: { kind: 'mlp', widths, activation: 'tanh' },
    metric: { loss: 'squared' },
    plane: { kind: 'random', normalization: 'none' },
  })

const datasetOf = ({ data, model, seed }: TrainingExperiment) => buildDataset(data, model as never, seed)

describe('a shifted part', () => {
  it('exists if the data describe it, leaves the others as they are, and is in the link', () => {
    const [plain, shifted] = [parsed({}), parsed({ shift: {} })]
    expect(datasetOf(plain).parts).not.toHaveProperty('shifted')
    const { train, test, shifted: part } = datasetOf(shifted).parts
    expect([train, test]).toEqual([datasetOf(plain).parts['train'], datasetOf(plain).parts['test']])
    expect(part!.count).toBe(40)
    expect(part!.inputs).not.toEqual(test!.inputs)
    expect(shifted.data).toMatchObject({ shift: { scale: 1, rotation: 0, translation: [] } })
    expect(experimentFromLink(experimentToLink(shifted))).toEqual(shifted)
  })

  it('turns, stretches and moves points with their class, and adds its own noise', () => {
    const still = datasetOf(parsed({ noise: 0, shift: {} })).parts['shifted']!
    const moved = datasetOf(
      parsed({ noise: 0.2, shift: { noise: 0, rotation: 90, scale: 2, translation: [3] } }),
    ).parts['shifted']!
    expect(moved.targets).toEqual(still.targets)
    for (let n = 0; n < still.count; n++) {
      const [x, y] = still.inputs.subarray(2 * n, 2 * n + 2)
      expect(moved.inputs[2 * n]).toBeCloseTo(3 - 2 * y!, 12)
      expect(moved.inputs[2 * n + 1]).toBeCloseTo(2 * x!, 12)
    }
    const noisy = datasetOf(parsed({ noise: 0, testSize: 4000, shift: { noise: 0.5 } })).parts['shifted']!
    const clean = datasetOf(parsed({ noise: 0, testSize: 4000, shift: {} })).parts['shifted']!
    const spread = Math.sqrt(noisy.inputs.reduce((sum, x, i) => sum + (x - clean.inputs[i]!) ** 2, 0) / 8000)
    // The standard error of a standard deviation from 8,000 draws is 0.5/√16,000 = 0.004.
    expect(Math.abs(spread - 0.5)).toBeLessThan(0.016)
  })

  it("has the rule's labels at the shifted inputs, if a rule generates them", () => {
    const { inputs, targets } = datasetOf(
      parsed({ id: 'sine-boundary', shift: { rotation: 30, translation: [0.3, -0.5] } }),
    ).parts['shifted']!
    const right = targets.map((_, n) => Math.sign(inputs[2 * n]! + 0.5 * Math.sin(3 * inputs[2 * n + 1]!)))
    expect(targets).toEqual(right)
    expect(new Set(targets).size).toBe(2)
    const sine = datasetOf(parsed({ id: 'sine', testSize: 5, shift: { translation: [1] } }, [1, 2, 1]))
    expect([...sine.parts['shifted']!.inputs]).toEqual([0, 0.5, 1, 1.5, 2])
    sine.parts['shifted']!.targets.forEach((y, n) => expect(y).toBeCloseTo(Math.sin(Math.PI * 0.5 * n), 12))
  })

  test.each(generators.filter(({ copies }) => !copies).map(({ id }) => id))(
    '%s: labels are never corrupted, and teachers stay the same',
    async (id) => {
      await fetchSamples({ data: { id } })
      const own = generators.find((generator) => generator.id === id)!
      const columns = own.columns?.({}) ?? (own.coordinates === 'model' ? 2 : own.coordinates)
      const classes = own.task === 'classification'
      const copiesInputs = own.task === 'regression' && own.outputs === 'inputs'
      const outputs = copiesInputs ? columns : classes && own.classes({}) > 2 ? own.classes({}) : 1
      const of = (data: Partial<Generated>) =>
        datasetOf(parsed({ id, testSize: 30, noise: 0, ...data }, [columns, 3, outputs])).parts['shifted']!
      const { inputs, targets } = of({ shift: { scale: 0.5 } })
      if (classes) expect(of({ shift: { scale: 0.5 }, labelCorruption: 1 }).targets).toEqual(targets)
      const unscaled = of({ shift: {} })
      inputs.forEach((x, i) => expect(x).toBeCloseTo(0.5 * unscaled.inputs[i]!, 12))
      const linear = id === 'linear' || id === 'absolute'
      if (linear) targets.forEach((y, n) => expect(y).toBeCloseTo(0.5 * unscaled.targets[n]!, 12))
    },
  )

  it.each([
    [{ translation: [1, 2, 3] }, [2, 4, 1], /data.shift.translation: must have at most 2 entries, one for each input, not 3/],
    [{ scale: 0 }, [2, 4, 1], /data.shift.scale: must be above 0/],
    [{ noise: -1 }, [2, 4, 1], /data.shift.noise: must not be negative/],
    [{ turn: 1 }, [2, 4, 1], /data.shift.turn: unknown field "turn"/],
  ] as const)('is refused in a sentence where it cannot be: %o', (shift, widths, sentence) => {
    expect(() => parsed({ shift: shift as never }, [...widths])).toThrow(sentence)
  }) // prettier-ignore

  it('needs a second input to rotate, and a metric on it needs the field', () => {
    expect(() => parsed({ id: 'sine', shift: { rotation: 10 } }, [1, 2, 1])).toThrow(
      /data.shift.rotation: needs a second input/,
    )
    expect(() =>
      parseExperiment({ ...moons, terrain: { metric: { loss: 'logistic', part: 'shifted' } } }),
    ).toThrow(/the data has no part "shifted", only "train", "test". Describe the shift in data.shift/)
  })
})

describe('S06: trained on U[-1, 1], judged on U[0, 2]', () => {
  const [trained, judged] = [
    [15 / 16, 3 / 16],
    [15 / 32, 3 / 8],
  ]
  const risk = (experiment: TrainingInput, part: string, weights: readonly number[]) =>
    oracle.measure(experiment, weights, 'metric', {
      metric: { ...parseExperiment(experiment).metric, part },
    }).values[0]!

  it('costs 403/16 = 25.1875 times the least risk there, by exact quadrature', () => {
    expect(risk(populations, 'train', trained)).toBeCloseTo(1 / 192, 14)
    expect(risk(populations, 'shifted', judged)).toBeCloseTo(1 / 48, 14)
    expect(risk(populations, 'shifted', trained)).toBeCloseTo(403 / 768, 14)
    expect(risk(populations, 'shifted', trained) / risk(populations, 'shifted', judged)).toBeCloseTo(
      25.1875,
      11,
    )
  })

  it('has the two minima of its two bowls over one plane', () => {
    const lowest = (part: string) => {
      const metric = { ...parseExperiment(populations).metric, part }
      const { values, extent, resolution } = oracle.terrain(overWeights(populations), {
        resolution: 97,
        metric,
      })
      const k = values.indexOf(Math.min(...values))
      const step = (extent.a[1] - extent.a[0]) / (resolution[0] - 1)
      return [extent.a[0] + step * (k % 97), extent.b[0] + step * Math.floor(k / 97)]
    }
    // The grid contains both points, since its step is 1/32.
    expect(lowest('train')).toEqual(trained)
    expect(lowest('shifted')).toEqual(judged)
  })

  it('agrees with generated data, apart from the ends of their grid', () => {
    const [count, found] = [1000, risk(learnedOnAbsolute, 'shifted', trained)]
    // The mean over n evenly spaced points is the trapezoidal rule, with the mean of the ends counted once
    // more in n.
    const end = (x: number) => (trained[1]! + trained[0]! * x * x - x) ** 2
    const least = 403 / 768
    expect(Math.abs(found - least - ((end(0) + end(2)) / 2 - least) / count)).toBeLessThan(1e-5)
    expect(found / risk(learnedOnAbsolute, 'shifted', judged)).toBeGreaterThan(24.9)
  })

  it('costs nothing if the model contains the target: both bowls have one minimum', () => {
    const data = { ...(learnedOnAbsolute.data as Generated), features: ['|x1|'] as Generated['features'] }
    const holds = { ...learnedOnAbsolute, data }
    for (const part of ['train', 'test', 'shifted']) expect(risk(holds, part, [1, 0])).toBeLessThan(1e-30)
  })
})
