import { describe, expect, test } from 'vitest'
import { chainOf } from '../../../src/exchange/lecture/edit/chain.ts'
import { Outline } from '../../../src/exchange/lecture/edit/outline.ts'
import { isFields, mergePatch } from '../../../src/experiment/format/merge.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import { experimentDifferences } from '../../../src/words/experiment-differences.ts'
import { experimentSentence, partOf } from '../../../src/words/experiment-sentence.ts'
import { fieldName, type FieldPath } from '../../../src/words/field-names.ts'
import { lacking } from '../../support/arbitrary/arbitrary-edit.ts'
import { lectureTexts } from '../../support/lectures/lecture-texts.ts'

const moons = {
  version: 1,
  seed: 1,
  data: { kind: 'generated', id: 'two-moons' },
  model: { kind: 'mlp', widths: [2, 8, 8, 1], activation: 'tanh' },
  metric: { loss: 'logistic' },
  algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 300, batch: { size: 32 } }],
  starts: [{ kind: 'random', distribution: 'lecun-normal' }, { kind: 'random', distribution: 'he-normal' }],
  plane: { kind: 'random', normalization: 'filter' },
} // prettier-ignore

const sentenceOf = (value: unknown): string =>
  experimentSentence(parseExperiment(value))
    .map(({ joint, words }) => (joint === undefined ? `[${words}]` : `${joint} [${words}]`))
    .join(' ')

/** The fields of a written experiment that contain no others. */
const fieldsOf = (value: unknown, path: FieldPath = []): readonly FieldPath[] => {
  const parts = Array.isArray(value) ? [...value.entries()] : isFields(value) ? Object.entries(value) : []
  const isListed = Array.isArray(value) && !value.some((each) => typeof each === 'object')
  return parts.length === 0 || isListed ? [path] : parts.flatMap(([key, part]) => fieldsOf(part, [...path, key]))
} // prettier-ignore

describe('An experiment as one sentence', () => {
  test.each([
    [moons, '[two moons, 200 samples] [network 2-8-8-1, tanh] [logistic loss] from [2 starts] by [SGD] η [0.1] for [300 steps]'],
    [
      { ...moons, algorithms: [0.6, 0.99].map((learningRate) => ({ id: 'sgd', learningRate, steps: 1 })), starts: [{ kind: 'plane', a: 2, b: 0.6 }] },
      '[two moons, 200 samples] [network 2-8-8-1, tanh] [logistic loss] from [(2, 0.6)] by [gradient descent] η [0.6] and [0.99] for [1 step]',
    ],
    [
      { ...moons, algorithms: [{ id: 'momentum', learningRate: 0.1, steps: 20 }, { id: 'momentum', learningRate: 0.1, momentum: 0.5, steps: 20 }, { id: 'adam', learningRate: 0.1, steps: 1 }] },
      '[two moons, 200 samples] [network 2-8-8-1, tanh] [logistic loss] from [2 starts] by [momentum] η [0.1 (μ 0.9)] , [0.1 (μ 0.5)] and [Adam] η [0.1] for [20, 1 steps]',
    ],
    [
      { ...moons, data: { kind: 'none' }, model: { kind: 'function', id: 'himmelblau' }, plane: { kind: 'weights', first: 0, second: 1 }, starts: [{ kind: 'weights', values: [1, -1] }], algorithms: [{ id: 'flow', learningRate: 1, steps: 4000 }] },
      '[Himmelblau] from [(1, −1)] by [gradient flow] η [1] for [4\u202f000 steps]',
    ],
    [{ version: 1, seed: 1, kind: 'problem', problem: { kind: 'procedure', id: 'quicksort', size: 1000 } }, '[quicksort of 1\u202f000 keys, random pivot]'],
  ])('%#: %s', (experiment, sentence) => {
    expect(sentenceOf(experiment)).toBe(sentence)
  }) // prettier-ignore

  test('has a part, or a name in “All controls”, for every field that the lectures set', () => {
    const [under, seen] = [new Set<string>(), new Set<string>()]
    for (const { id, text } of lectureTexts)
      for (const { experiment: written } of chainOf(new Outline(text))) {
        const { model } = written
        const kind = isFields(model) ? String(model['kind']) : 'problem'
        const keyOf = (path: FieldPath) => `${kind} ${path.join('.')}`
        const fresh = fieldsOf(lacking(written, 'version')).filter((path) => !seen.has(keyOf(path)))
        if (fresh.length === 0) continue
        const experiment = parseExperiment(written)
        const sentence = experimentSentence(experiment)
        for (const path of fresh) {
          seen.add(keyOf(path))
          expect(fieldName(experiment, path), `${id} ${path.join('.')}`).not.toBe('experiment')
          const isIdle = kind === 'function' && /^(?:data|metric)$/u.test(String(path[0]))
          if (!isIdle && !partOf(sentence, path)) under.add(String(path[0]))
        }
      }
    expect([...under].toSorted()).toEqual(['plane', 'seed', 'terrain', 'title', 'view'])
  }) // prettier-ignore

  test('opens the nearest part of a field', () => {
    const sentence = experimentSentence(parseExperiment(moons))
    const words = (path: FieldPath) => partOf(sentence, path)?.words
    expect(words(['algorithms', 0, 'learningRate'])).toBe('0.1')
    expect(words(['algorithms', 0, 'batch', 'size'])).toBe('SGD')
    expect(words(['starts', 1, 'scale'])).toBe('2 starts')
    expect(words(['view', 'camera'])).toBeUndefined()
  })
})

test("Differences use the panels' names, with as many digits as necessary", () => {
  const one = parseExperiment(moons)
  const other = parseExperiment(
    mergePatch(moons, {
      seed: 2,
      data: { noise: 0.3, labelCorruption: 0.1 },
      model: { activation: 'relu', bias: false },
      metric: { weightDecay: 0.1000001 },
      algorithms: [{ id: 'sgd', learningRate: 0.100001, steps: 300 }],
      starts: [{ kind: 'weights', values: new Array(88).fill(0) }],
      plane: { normalization: 'layer' },
      view: { camera: 'top', height: 'log' },
    }),
  )
  expect(experimentDifferences(one, other).map(({ label, before, after }) => `${label}: ${before} → ${after}`)).toEqual([
    'seed: 1 → 2',
    'noise of the data: 0.15 → 0.3',
    'label corruption: 0 → 0.1',
    'activation: tanh → ReLU',
    'bias: on → off',
    'weight decay of the loss: 0 → 0.1',
    'learning rate: 0.1 → 0.100001',
    'batches: batches of 32, shuffled → all samples',
    'starts: LeCun normal, He normal → 88 given weights',
    'normalised: by filter → by layer',
    'height: linear → logarithmic',
    'camera: none → top',
  ])
}) // prettier-ignore
