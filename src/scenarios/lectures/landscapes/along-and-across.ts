import { fromHe } from '../../data/he-start.ts'
import { toTheEnd } from '../../data/line-to-end.ts'
import type { SweptQuantity } from '../../../theory/sweep/sweep.ts'
import type { Expectation, Patch, Scenario } from '../../scenario.ts'

/** Real digits, so many hidden layers of 24 ReLUs, and gradient descent on all samples. */
const digitsNet = (layers: number): Patch => ({
  version: 1,
  title: 'Normalisation on digits',
  seed: 1,
  data: { kind: 'generated', id: 'digits', size: 256 },
  model: { kind: 'mlp', widths: [64, ...new Array<number>(layers).fill(24), 10], activation: 'relu' },
  metric: { loss: 'cross-entropy', factor: 1 },
  starts: fromHe(layers),
})

const descent = (learningRate: number): Patch => ({
  algorithms: [{ id: 'sgd', learningRate, steps: 100 }],
})

const norms = { none: 'no normalisation', layer: 'layer norm', batch: 'batch norm' } as const
const skips = { residual: { strength: 1, branch: 'inverse-sqrt' } }

/** What stands in a row of the map: a network by its words. */
const choices: readonly (readonly [label: string, model: Patch])[] = [
  [norms.none, { normalization: 'none' }],
  [norms.layer, { normalization: 'layer' }],
  [norms.batch, { normalization: 'batch' }],
  ['skips alone', { normalization: 'none', ...skips }],
  ['batch norm and skips', { normalization: 'batch', ...skips }],
]
const [noNorm, layerNorm, batchNorm] = [0, 1, 2]

const rates = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30]
const draws = 5

/** At rate number `at`, so large a share of the draws trains. */
const trained = (of: number, at: number, interval: readonly [number, number]): Expectation => ({
  quantity: 'mean',
  arguments: { of, at },
  interval,
  long: true,
  source: 'S49 (i): seeds of 5 below a loss of 0.5 after 100 steps, at depth 10',
})

const steps = Array.from({ length: 11 }, (_, i) => 10 * i)

/** A meter of the way against the gradient, of each normalisation. */
const meters = (of: 'loss-range' | 'gradient-change', chart: number): SweptQuantity[] =>
  Object.entries(norms).map(([normalization, label]) => ({
    quantity: 'along-gradient',
    arguments: { of },
    over: 'step',
    experiment: { model: { normalization } },
    label,
    chart,
  }))

/** Dips of a stage, of 65 points a side. */
const dips = (stage: number, interval: readonly [number, number]): Expectation => ({
  quantity: 'minima',
  arguments: { resolution: 65 },
  stage,
  interval,
  ...(stage === 0 && { long: true }),
  source: 'S49 (iii), of 256 points: 3 to 17 without and 45 to 60 with batch norm, widened',
})

/** The mean of what the loss spans at step 60, over the draws. */
const spans = (of: number, interval: readonly [number, number]): Expectation => ({
  quantity: 'mean',
  arguments: { of, at: 6 },
  interval,
  long: true,
  source:
    'S49 (ii): over a run 1.6 to 2.9 without, 0.73 to 1.1 with layer and 0.074 to 0.085 with batch norm',
})

/** Normalisation: smooth along the path, wild across it (theory/README.md, S49). */
export const alongAndAcrossScenario: Scenario = {
  id: 'along-and-across',
  title: 'Smooth along the path, wild across it',
  idea: 'Batch norm lets a deep network train at rates that no other does: where gradient descent goes, the loss has become smooth. Elsewhere it has not.',
  minute:
    'Ten layers of ReLUs, real digits, a hundred steps: without normalisation no rate trains them. With batch norm every rate from 0.1 to 3 does. ' +
    'Why? The first answer was that inputs of layers shift less. It was measured, and they do not. The second answer is that the ' +
    'landscape is smoother, and we measure that too: walk along the gradient, and with batch norm the loss changes twenty times less, the ' +
    'gradient thirty times. Then we look sideways. The same networks, a random plane through each, and the one with batch norm has ten ' +
    'times as many dips. Both are measured, both are right. “Smoother” is a word that needs a direction.',
  steps: [
    {
      title: 'Which learning rates train?',
      hero: 'counts',
      insets: [],
      controls: [],
      prose:
        'Each cell: five draws of a network of ten ReLU layers, 100 steps of gradient descent on 256 handwritten digits. The number says how many of ' +
        'the five came below a loss of 0.5.\n\n' +
        'Without normalisation no rate trains. With batch norm each from 0.1 to 3 does, a factor of thirty. Layer norm does not do it; skips alone save two rates.',
      try: 'Read down the columns: which rate trains most rows?',
      tools: ['counts'],
      watch: 'The row of batch norm is dark where those of no normalisation and of layer norm are empty.',
      marks: {
        'batch norm': 'counts: batch norm',
        'no normalisation': 'counts: no normalisation',
        'layer norm': 'counts: layer norm',
      },
      question: {
        setup: 'Ten ReLU layers learn digits in 100 steps, at eight learning rates, from five starts each.',
        ask: 'Without normalisation none trains: what is the largest rate at which networks with batch norm do?',
        kind: 'choice',
        options: [
          { label: '0.1', value: 0.1, cell: [2, batchNorm] },
          { label: '3', value: 3, cell: [5, batchNorm] },
          { label: '30', value: 30, cell: [7, batchNorm] },
        ],
        answer: { swept: 'last', of: batchNorm, level: 0.8 },
        because:
          'The weights of a normalised layer may grow without changing what it says, and steps shrink as they do: so even a rate of 3 is not too large.',
      },
      experiment: {
        ...digitsNet(10),
        ...descent(0.1),
        plane: toTheEnd,
      },
      sweep: {
        label: 'learning rate',
        up: 'Draws of five that train',
        reference: 'along-and-across-rates',
        asked: true,
        values: rates,
        experiments: rates.map(descent),
        seeds: draws,
        short: { values: 1, seeds: 1 },
        quantities: choices.map(([label, model]) => ({
          quantity: 'ends-below',
          arguments: { below: 0.5 },
          experiment: { model },
          label,
        })),
        expectations: [
          ...rates.map((_, at) => trained(noNorm, at, [0, 0.2])),
          ...[2, 3, 4, 5].map((at) => trained(batchNorm, at, [0.8, 1])),
          ...[0, 1, 2, 4, 5, 6, 7].map((at) => trained(layerNorm, at, [0, 0.4])),
        ],
      },
    },
    {
      title: 'Along the path: smooth',
      hero: 'sweep',
      insets: ['losses'],
      controls: [],
      prose:
        'Four layers, which train with and without. At each step of a run stop, and go on along the gradient: half a step, one, two, four. ' +
        'How much does the loss change on the way, and how much the gradient?\n\n' +
        'Over the whole run the loss changes some twenty times less with batch norm, and the gradient thirty times less or more. Layer norm lies between. ' +
        'Only the first steps are smoother without: nothing has been learned there.',
      try: 'Point at a step: the values of all three are written.',
      tools: ['sweep'],
      watch:
        'Batch norm lies far below no normalisation from step forty on, and layer norm between them. The bands are five draws.',
      marks: {
        'Batch norm': 'sweep: batch norm',
        'no normalisation': 'sweep: no normalisation',
        'layer norm': 'sweep: layer norm',
      },
      experiment: { ...digitsNet(4), ...descent(0.1) },
      sweep: {
        label: 'step',
        ofSteps: true,
        asked: true,
        up: ['change of the loss', 'change of the gradient'],
        reference: 'along-and-across-meters',
        values: steps,
        experiments: steps.map(() => ({})),
        seeds: draws,
        short: { values: 1, seeds: 1 },
        quantities: [...meters('loss-range', 0), ...meters('gradient-change', 1)],
        expectations: [spans(noNorm, [0.5, 20]), spans(layerNorm, [0.3, 3]), spans(batchNorm, [0.02, 0.06])],
      },
    },
    {
      title: 'Across it: wild',
      hero: 'surface',
      insets: [],
      controls: ['seed'],
      prose:
        'Now look sideways: a random plane through the end of each run, filter-normalised. On two spirals, eight layers of ReLUs, the network with batch ' +
        'norm has several times as many dips as the one without.\n\n' +
        'Both measurements are right. Batch norm makes the loss smooth along the gradient, and rough where no gradient leads.',
      try: 'Choose another seed: other starts, other planes, the same answer.',
      tools: ['seed'],
      watch: 'The dips of each surface: many times more with batch norm.',
      marks: { 'The dips': 'surface: dips', 'with batch norm': 'surface: batch norm' },
      question: {
        ask: 'Across the path, on a random plane: how many dips has the surface with batch norm, where that without has five?',
        kind: 'choice',
        options: [
          { label: 'about one', value: 1 },
          { label: 'about five', value: 5 },
          { label: 'about sixty', value: 60 },
        ],
        answer: { quantity: 'minima', arguments: { resolution: 65 }, stage: 1 },
        because:
          'Some sixty. A random direction is none that gradient descent takes, and there batch norm makes the loss rougher.',
      },
      experiment: {
        title: 'Normalisation on two spirals',
        data: { kind: 'generated', id: 'spirals', size: 128, noise: 0.05 },
        model: {
          kind: 'mlp',
          widths: [2, ...new Array<number>(9).fill(16), 1],
          activation: 'relu',
          normalization: 'none',
        },
        metric: { loss: 'logistic' },
        algorithms: [{ id: 'adam', learningRate: 0.005, steps: 300 }],
        starts: fromHe(9),
        plane: { kind: 'random', normalization: 'filter', origin: 'end', from: null, to: null },
      },
      view: { height: 'log', camera: { azimuth: 30, polar: 40 } },
      stage: 'no normalisation',
      names: { axes: ['direction u', 'direction v'] },
      beside: [{ title: 'batch norm', experiment: { model: { normalization: 'batch' } } }],
      numbers: [{ quantity: 'minima', label: 'dips', arguments: { resolution: 65 } }],
      expectations: [dips(0, [1, 20]), dips(1, [30, 110])],
    },
  ],
  caveats: [
    'A trained draw is one with a loss below 0.5 after 100 steps of gradient descent on all 256 digits; the losses of most cells are far from it.',
    'The weights of batch-normalised layers grow, which makes their effective rate smaller: that, not smoothness, is why the largest rates still work.',
    'The change of the gradient over the distance, which is often shown, does not tell the networks apart at eight layers.',
    'The statistics of batch norm are those of all samples, in training and in the pictures: with frozen ones the surfaces are others.',
  ],
  references: [
    {
      text: 'S. Santurkar, D. Tsipras, A. Ilyas, A. Madry, How does batch normalization help optimization?, 2018, arXiv 1805.11604',
      confirmed: true,
    },
    {
      text: 'S. Ioffe, C. Szegedy, Batch normalization: accelerating deep network training by reducing internal covariate shift, 2015, arXiv 1502.03167',
      confirmed: false,
    },
    {
      text: 'G. Yang, J. Pennington, V. Rao, J. Sohl-Dickstein, S. Schoenholz, A mean field theory of batch normalization, 2019, arXiv 1902.08129',
      confirmed: false,
    },
  ],
}
