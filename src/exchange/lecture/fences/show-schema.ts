import * as v from 'valibot'
import { view } from '../../../experiment/spec/view.ts'
import { same } from '../../../experiment/format/same.ts'
import { controlNames, pictureNames, type Mark, type Patch } from '../names.ts'
import {
  asWritten,
  byName,
  flag,
  index,
  number,
  numbers,
  oneOf,
  pair,
  patch,
  readBy,
  text,
  texts,
} from './fields.ts'
import { predictionText, readFormula, readPrediction } from '../notation/prediction-text.ts'
import { quantityText, readKnownQuantity } from '../notation/quantity-text.ts'
import { reading, TextError } from '../notation/text-error.ts'
import { patchesOf, variedOf, type Varied } from '../notation/vary.ts'
import { byLabels, canBeKeys } from './labels.ts'
import { inOrder, withText, type Immutable } from './written.ts'

const picture = v.picklist(pictureNames)

/** A quantity without `stage`: a sweep, a histogram or a stage number measures whatever the stage shows. */
const quantity = readBy(text, (value) => {
  const { stage, ...call } = readKnownQuantity(value)
  if (stage !== undefined) throw new TextError('this quantity belongs to every stage. Leave out stage=')
  return call
})

const markForm = /^(?:run(?:: [1-9]\d*)?|prediction: \S.*|(?!run:|dips:|level:)[a-z-]+(?:: .+)?)$/su

const mark = readBy(text, (value): Mark => {
  const [owner = ''] = value.split(': ')
  const known = [...pictureNames, 'run', 'prediction', 'dips', 'level'].includes(owner)
  if (!known || !markForm.test(value))
    throw new TextError(
      `"${value}" is not a mark. Write run, run: 2, dips, level, prediction: and a formula, a picture, or a picture: and what is written in it`,
    )
  return value as Mark
})

const values = oneOf([numbers, texts], (written) =>
  Array.isArray(written) && typeof written[0] === 'string' ? texts : numbers,
)

const listOr = <const L extends v.GenericSchema, const O extends v.GenericSchema>(list: L, other: O) =>
  oneOf([list, other], (written) => (Array.isArray(written) ? list : other))

const textOr = <const L extends v.GenericSchema, const O extends v.GenericSchema>(word: L, other: O) =>
  oneOf([word, other], (written) => (typeof written === 'string' ? word : other))

const vary = {
  /** The field that takes the values, or a map of fields to their values. */
  vary: v.exactOptional(textOr(text, byName(v.unknown(), 'must be a field, or fields with their values'))),
  /** A patch that all positions share. */
  with: v.exactOptional(patch),
  /** Instead of `vary`, one patch for each value. */
  experiments: v.exactOptional(v.array(patch, 'must be a list of patches')),
}

type VaryFields = {
  readonly vary?: Varied['vary'] | undefined
  readonly with?: Patch | undefined
  readonly experiments?: readonly Patch[] | undefined
}

/** Returns one patch for each value. */
function patches(
  all: readonly (number | string)[],
  { vary: varied, with: base, experiments }: VaryFields,
): readonly Patch[] {
  if (varied !== undefined) {
    if (experiments) throw new TextError('"vary" and "experiments" exclude each other. Remove one of them')
    return patchesOf(all, { vary: varied, ...(base && { with: base }) })
  }
  if (!experiments) throw new TextError('"vary" is missing. Write vary: and the field that takes the values')
  if (base) throw new TextError('"with" needs a "vary". Write vary: and the field that takes the values')
  if (experiments.length !== all.length)
    throw new TextError(
      `"experiments" has ${experiments.length} patches, but there are ${all.length} values. Write one for each`,
    )
  return experiments
}

/** Writes the patches of some values in the shorter form. */
const patchesText = (all: readonly (number | string)[], experiments: readonly Patch[]) =>
  variedOf(all, experiments) ?? { experiments }

const swept = {
  /** The name of the curve in the chart. */
  label: text,
  /**
   * A quantity with its arguments, as in a check, or 'least': the smallest finite value of the other curves, which is the frontier of
   * several models.
   */
  quantity,
  /** The argument of the quantity that takes the value of the sweep, if the quantity changes from value to value. */
  over: v.exactOptional(text),
  /** A merge patch on the experiment of each value, only for this quantity, such as another algorithm or loss on the same data. */
  experiment: v.exactOptional(patch),
  ...vary,
  /** Fits a power law and shows its exponent in the chart. */
  fit: v.exactOptional(v.literal('power')),
  /** Marks an exact law, which the chart draws dotted. */
  law: v.exactOptional(flag),
  /** The chart that shows it: 0 (default), or the next one, for quantities on another scale. */
  chart: v.exactOptional(index),
}
const labelled = v.strictObject(swept)
const sweptQuantity = textOr(
  v.pipe(
    quantity,
    v.transform((call) => ({ quantity: call })),
  ),
  v.omit(labelled, ['label']),
)

type SweptFields = Omit<v.InferOutput<typeof labelled>, 'label'>

function sweptOf(all: readonly number[], label: string, written: SweptFields) {
  const { quantity: call, vary: varied, with: base, experiments, ...others } = written
  const own = varied !== undefined || experiments !== undefined
  return {
    ...call,
    ...others,
    ...(own && { experiments: patches(all, { vary: varied, with: base, experiments }) }),
    label,
  }
}

const sweptText = (
  all: readonly number[],
  { experiments, ...others }: Immutable<ReturnType<typeof sweptOf>>,
) =>
  inOrder(swept, {
    ...others,
    ...(experiments && patchesText(all, experiments)),
    quantity: quantityText(others),
  })

const scale = { from: number, to: number, log: v.exactOptional(flag) }
const rule = asWritten(
  v.strictObject({
    at: number,
    label: text,
    /** The axis on which the line lies: 'across' (default) for the values of the sweep, or 'up'. */
    axis: v.exactOptional(v.picklist(['across', 'up'])),
    /** Exact laws have no value here, so their curves are interrupted. */
    pole: v.exactOptional(flag),
    /** The chart that shows it, counted from 0 (default). */
    chart: v.exactOptional(index),
  }),
)

const sweepFields = {
  /** Name of the values, such as 'width m'. */
  label: text,
  /** The values, from left to right. */
  values: numbers,
  ...vary,
  /** The quantities by their labels: each a name, or the fields below. */
  quantities: listOr(v.array(labelled), byName(sweptQuantity, 'must map labels to quantities')),
  /** The number of seeds for each value, starting with the experiment's own; 1 by default. */
  seeds: v.exactOptional(index),
  /** How many of the values and seeds `npm test` computes, for the expectations that are not `long`. */
  short: v.exactOptional(asWritten(v.strictObject({ values: index, seeds: index }))),
  /** Name of the file in references/ with the points in float64, made by `npm run references`. */
  reference: v.exactOptional(text),
  /** Computes the sweep only when the reader clicks Compute. Until then the stored points are shown. */
  asked: v.exactOptional(flag),
  /** Treats the values as steps of the runs, and highlights the one on the timeline. */
  ofSteps: v.exactOptional(flag),
  /** Name of the vertical axis, or a name for each chart. By default it is the quantity that the curves share. */
  up: v.exactOptional(listOr(texts, text)),
  /** The vertical axis of a `chart` (0 by default) or of 'all', if it should not fit the points. */
  scale: v.exactOptional(
    asWritten(v.strictObject({ ...scale, chart: v.exactOptional(textOr(v.literal('all'), index)) })),
  ),
  /** The values labelled on the horizontal axis. By default they are round ones. */
  ticks: v.exactOptional(numbers),
  /** Words for values that are choices and not numbers, by value. */
  words: v.exactOptional(byName(text, 'must map values to words')),
  /** Dashed lines with labels, at thresholds of the values or at levels. */
  rules: v.exactOptional(v.array(rule)),
  /** Stacks the quantities, because they are shares of a whole. Shares of the ends of runs get the colours of the ends. */
  stacked: v.exactOptional(flag),
  /**
   * Draws the quantities of chart 1 against those of chart 0 with the same label: a dot for each value, with its word, and no line, because
   * the values have no order.
   */
  against: v.exactOptional(flag),
  /** Indices of two quantities, the lower one first. The first chart marks the gap between them at each value. */
  difference: v.exactOptional(pair),
  /** Indices of two quantities in one chart. The ratio of the first to the second is shown at the stage's current value. */
  ratio: v.exactOptional(pair),
  /**
   * Marks the highest median of each curve with a ring, and what the curve has lost since with a bracket at its end, in percentage points
   * or as a number.
   */
  peaks: v.exactOptional(v.picklist(['points', 'number'])),
}

/** True if no experiment of a sweep changes, because each quantity takes the value as an argument. */
const isUnvaried = (
  experiments: readonly Patch[],
  quantities: readonly { readonly over?: string | undefined }[],
): boolean =>
  quantities.every(({ over }) => over !== undefined) &&
  experiments.every((patch) => Object.keys(patch).length === 0)
const sweep = withText(
  readBy(v.strictObject(sweepFields), ({ vary: varied, with: base, experiments, quantities, ...others }) => {
    const all = others.values
    const list = Array.isArray(quantities)
      ? quantities.map(({ label, ...written }, i) =>
          reading(['quantities', i], () => sweptOf(all, label, written)),
        )
      : Object.entries(quantities).map(([label, written]) =>
          reading(['quantities', label], () => sweptOf(all, label, written)),
        )
    const isWritten = varied !== undefined || base !== undefined || experiments !== undefined
    const unvaried = all.map(() => ({}))
    return {
      ...others,
      experiments:
        !isWritten && isUnvaried(unvaried, list)
          ? unvaried
          : patches(all, { vary: varied, with: base, experiments }),
      quantities: list,
    }
  }),
  ({ experiments, quantities, ...others }) =>
    inOrder(
      // `sweptText` has already written the quantities, because that needs the values.
      { ...sweepFields, quantities: v.unknown() },
      {
        ...others,
        ...(!isUnvaried(experiments, quantities) && patchesText(others.values, experiments)),
        quantities: byLabels(
          quantities.map((one) => sweptText(others.values, one)),
          'label',
          'quantity',
          true,
        ),
      },
    ),
)
type Sweep = Immutable<v.InferOutput<typeof sweep>>

const placesDial = v.strictObject({
  label: text,
  places: byName(patch, 'must map the words of places to patches'),
})
const valuesDial = v.strictObject({ label: text, values, ...vary })
const sweepDial = v.strictObject({
  label: text,
  vary: v.literal('sweep', 'must be the word sweep if the dial has no values'),
})
/** A dial as written. If it refers to the sweep, `dialOf` needs the sweep too. */
const dial = textOr(
  v.literal('sweep', 'must be the word sweep, or have a label and its places'),
  oneOf([placesDial, valuesDial, sweepDial], (written) => {
    const fields = typeof written === 'object' && written !== null ? written : {}
    if ('places' in fields) return placesDial
    return 'values' in fields ? valuesDial : sweepDial
  }),
)

type DialFields = {
  /** Name of the values, such as 'width m' or 'height'. */
  label: string
  values: readonly number[] | readonly string[]
  experiments: readonly Patch[]
}

function dialOf(written: v.InferOutput<typeof dial>, swept: Sweep | undefined): DialFields {
  if (written === 'sweep' || (!('places' in written) && !('values' in written))) {
    if (!swept)
      throw new TextError('the dial refers to a sweep, and the step has none. Add a sweep, or write values')
    const label = written === 'sweep' ? swept.label : written.label
    return { label, values: swept.values, experiments: swept.experiments }
  }
  const { label } = written
  if ('places' in written)
    return { label, values: Object.keys(written.places), experiments: Object.values(written.places) }
  return { label, values: written.values, experiments: patches(written.values, written) }
}

function dialText(
  { label, values: all, experiments }: Immutable<DialFields>,
  swept: Sweep | undefined,
): Immutable<v.InferInput<typeof dial>> {
  if (swept && same(all, swept.values) && same(experiments, swept.experiments))
    return label === swept.label ? 'sweep' : { label, vary: 'sweep' }
  const words = all.filter((value) => typeof value === 'string')
  const areWords = words.length === all.length && words.length === experiments.length
  if (areWords && canBeKeys(words))
    return { label, places: Object.fromEntries(words.map((word, i) => [word, experiments[i]!])) }
  return { label, values: all, ...patchesText(all, experiments) }
}

const names = {
  /** The starts, in their order. */
  starts: v.exactOptional(texts),
  /** The two axes of the plane. */
  axes: v.exactOptional(v.strictTuple([text, text], 'must be two names')),
  /** The three points that the plane goes through. Straight lines lead from the first to the others. */
  points: v.exactOptional(v.strictTuple([text, text, text], 'must be three names')),
  /** Places on the plane, each `{label, at: [a, b]}`. */
  places: v.exactOptional(v.array(v.strictObject({ label: text, at: pair }))),
  /** Paths over the plane, each `{label, points: [[a, b], …]}`. */
  ways: v.exactOptional(v.array(v.strictObject({ label: text, points: v.array(pair) }))),
}
const givenNames = asWritten(v.strictObject(names))

const stage = v.strictObject({
  title: text,
  /** Names on this stage, in addition to those of the step. */
  names: v.exactOptional(givenNames),
  experiment: patch,
})
const beside = withText(
  readBy(
    listOr(v.array(stage), byName(patch, 'must map titles of stages to patches')),
    (written): v.InferOutput<typeof stage>[] =>
      Array.isArray(written)
        ? written
        : Object.entries(written).map(([title, experiment]) => ({ title, experiment })),
  ),
  (stages) =>
    byLabels(
      stages.map((one) => inOrder(stage.entries, one)),
      'title',
      'experiment',
    ),
)

const stageNumber = v.strictObject({
  label: text,
  quantity,
  /** Allows values from -1 to 0, with a bar that extends below 0. */
  signed: v.exactOptional(flag),
})
type StageNumber = v.InferOutput<typeof quantity> & Omit<v.InferOutput<typeof stageNumber>, 'quantity'>
const stageNumbers = withText(
  readBy(
    listOr(v.array(stageNumber), byName(quantity, 'must map labels to quantities')),
    (written): StageNumber[] =>
      Array.isArray(written)
        ? written.map(({ quantity: call, ...others }) => ({ ...call, ...others }))
        : Object.entries(written).map(([label, call]) => ({ ...call, label })),
  ),
  (all) =>
    byLabels(
      all.map((one) => inOrder(stageNumber.entries, { ...one, quantity: quantityText(one) })),
      'label',
      'quantity',
    ),
)

const histogramFields = {
  /** Name of the values, such as 'comparisons'. */
  label: text,
  /** The number that the histogram shows. */
  quantity,
  /** The number of random draws, one for each seed. */
  draws: index,
  /** The number of draws in `npm test`, for the expectations that are not `long`. */
  short: v.exactOptional(index),
  /** Makes the vertical axis logarithmic, so that the tails are visible. */
  log: v.exactOptional(flag),
  /** Adds a Gaussian with the mean and the standard deviation of the law. */
  gaussian: v.exactOptional(flag),
  /** The ends of the horizontal axis, if it should not fit the draws. */
  scale: v.exactOptional(asWritten(v.strictObject({ from: number, to: number }))),
  /** A range of values to shade, in standard deviations from the mean of the law. It is visible while a question is open. */
  shaded: v.exactOptional(
    asWritten(v.strictObject({ from: number, to: v.exactOptional(number), label: text })),
  ),
  /** A value to compare the draws with. */
  compared: v.exactOptional(asWritten(v.strictObject({ at: number, label: text }))),
}
const histogram = withText(
  readBy(v.strictObject(histogramFields), ({ quantity: call, ...others }) => ({ ...others, ...call })),
  (one) => inOrder(histogramFields, { ...one, quantity: quantityText(one) }),
)

const scatterAxis = v.strictObject({ label: text, unit: v.exactOptional(text), from: number, to: number })
const curve = { label: text, points: v.array(pair) }
const atlasAxis = v.strictObject({ label: text, words: texts })

const draw = v.picklist(['path', 'curve', 'contour', 'point', 'threshold', 'matrix', 'number'])
const wholePrediction = v.pipe(
  v.strictObject({
    formula: readBy(text, readFormula),
    draw,
    label: text,
    points: v.exactOptional(texts),
    within: v.exactOptional(number),
  }),
  v.transform(({ formula, ...others }) => ({ ...others, ...formula })),
)
const labelledPrediction = readBy(byName(text, 'must be a formula with its label'), (written) => {
  const [only, ...others] = Object.entries(written)
  if (!only || others.length > 0)
    throw new TextError('a prediction is one formula with its label. Write each as an item of its own')
  return readPrediction(...only)
})
const prediction = withText(
  textOr(
    readBy(text, (value) => readPrediction(value)),
    oneOf([wholePrediction, labelledPrediction], (written) =>
      typeof written === 'object' && written !== null && 'formula' in written
        ? wholePrediction
        : labelledPrediction,
    ),
  ),
  predictionText,
)

const fields = {
  /** The main picture; the surface by default. */
  hero: v.exactOptional(picture),
  /** At most two pictures next to the hero; by default those of what the step measures. */
  insets: v.exactOptional(v.array(picture)),
  /** The controls, of which the page shows two; by default linearity, if there is an activation. */
  controls: v.exactOptional(v.array(v.picklist(controlNames))),
  /** The controls and pictures that `try` uses. A test checks that each step has them next to the sentence or in a picture. */
  tools: v.exactOptional(v.array(v.picklist([...controlNames, ...pictureNames, 'dial', 'w₀', 'timeline']))),
  /** Phrases of `watch`, and what each refers to. A test checks that each is on the screen. */
  marks: v.exactOptional(byName(mark, 'must map phrases to marks')),
  /** The step of the runs at which the step opens. By default the runs play from start to end. */
  opens: v.exactOptional(index),
  /** Seconds that autoplay spends on the step. Every step except the last has some, and a question takes half of them. */
  seconds: v.exactOptional(number),
  /** The view of this step. The next step returns to the experiment's own view. */
  view: v.exactOptional(asWritten(view)),
  /** The precision of the computation, if it matters. */
  precision: v.exactOptional(v.picklist(['float32', 'float64'])),
  /** What the page shows after the question is answered. */
  reveal: v.exactOptional(
    asWritten(
      v.strictObject({
        /** A value of the step's dial. */
        dial: v.exactOptional(textOr(text, number)),
        /** A patch on the current experiment, if the step has no dial for it. */
        experiment: v.exactOptional(patch),
        view: v.exactOptional(asWritten(view)),
        /** The picture that becomes the hero. */
        hero: v.exactOptional(picture),
        /** Sorts the units of the second of two networks to match those of the first. */
        matched: v.exactOptional(flag),
        /** The step to which the runs play; by default their end. */
        step: v.exactOptional(index),
      }),
    ),
  ),
  /** Title of the main stage next to others. */
  stage: v.exactOptional(text),
  /** One to three more stages, which share the camera, the timeline and the range. Dragging the start in one moves it in all. */
  beside: v.exactOptional(beside),
  /** Whether its two stages lie on one another, with a divider to drag between them. */
  divider: v.exactOptional(flag),
  /** Names of the starts, of the plane's axes and of places on it, shown in the step's own plane. */
  names: v.exactOptional(givenNames),
  /** Content of the first chart: a measure along the runs, such as 'singular-values'; the loss by default. */
  chart: v.exactOptional(text),
  /** The measure next to the charts at the current step: the Hessian's spectrum, or the three gaps as a bar. */
  measure: v.exactOptional(v.picklist(['spectrum', 'gaps'])),
  /** The sum of the three gaps when the lecture begins. The bar keeps this scale from then on. */
  gapsTogether: v.exactOptional(number),
  /** Numbers on each stage, measured while nothing moves. */
  numbers: v.exactOptional(stageNumbers),
  /** A slider of patches, or a row of buttons if its values are words. */
  dial: v.exactOptional(dial),
  /** A chart of quantities against a parameter, which fills while it is computed. */
  sweep: v.exactOptional(sweep),
  /** A quantity over random draws, below its exact law if there is one. */
  histogram: v.exactOptional(histogram),
  /** The answers of one random draw, by proxy and by goal, and the winners of further draws. */
  scatter: v.exactOptional(
    asWritten(v.strictObject({ label: text, across: scatterAxis, up: scatterAxis, winners: index })),
  ),
  /** Losses of a constant answer, each with its drop from an answer of 0 to its best. */
  answers: v.exactOptional(
    asWritten(
      v.strictObject({
        /** The ends of the horizontal axis, which shows the answers. */
        from: number,
        to: number,
        /** The name of a drop. */
        drop: text,
        /** A label and a patch on the experiment's metric for each loss. */
        losses: v.array(v.strictObject({ label: text, metric: patch })),
      }),
    ),
  ),
  /** Pictures of one part of the data, each next to the same picture in another part, with what the network reads. */
  pairs: v.exactOptional(
    asWritten(
      v.strictObject({
        /** The part that the pictures are from, such as test. */
        of: text,
        /** The part with the same pictures changed, in the same order, once or several times, such as shifted. */
        with: text,
        /** The number of pairs, which the experiment's seed draws. */
        count: index,
        /** The names of the two parts on the axis of what is read wrong. */
        words: v.strictTuple([text, text]),
      }),
    ),
  ),
  /** Two sets of labels along the directions of the kernel. */
  modes: v.exactOptional(
    asWritten(
      v.strictObject({
        labels: v.strictTuple([
          v.strictObject({ label: text, experiment: patch }),
          v.strictObject({ label: text, experiment: patch }),
        ]),
      }),
    ),
  ),
  /** A map of ideas, with a card for each in a cell of a grid. */
  atlas: v.exactOptional(
    asWritten(
      v.strictObject({
        /** The labels of the columns, from left to right, and their common name. */
        across: atlasAxis,
        /** The labels of the rows, from the top down, and their common name. */
        down: atlasAxis,
        /** `idea` is an id of ideas.ts; `column` and `row` count from 0. `line` replaces the idea's own description. */
        places: v.array(
          v.strictObject({ idea: text, column: index, row: index, line: v.exactOptional(text) }),
        ),
      }),
    ),
  ),
  /** Additions to the picture of a learned curve over one input. */
  graph: v.exactOptional(
    asWritten(
      v.strictObject({
        /** The curve that the samples were drawn from, as points joined by lines, from left to right. */
        truth: v.exactOptional(v.strictObject(curve)),
        /** Curves to compare with. While a question is open, one that is `given` replaces the learned curve and the others are hidden. */
        compared: v.exactOptional(v.array(v.strictObject({ ...curve, given: v.exactOptional(flag) }))),
        /**
         * The interval that each part of the data is drawn from. The horizontal axis covers them all. The area
         * between the learned curve and the truth is filled over the interval of the part whose loss is shown.
         */
        intervals: v.exactOptional(byName(pair, 'must map parts of the data to intervals')),
        /** The ends of the vertical axis, if it should not fit the samples. */
        heights: v.exactOptional(pair),
        /** A name for the learned curve minus the truth. If given, the difference is drawn below, on its own scale. */
        difference: v.exactOptional(text),
        /** Draws the distance of each sample from each curve. */
        residuals: v.exactOptional(flag),
      }),
    ),
  ),
  /** What is drawn or written from a formula, before anything runs. */
  predictions: v.exactOptional(v.array(prediction)),
}

export const showSchema = withText(
  readBy(v.strictObject(fields), ({ dial: written, ...shown }) => ({
    ...shown,
    ...(written !== undefined && { dial: reading(['dial'], () => dialOf(written, shown.sweep)) }),
  })),
  ({ dial: turned, ...shown }) =>
    inOrder(fields, { ...shown, dial: turned && dialText(turned, shown.sweep) }),
)

type Read = v.InferOutput<typeof showSchema>

export type Shown = Immutable<Omit<Read, 'view'>> & Pick<Read, 'view'>
