import { expect, test } from 'vitest'
import { foundArrays } from '../../../../src/exchange/recorded/array-file.ts'
import { experimentFromWeights } from '../../../../src/exchange/recorded/given-network.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { german } from '../../../../src/words/language/german/german.ts'
import { Translator } from '../../../../src/words/language/translator.ts'
import { ExperimentError } from '../../../../src/experiment/spec/values/error.ts'
import { float32Npy, npzFile } from '../../../support/files/array-files.ts'
import { moons } from '../../../support/experiments.ts'

type Shapes = Readonly<Record<string, readonly number[]>>

/** An .npz file of arrays with these shapes. */
const fileOf = (shapes: Shapes): Uint8Array =>
  npzFile(
    Object.fromEntries(
      Object.entries(shapes).map(([name, shape]) => {
        const size = shape.reduce((product, length) => product * length, 1)
        return [
          name,
          float32Npy(
            shape,
            Array.from({ length: size }, (_, k) => (k % 7) / 8),
          ),
        ]
      }),
    ),
  )

const speech = new Translator('de', german)

test.each<[string, Shapes, RegExp]>([
  ['a grid with x and y', { x: [4], y: [5], z: [4, 5] }, /^array "z": looks like a surface of shape \[4, 5\]\. Save it with/],
  ['a meshgrid', { X: [4, 5], Y: [4, 5], Z: [4, 5] }, /^array "Z": looks like a surface/],
  ['a grid alone', { loss_surface: [6, 6] }, /^array "loss_surface": looks like a surface/],
  ['other coordinates of a surface', { alphas: [6], betas: [6], losses: [6, 6] }, /^array "losses": looks like a surface/],
  ['inputs alone', { X_train: [9, 2] }, /^array "X_train": looks like one half of a table/],
  ['a run of another program', { coordinates: [9, 2], losses: [9] }, /^the file has coordinates or losses \("coordinates", "losses"\), but no weights/],
  ['curves', { train_loss: [9], val_loss: [9] }, /^the file has coordinates or losses/],
  ['arrays without names', { arr_0: [9, 2], arr_1: [9] }, /^array "arr_0": has the shape \[9, 2\], and its name does not say what it is/],
  ['BatchNorm', { '0.weight': [4, 2], '0.bias': [4], '1.weight': [4], '1.bias': [4], '1.running_mean': [4] }, /^array "1\.running_mean": belongs to batch normalisation \(BatchNorm\)/],
  ['LayerNorm', { '0.weight': [4, 2], '0.bias': [4], 'norm.weight': [4], 'norm.bias': [4] }, /^array "norm\.weight": is a learned scale, as in LayerNorm/],
])('is refused by what it is: %s', (_, shapes, why) => {
  let found: unknown
  try {
    found = foundArrays('file.npz', fileOf(shapes))
  } catch (error) {
    found = error
  }
  expect(found).toBeInstanceOf(ExperimentError)
  const { message, issues } = found as ExperimentError
  expect(message).toMatch(why)
  for (const issue of issues) expect(speech.said(issue.message)).not.toBe(issue.message)
}) // prettier-ignore

test('inputs and targets become a table', () => {
  expect(foundArrays('data.npz', fileOf({ X: [9, 2], y: [9] }))).toMatchObject({ kind: 'table' })
})

test('weights become a plain network with the chosen activation, whatever the experiment has', () => {
  const found = foundArrays(
    'net.npz',
    fileOf({ '0.weight': [8, 2], '0.bias': [8], '2.weight': [1, 8], '2.bias': [1] }),
  )
  if (found.kind !== 'weights') throw new Error(`The file is ${found.kind}.`)
  expect(found.says).toEqual([
    'The weights of this 2-8-1 network become w₀ of the current experiment.',
    'The file does not contain the activation.',
  ])
  const shown = parseTraining({
    ...moons,
    model: {
      kind: 'mlp',
      widths: [2, 8, 1],
      activation: 'tanh',
      normalization: 'layer',
      outputActivation: 'tanh',
      parameterization: 'ntk',
    },
  })
  expect(experimentFromWeights(found.network, shown, 'relu').model).toMatchObject({
    widths: [2, 8, 1],
    activation: 'relu',
    normalization: 'none',
    outputActivation: 'linear',
    parameterization: 'standard',
  })
})
