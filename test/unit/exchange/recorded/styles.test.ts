import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { foundArrays } from '../../../../src/exchange/recorded/array-file.ts'
import { recordedDifference } from '../../../../src/experiment/recorded/recorded-difference.ts'
import type { TrainingExperiment } from '../../../../src/experiment/spec/experiment.ts'
import type { RecordedSpec } from '../../../../src/experiment/spec/recorded.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { german } from '../../../../src/words/language/german/german.ts'
import { Translator } from '../../../../src/words/language/translator.ts'
import { sliceWords } from '../../../../src/words/stage/slice.ts'

// Networks as people write them for PyTorch (test/python/styles.py). A few are stored; `npm run test:python`
// makes all of them.
const folder = process.env['BADLANDS_TORCH_FILES'] ?? join(import.meta.dirname, '../../../fixtures/torch')
const fileOf = (name: string): string => `style-${name}.npz`
const there = new Set(readdirSync(folder))
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, fileOf(name))))

function runIn(name: string, bytes = bytesOf(name)) {
  const found = foundArrays(fileOf(name), bytes)
  if (found.kind !== 'run') throw new Error(`The file is ${found.kind}.`)
  return found
}

/** The largest relative deviation of PyTorch's losses from those computed here. */
function lossesOff(experiment: TrainingExperiment): number {
  const [run] = oracle.train(experiment, { record: 1, runs: [0] })
  return recordedDifference(experiment.algorithms[0] as RecordedSpec, run!)!.largest
}

const plain = { outputActivation: 'linear', normalization: 'none' }

/** Each network's model here, and its first note, unless that is the number of records. */
const computed: Readonly<Record<string, readonly [model: object, note?: RegExp]>> = {
  sequential: [{ ...plain, activation: 'tanh' }],
  'one-module': [{ ...plain, activation: 'silu' }],
  flatten: [{ ...plain, activation: 'gelu' }],
  'functional-relu': [{ ...plain, activation: 'relu' }],
  'functional-tanh': [{ ...plain, activation: 'tanh' }],
  'functional-gelu': [{ ...plain, activation: 'gelu' }],
  'functional-sigmoid': [{ ...plain, activation: 'sigmoid' }],
  'functional-leaky': [{ ...plain, activation: 'leaky-relu' }],
  'functional-loss': [{ ...plain, activation: 'softplus' }],
  squeezed: [{ ...plain, activation: 'tanh' }],
  'log-softmax': [{ ...plain, activation: 'relu' }, /^Its final log-softmax is part of the loss here\.$/],
  probability: [{ ...plain, activation: 'relu' }, /^The recorded outputs match a network with ReLU\.$/],
  'tanh-at-the-end': [
    { ...plain, activation: 'relu', outputActivation: 'tanh' },
    /with ReLU and tanh at the end\.$/,
  ],
  'names-out-of-order': [{ ...plain, activation: 'tanh', widths: [2, 6, 6, 6, 1] }],
  skip: [{ ...plain, activation: 'relu', residual: { strength: 1, branch: 1 } }, /with ReLU and skips\.$/],
  'batch-norm-plain': [{ ...plain, activation: 'relu', normalization: 'batch' }],
  dropout: [{ ...plain, activation: 'relu' }, /^Dropout is off here\./],
  'dropout-functional': [{ ...plain, activation: 'relu' }, /^Dropout is off here\./],
  branching: [{ ...plain, activation: 'tanh' }, /^The recorded outputs match a network with tanh\.$/],
}

/** Why some networks have no model here, and are shown over their own surfaces. */
const shown: Readonly<Record<string, RegExp>> = {
  'functional-elu':
    /The closest network tried differs.*tried the activations tanh, ReLU.*uses "elu", which networks here do not/,
  'skip-within':
    /from the recorded outputs by [\d.]+ % of their range\. This page tried .*, with and without skips\./,
  cat: /The network uses "cat", which networks here do not have\./,
  'batch-norm': /The network uses "BatchNorm1d", which/,
  'layer-norm': /The network uses "LayerNorm", which/,
  convolution: /The network uses "Conv2d", which/,
  'two-heads': /Its matrices .* do not form a chain of layers\./,
  'own-loss': /"SmoothL1Loss" is not a loss of this page/,
  smoothed: /The recorded losses differ by up to [\d.]+ % from the cross-entropy computed here/,
}

const isThere = ([name]: readonly [string, unknown]): boolean => there.has(fileOf(name))
const computedHere = Object.entries(computed).filter(isThere)
const shownHere = Object.entries(shown).filter(isThere)

test('there are networks of both kinds', () => {
  expect(computedHere.length).toBeGreaterThan(3)
  expect(shownHere.length).toBeGreaterThan(2)
})

const speech = new Translator('de', german)

describe('a PyTorch network', () => {
  test.each(computedHere)('%s has the same losses here at every record', (name, [model, note]) => {
    const { experiment, says } = runIn(name)
    expect(experiment.model).toMatchObject(model)
    expect('residual' in experiment.model).toBe('residual' in model)
    expect(lossesOff(experiment)).toBeLessThan(1e-5)
    if (note) expect(says[0]).toMatch(note)
    else expect(says).toHaveLength(1)
    for (const sentence of says) expect(speech.said(sentence)).not.toBe(sentence)
  })

  test.each(shownHere)(
    '%s is shown over the surface recorded with it, with the reason first',
    (name, why) => {
      const { experiment, says } = runIn(name)
      expect(says[0]).toMatch(/^This page cannot compute this run, so it shows the surface recorded with it/)
      expect(says.join(' ')).toMatch(why)
      expect(experiment.model).toMatchObject({ kind: 'function', id: 'grid' })
      expect(sliceWords(experiment).join(' ')).not.toMatch(/start here/)
      const [recorded, ...others] = experiment.algorithms
      expect(others).toEqual([])
      // The run ends at the centre of the plane, where the surface has the run's loss.
      const [run] = oracle.train(experiment, { record: 1, runs: [0] })
      const last = (recorded as RecordedSpec).loss!.at(-1)!
      expect(Math.abs(run!.loss.at(-1)! - last)).toBeLessThan(0.05 * last)
      for (const sentence of says) expect(speech.said(sentence)).not.toBe(sentence)
    },
  )
})

/**
 * A file in the form that badlands.py wrote before it recorded outputs: without outputs, named functions, and
 * a surface.
 */
function olderForm(
  name: string,
  change: (about: Record<string, unknown>) => void = () => undefined,
): Uint8Array {
  const entries = unzipSync(bytesOf(name))
  for (const later of ['outputs', 'samples', 'path', 'xcoordinates', 'ycoordinates', 'train_loss'])
    Reflect.deleteProperty(entries, `${later}.npy`)
  const file = entries['about.npy']!
  const from = file.indexOf('{'.charCodeAt(0), 60)
  const about = JSON.parse(new TextDecoder().decode(file.subarray(from))) as Record<string, unknown>
  delete about['calls']
  change(about)
  // Of the same length, so that the header stays valid.
  const text = new TextEncoder().encode(JSON.stringify(about).padEnd(file.length - from))
  return zipSync({ ...entries, 'about.npy': Uint8Array.of(...file.subarray(0, from), ...text) })
}

describe('a file from before outputs were recorded', () => {
  test.each(['functional-relu', 'skip', 'names-out-of-order'])('%s is known by its losses', (name) => {
    const { experiment, says } = runIn(name, olderForm(name))
    expect(experiment.model).toMatchObject(computed[name]![0])
    expect(says[0]).toMatch(/^The recorded losses match a network with/)
    expect(lossesOff(experiment)).toBeLessThan(1e-5)
  })

  test("opens with another network's losses as it did, and reports their deviation", () => {
    const { experiment, says } = runIn('smoothed', olderForm('smoothed'))
    expect(experiment.model).toMatchObject({ kind: 'mlp', activation: 'linear' })
    expect(says[0]).toMatch(
      /^The recorded losses differ by up to [\d.]+ % from the cross-entropy computed here/,
    )
  })

  test('with an unsupported module is refused by its name, with what to do', () => {
    expect(() => runIn('batch-norm', olderForm('batch-norm'))).toThrow(
      /The network uses "BatchNorm1d", which networks here do not have\.\n.*Save the run again with the current badlands/,
    )
  })
})
