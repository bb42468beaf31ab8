import { ofPatches, ofPixels } from '../../data/digits-networks.ts'
import { falling, fromHat, learnedByHeart } from '../../data/digits-training.ts'
import { fromHe } from '../../data/he-start.ts'
import { toTheEnd } from '../../data/line-to-end.ts'
import type { Expectation, Scenario } from '../../scenario.ts'

const computed = 'computed in float64; S52 of theory/README.md'
const byHeart = 'computed in float64; S54 of theory/README.md'

/** A share of wrong answers on a part of the data. */
const wrong = (part: string, interval: readonly [number, number], source = computed): Expectation => ({
  quantity: 'part-errors',
  arguments: { part },
  interval,
  source,
})

/** The mean of quantity `of` of a sweep at value `at`. */
const swept = (
  of: number,
  at: number,
  interval: readonly [number, number],
  source: string,
  long = false,
): Expectation => ({
  quantity: 'mean',
  arguments: { of, at },
  interval,
  source,
  ...(long && { long }),
})

const sizes = [64, 128, 256, 512, 1024]
const bySize = {
  label: 'digits learned',
  values: sizes,
  experiments: sizes.map((size) => ({ data: { size } })),
}
const networks = { 'a weight a pixel': ofPixels, convolutions: ofPatches }
const shares = [0, 0.25, 0.5, 0.75, 1]

/** The share of the test images whose nearest neighbour among 1,024 train images is another digit. */
const nearest = 29 / 773

const area = { quantity: 'area-below', arguments: { level: 0.5 }, label: 'loss below 0.5' }
/** The same on a grid that is coarse enough to be computed for many networks. */
const gridded = { quantity: 'area-below', arguments: { level: 0.5, resolution: 33 } }
const unread = { quantity: 'part-errors', arguments: { part: 'test' }, label: 'new digits wrong' }
const moved = { quantity: 'part-errors', arguments: { part: 'shifted' }, label: 'one pixel on' }

/** Real images: how they are read, where that ends, and what labels from a hat do to the landscape (theory/README.md, S52, S54). */
export const realDigitsScenario: Scenario = {
  id: 'real-digits',
  title: 'Real digits: a valley, a pinhole, and one pixel',
  idea: 'Handwritten digits: what a small network reads, what one pixel does to it, and what labels from a hat do to its landscape.',
  minute:
    'Toy data are polite. Here are digits that people wrote, eight pixels by eight. A small network reads ' +
    'more than nine in ten of those that it has never seen, and some of its mistakes I might make too. Then I move every new digit ' +
    'by one pixel, and the network reads fewer than half. Nothing about the digits has changed, only about where they stand. ' +
    'So I ask something else of it: I take the labels out of a hat. The same network learns them all, to the same loss, in four times as ' +
    'many steps. And now the landscape tells them apart: around the truth lies a wide valley, around the nonsense a pinhole. If you want ' +
    'to know what it learned, do not look at the loss alone.',
  steps: [
    {
      title: 'Mistakes, seen',
      hero: 'function',
      insets: ['losses'],
      controls: ['seed'],
      prose:
        '512 handwritten digits of $8 \\times 8$ pixels, a network of 1,435 weights, 600 small batches: a second of work. Of 773 ' +
        'new digits it reads more than nine in ten.\n\n' +
        'Look at the rest. Some you would not read either. And it is too sure of itself: the first mistakes are made all but with ' +
        'certainty.\n\n' +
        'To be fair: take for each new digit the *nearest* of those that were learned, pixel by pixel. Without any training that is right ' +
        'more often than the network.',
      try: 'Point at the first pictures: how sure was it?',
      tools: ['function'],
      watch: 'Mistakes stand first, the surest of them in front.',
      marks: { Mistakes: 'function' },
      question: {
        setup: 'A small network has learned 512 handwritten digits. Now it reads 773 new ones.',
        ask: 'What share of the new digits will it get wrong?',
        kind: 'choice',
        axis: 'none',
        options: [
          { label: 'half: it knows only what it has seen', value: 0.5 },
          { label: 'a quarter', value: 0.25 },
          { label: 'one in ten or fewer', value: 0.08 },
          { label: 'none', value: 0 },
        ],
        answer: { quantity: 'part-errors', arguments: { part: 'test' } },
        because: 'The same digit looks much the same whoever writes it. Where it does not, the network errs.',
      },
      experiment: {
        version: 1,
        title: 'Real digits',
        seed: 1,
        data: { kind: 'generated', id: 'digits', size: 512 },
        model: { kind: 'mlp', widths: [64, 19, 10], activation: 'relu' },
        metric: { loss: 'cross-entropy' },
        algorithms: [{ ...falling(0.01, 600), batch: { size: 64 } }],
        starts: fromHe(1),
        plane: toTheEnd,
        view: { height: 'log' },
      },
      predictions: [],
      expectations: [wrong('train', [0, 0.01]), wrong('test', [0.05, 0.1])],
    },
    {
      title: 'One pixel to the left',
      hero: 'sweep',
      insets: ['function'],
      controls: ['seed'],
      prose:
        'Move each new digit by one pixel: left, right, up and down. For us nothing has happened. The network, which read nine in ten, ' +
        'now gets more than [half](mark:sweep/512) wrong.\n\n' +
        'More digits do not mend it. From 64 to 1,024 the error on new digits falls to a third, and that on moved ones hardly falls at all. ' +
        'Each weight belongs to a pixel and knows nothing of its neighbour; nobody has told the network that a digit may stand elsewhere.',
      try: 'Pull the ring to 64 digits, and back.',
      tools: ['sweep'],
      watch: 'With more digits one curve falls; the other stays above a half.',
      marks: { 'one curve': 'sweep: new digits wrong', 'the other': 'sweep: one pixel on' },
      question: {
        ask: 'All new digits move by one pixel: what share is read wrongly now?',
        kind: 'choice',
        axis: 'up',
        options: [
          { label: 'hardly more: a pixel is nothing', value: 0.1 },
          { label: 'a quarter', value: 0.25 },
          { label: 'more than half', value: 0.56 },
          { label: 'nine in ten: it is lost', value: 0.9 },
        ],
        answer: { quantity: 'part-errors', arguments: { part: 'shifted' } },
        because: 'What was learned at one pixel says nothing about the next.',
      },
      experiment: {},
      predictions: [],
      sweep: {
        ...bySize,
        reference: 'real-digits-shifted',
        asked: true,
        quantities: [moved, unread],
        seeds: 3,
        up: 'share wrong',
        scale: { from: 0, to: 1 },
        rules: [{ at: nearest, label: 'nearest of 1,024', axis: 'up' }],
        ticks: sizes,
        expectations: [
          ...sizes.map((_, at) => swept(0, at, [0.5, 0.8], computed, true)),
          swept(1, 0, [0.15, 0.4], computed, true),
          swept(1, 3, [0.06, 0.1], computed, true),
          swept(1, 4, [nearest, 0.09], computed, true),
        ],
      },
      expectations: [wrong('shifted', [0.5, 0.6])],
    },
    {
      title: 'Nine weights for every pixel',
      hero: 'sweep',
      insets: ['function'],
      controls: [],
      prose:
        'A convolution lays one patch of nine weights on every pixel in turn: what it learns at one it knows at all. Eight of them, ' +
        'sixteen on what these find, and ten outputs have 1,898 weights; a layer of 26 units has 1,960.\n\n' +
        'New digits they read about equally well. One pixel on, the convolutions get [0.42](mark:sweep/512) wrong in place of 0.56: the ' +
        'gap is narrower, not closed.\n\n' +
        'Shown the moved digits while they learn, both do far better, and the convolutions have half as many wrong.',
      try: 'Turn from one network to the other, and choose “shifted” over its digits.',
      tools: ['dial', 'function'],
      watch: 'One pixel on, the curve of the convolutions is lower; on new digits both fall alike.',
      marks: { 'the curve of the convolutions': 'sweep: convolutions', 'new digits': 'sweep: new digits' },
      question: {
        ask: 'A network of as many weights, in patches that are laid on every pixel alike: what share of the moved digits is wrong now?',
        kind: 'choice',
        options: [
          { label: 'as before, more than half', value: 0.56 },
          { label: 'two in five', value: 0.42 },
          { label: 'one in ten, as of new digits', value: 0.08 },
        ],
        answer: { swept: 'mean', of: 1, value: 512 },
        because:
          'A patch finds a stroke wherever it is. Of four positions only one goes on, and the outputs have a weight for each place.',
      },
      reveal: { dial: 'convolutions' },
      experiment: ofPixels,
      dial: {
        label: 'network',
        values: Object.keys(networks),
        experiments: Object.values(networks),
      },
      predictions: [],
      sweep: {
        ...bySize,
        // Whichever network the stage shows, the points are of both.
        experiments: sizes.map((size) => ({ ...ofPixels, data: { size } })),
        reference: 'real-digits-convolutions',
        asked: true,
        quantities: [moved, unread].flatMap((of, chart) =>
          Object.entries(networks).map(([label, experiment]) => ({ ...of, label, experiment, chart })),
        ),
        seeds: 3,
        up: ['one pixel on: share wrong', 'new digits: share wrong'],
        scale: { from: 0, to: 1 },
        rules: [{ at: nearest, label: 'nearest of 1,024', axis: 'up', chart: 1 }],
        ticks: sizes,
        expectations: [
          ...sizes.map((_, at) => swept(0, at, [0.5, 0.8], computed, true)),
          swept(1, 3, [0.37, 0.48], computed, true),
          swept(1, 4, [0.35, 0.48], computed, true),
          swept(2, 3, [0.06, 0.1], computed, true),
          swept(3, 3, [0.06, 0.1], computed, true),
          swept(3, 4, [nearest, 0.08], computed, true),
        ],
      },
      expectations: [wrong('shifted', [0.5, 0.6])],
    },
    {
      title: 'Labels out of a hat',
      insets: [],
      controls: [],
      prose:
        'A network has learned 256 digits by heart: it stopped at a loss of 0.02. Around its end lies a valley.\n\n' +
        'Now the same digits get labels out of a hat. There is nothing to learn, and it learns them all, to the same loss of 0.02. The ' +
        'valley is gone. Its floor was a tenth of the picture, and what is left of it is a pinhole in a high plain.',
      try: 'Change the labels, there and back.',
      tools: ['dial'],
      watch: 'The dark floor: wide with true labels, hardly there with those of the hat.',
      marks: { 'The dark floor': 'surface' },
      question: {
        ask: 'The loss is below 0.5 on a tenth of the picture: on how much of it if the labels come out of a hat?',
        kind: 'choice',
        axis: 'none',
        options: [
          { label: 'as much: it stops at the same loss', value: 0.11 },
          { label: 'half as much', value: 0.055 },
          { label: 'a twentieth of that', value: 0.006 },
        ],
        answer: { quantity: 'area-below', arguments: { level: 0.5, resolution: 17 } },
        because:
          'It had to bend around each digit by itself. A small step in any direction, and some of them are lost.',
      },
      reveal: { dial: 'from a hat' },
      experiment: {
        data: { size: 256 },
        ...learnedByHeart(0.01),
        plane: { kind: 'random', normalization: 'filter', origin: 'end', from: null, to: null },
        view: { camera: { azimuth: 30, polar: 55, zoom: 0.95 }, range: [0.01, 100], follow: true },
      },
      dial: {
        label: 'labels',
        values: ['true', 'from a hat'],
        experiments: [fromHat(0), fromHat(1)],
      },
      predictions: [],
      expectations: [
        { ...gridded, interval: [0.08, 0.24], long: true, source: byHeart },
        { quantity: 'steps-to-stop', interval: [30, 55], long: true, source: byHeart },
        { ...wrong('train', [0, 0.01], byHeart), long: true },
      ],
    },
    {
      title: 'A valley and a pinhole',
      controls: [],
      prose:
        'The two beside each other, with one ruler and one scale. Both know all of their digits by heart, and at the bottom their losses ' +
        'are the same; around it they are not.\n\n' +
        'The one reads more than eight of ten new digits, the other one, which is luck. And the nonsense took four times as many steps.',
      try: 'Turn one of them: both turn.',
      tools: ['surface'],
      watch: 'The loss below 0.5, a share: written on each.',
      marks: { 'loss below 0.5': 'surface: loss below 0.5' },
      experiment: {},
      stage: 'true labels',
      beside: [{ title: 'labels from a hat', experiment: fromHat(1) }],
      numbers: [area, unread],
      predictions: [],
      expectations: [
        { ...gridded, stage: 1, interval: [0.003, 0.02], long: true, source: byHeart },
        { quantity: 'steps-to-stop', stage: 1, interval: [140, 220], source: byHeart },
        { ...wrong('train', [0, 0.01], byHeart), stage: 1 },
        { ...wrong('test', [0.1, 0.2], byHeart), long: true },
        { ...wrong('test', [0.8, 1], byHeart), stage: 1 },
      ],
    },
    {
      title: 'A quarter of a hat is enough',
      hero: 'sweep',
      insets: ['surface'],
      controls: [],
      prose:
        'Put only some of the labels into the hat. With a quarter of them the valley is nearly gone, and from a half on it is as narrow ' +
        'as it gets; the error on new digits goes on climbing to the end.\n\n' +
        'So the picture says *that* something was learned by heart, not how much.',
      try: 'Slide the share, and look at the surface beside it.',
      tools: ['dial'],
      watch: 'The area falls at once; the error on new digits climbs all the way.',
      marks: { 'The area': 'sweep: loss below 0.5', 'the error on new digits': 'sweep: new digits wrong' },
      experiment: fromHat(0.25),
      dial: { label: 'labels from a hat', values: shares, experiments: shares.map(fromHat) },
      predictions: [],
      sweep: {
        label: 'share of labels from a hat',
        reference: 'real-digits-hat',
        asked: true,
        values: shares,
        experiments: shares.map(fromHat),
        quantities: [{ ...area, ...gridded }, unread],
        seeds: 3,
        up: 'share',
        scale: { from: 0, to: 1 },
        ticks: shares,
        expectations: [
          swept(0, 0, [0.08, 0.24], byHeart, true),
          swept(1, 0, [0.1, 0.2], byHeart, true),
          ...shares.slice(2).map((_, k) => swept(0, k + 2, [0.003, 0.03], byHeart, true)),
          swept(1, 4, [0.8, 1], byHeart, true),
        ],
      },
      expectations: [{ ...wrong('train', [0, 0.01], byHeart), long: true }],
    },
  ],
  thumbnail: 5,
  caveats: [
    'The images are those of one file, by a dozen people or so. Who wrote which is not recorded, so the new digits may be by the same hands.',
    'Of 773 images 1 % are 8: differences of a percent are noise.',
    'Labels from a hat are drawn anew, so a tenth of them are right by luck.',
    'The two surfaces are compared at equal loss. Trained on, both become flatter.',
    'Filter normalisation divides out how long the weights are. With plain random directions of one length the two look about alike.',
  ],
  references: [
    {
      text: 'E. Alpaydin, C. Kaynak, Optical recognition of handwritten digits, UCI Machine Learning Repository, 1998',
      confirmed: true,
    },
    {
      text: 'A. Azulay, Y. Weiss, Why do deep convolutional networks generalize so poorly to small image transformations?, 2019',
      confirmed: false,
    },
    {
      text: 'C. Zhang, S. Bengio, M. Hardt, B. Recht, O. Vinyals, Understanding deep learning requires rethinking generalization, 2017',
      confirmed: false,
    },
    {
      text: 'H. Li, Z. Xu, G. Taylor, C. Studer, T. Goldstein, Visualizing the loss landscape of neural nets, 2018, and its released code',
      confirmed: true,
    },
  ],
}
