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

/** The quantity of a sweep, a histogram or a stage number, which is of what the stage shows. */
const quantity = readBy(text, (value) => {
  const { stage, ...call } = readKnownQuantity(value)
  if (stage !== undefined)
    throw new TextError('no stage can be named here, since the quantity is of each. Leave out stage=')
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

/** Numbers, or words where the first is one. */
const values = oneOf([numbers, texts], (written) =>
  Array.isArray(written) && typeof written[0] === 'string' ? texts : numbers,
)

/** A list in one form, and anything else in another. */
const listOr = <const L extends v.GenericSchema, const O extends v.GenericSchema>(list: L, other: O) =>
  oneOf([list, other], (written) => (Array.isArray(written) ? list : other))

/** A text in one form, and anything else in another. */
const textOr = <const L extends v.GenericSchema, const O extends v.GenericSchema>(word: L, other: O) =>
  oneOf([word, other], (written) => (typeof written === 'string' ? word : other))

const vary = {
  /** The field that takes the values, or fields with their values. */
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

/** One patch a value, in either form. */
function patches(
  all: readonly (number | string)[],
  { vary: varied, with: base, experiments }: VaryFields,
): readonly Patch[] {
  if (varied !== undefined) {
    if (experiments) throw new TextError('"vary" and "experiments" say the same. Remove one of them')
    return patchesOf(all, { vary: varied, ...(base && { with: base }) })
  }
  if (!experiments) throw new TextError('"vary" is missing. Write vary: and the field that takes the values')
  if (base)
    throw new TextError('"with" has no "vary" beside it. Write vary: and the field that takes the values')
  if (experiments.length !== all.length)
    throw new TextError(
      `"experiments" has ${experiments.length} patches, and there are ${all.length} values. Write one for each`,
    )
  return experiments
}

/** The patches of some values as they are written. */
const patchesText = (all: readonly (number | string)[], experiments: readonly Patch[]) =>
  variedOf(all, experiments) ?? { experiments }

const swept = {
  /** Its name in the chart. */
  label: text,
  /**
   * A name of theory/quantity with its arguments, as in an expectation; or 'least', the least of the finite numbers of the
   * others: the frontier of several models.
   */
  quantity,
  /** The argument that is the value of the sweep, where it is the quantity that changes from value to value. */
  over: v.exactOptional(text),
  /** A further merge patch, on the experiment of each value, for this quantity alone: another algorithm or loss on the same data. */
  experiment: v.exactOptional(patch),
  ...vary,
  /** Set where a power law is expected: the chart fits one and writes its exponent. */
  fit: v.exactOptional(v.literal('power')),
  /** It is an exact law, not measured: the chart draws it as dots. */
  law: v.exactOptional(flag),
  /** The chart that shows it: 0 (default), or one beside it for what has another scale. */
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
    /** The axis on which it lies: 'across' (default) is that of the values. */
    axis: v.exactOptional(v.picklist(['across', 'up'])),
    /** Exact laws have no value there, and their curves end on both sides. */
    pole: v.exactOptional(flag),
    /** The chart that has it, of those of a sweep (0). */
    chart: v.exactOptional(index),
  }),
)

const sweepFields = {
  /** Name of the values, such as 'width m'. */
  label: text,
  /** The values, from left to right. */
  values: numbers,
  ...vary,
  /** Quantities by their labels: each a name, or the fields below. */
  quantities: listOr(v.array(labelled), byName(sweptQuantity, 'must be quantities by their labels')),
  /** Each value is run from so many seeds (1): the experiment's, and those that follow it. */
  seeds: v.exactOptional(index),
  /** The part that `npm test` runs, for the expectations that are not `long`: the first so many values, and seeds. */
  short: v.exactOptional(asWritten(v.strictObject({ values: index, seeds: index }))),
  /** Name of the file in references/ that keeps its points in float64; `npm run references` makes it. */
  reference: v.exactOptional(text),
  /** It is computed only when somebody asks for it; until then its stored points are shown. */
  asked: v.exactOptional(flag),
  /** The values are steps of the runs: it shows the one that the timeline does. */
  ofSteps: v.exactOptional(flag),
  /** Name of the upright axis, or of that of each chart, where it is not that of the quantity that several curves have. */
  up: v.exactOptional(listOr(texts, text)),
  /** The upright axis, where it shall not be that of the points; of the first `chart` (0), or another. */
  scale: v.exactOptional(asWritten(v.strictObject({ ...scale, chart: v.exactOptional(index) }))),
  /** Values that are written on the level axis; where none are given, round ones of those that are swept. */
  ticks: v.exactOptional(numbers),
  /** Words of the values, by value, where they are choices and not numbers. */
  words: v.exactOptional(byName(text, 'must be words by their values')),
  /** Dashed lines with names, at thresholds of the values or at levels. */
  rules: v.exactOptional(v.array(rule)),
  /** The quantities are shares of one whole: they lie one on the other, in the colours of the ends of runs where they are of these. */
  stacked: v.exactOptional(flag),
  /** Indices of two quantities, the lower first: how far the other is above it is drawn at each value, in the first chart. */
  difference: v.exactOptional(pair),
  /** Two quantities of one chart: how many times the first is the second is said beside the value that the stage shows. */
  ratio: v.exactOptional(pair),
}
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
    return {
      ...others,
      experiments: patches(all, { vary: varied, with: base, experiments }),
      quantities: list,
    }
  }),
  ({ experiments, quantities, ...others }) =>
    inOrder(
      // The quantities are written with the values in view, and so already.
      { ...sweepFields, quantities: v.unknown() },
      {
        ...others,
        ...patchesText(others.values, experiments),
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
  places: byName(patch, 'must be patches by the words of the places'),
})
const valuesDial = v.strictObject({ label: text, values, ...vary })
const sweepDial = v.strictObject({
  label: text,
  vary: v.literal('sweep', 'must be the word sweep if the dial has no values'),
})
/** A dial as it is written; where it varies what the sweep does, it is made with that. */
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
      throw new TextError(
        'the step has no sweep whose values the dial could have. Add a sweep, or write values',
      )
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
  /** The three points that the plane goes through; straight lines lead from the first to the others. */
  points: v.exactOptional(v.strictTuple([text, text, text], 'must be three names')),
  /** Places on the plane, each `{label, at: [a, b]}`. */
  places: v.exactOptional(v.array(v.strictObject({ label: text, at: pair }))),
  /** Paths over the plane, each `{label, points: [[a, b], …]}`. */
  ways: v.exactOptional(v.array(v.strictObject({ label: text, points: v.array(pair) }))),
}
const givenNames = asWritten(v.strictObject(names))

const stage = v.strictObject({
  title: text,
  /** Its own, beside those of the step. */
  names: v.exactOptional(givenNames),
  experiment: patch,
})
const beside = withText(
  readBy(
    listOr(v.array(stage), byName(patch, 'must be patches by the titles of their stages')),
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
  /** It may lie below 0, down to -1, and so may its bar. */
  signed: v.exactOptional(flag),
})
type StageNumber = v.InferOutput<typeof quantity> & Omit<v.InferOutput<typeof stageNumber>, 'quantity'>
const stageNumbers = withText(
  readBy(
    listOr(v.array(stageNumber), byName(quantity, 'must be quantities by their labels')),
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
  /** Draws that `npm test` makes, for the expectations that are not `long`. */
  short: v.exactOptional(index),
  /** The upright axis is logarithmic, so that the tails are seen. */
  log: v.exactOptional(flag),
  /** A Gaussian with the mean and the deviation of the law is drawn beside it. */
  gaussian: v.exactOptional(flag),
  /** Ends of the level axis, where it shall not be that of the draws. */
  scale: v.exactOptional(asWritten(v.strictObject({ from: number, to: number }))),
  /** Values that are asked or told about, in deviations of the law from its mean: shaded, also while a question is open. */
  shaded: v.exactOptional(
    asWritten(v.strictObject({ from: number, to: v.exactOptional(number), label: text })),
  ),
  /** A value that the draws are compared with. */
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
  /** The picture that carries the idea; the surface unless it says so. */
  hero: v.exactOptional(picture),
  /** At most two pictures beside the hero; where none are named, what the step measures. */
  insets: v.exactOptional(v.array(picture)),
  /** Its controls, of which the page shows two; where none are named, linearity where there is an activation. */
  controls: v.exactOptional(v.array(v.picklist(controlNames))),
  /** What it takes in hand. A test walks every step and asks for each beside the sentence, or in a picture. */
  tools: v.exactOptional(v.array(v.picklist([...controlNames, ...pictureNames, 'dial', 'w₀', 'timeline']))),
  /** Phrases of `watch`, and what shows each. A test walks every step and asks for each on the screen. */
  marks: v.exactOptional(byName(mark, 'must be marks by the phrases that they are about')),
  /** The step of the runs at which it opens; they walk from their start to their end unless it says so. */
  opens: v.exactOptional(index),
  /**
   * Seconds for which it is shown in a lecture that plays by itself: all steps but the last, which is left to the hand, have some. A
   * question has half of them.
   */
  seconds: v.exactOptional(number),
  /** View of this step; the next one goes back to the experiment's own. */
  view: v.exactOptional(asWritten(view)),
  /** The precision of the computation, if it matters. */
  precision: v.exactOptional(v.picklist(['float32', 'float64'])),
  /** Where the page goes when the question is answered. */
  reveal: v.exactOptional(
    asWritten(
      v.strictObject({
        /** A value of the step's dial. */
        dial: v.exactOptional(textOr(text, number)),
        /** A patch on what is shown, where the step has no dial that turns to it. */
        experiment: v.exactOptional(patch),
        view: v.exactOptional(asWritten(view)),
        /** The picture that has the stage then. */
        hero: v.exactOptional(picture),
        /** The units of the second of two networks are in the places of those that they match. */
        matched: v.exactOptional(flag),
        /** The step to which the runs walk; their end unless it says so. */
        step: v.exactOptional(index),
      }),
    ),
  ),
  /** Title of the main stage where others are beside it. */
  stage: v.exactOptional(text),
  /** One to three more stages: one camera, one timeline, one range. A drag in one moves the start in all. */
  beside: v.exactOptional(beside),
  /** Of the starts and of the axes of the plane, as long as the plane is that of the step. */
  names: v.exactOptional(givenNames),
  /** Content of the first chart: a measure along the runs, such as 'singular-values'; the loss unless it says so. */
  chart: v.exactOptional(text),
  /** The measure beside the charts, at the step that is shown: the Hessian's spectrum, or the three gaps as a bar. */
  measure: v.exactOptional(v.picklist(['spectrum', 'gaps'])),
  /** The three gaps together, as the lecture begins: the bar keeps this scale from here on. */
  gapsTogether: v.exactOptional(number),
  /** Measured while everything rests, and written on each stage. */
  numbers: v.exactOptional(stageNumbers),
  /** A slider of patches, or a row of buttons if its values are words. */
  dial: v.exactOptional(dial),
  /** A chart of a quantity against a number, which fills while it is computed. */
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
        /** Ends of the level axis, which has the answers. */
        from: number,
        to: number,
        /** Name of a drop. */
        drop: text,
        /** A patch on the experiment's metric each. */
        losses: v.array(v.strictObject({ label: text, metric: patch })),
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
  /** A map of ideas: a card of each in a cell of a grid. */
  atlas: v.exactOptional(
    asWritten(
      v.strictObject({
        /** Words of the columns, from left to right, and what they say together. */
        across: atlasAxis,
        /** Words of the rows, from the top down, and what they say together. */
        down: atlasAxis,
        /** `idea` is an id of ideas.ts; `column` and `row` count from 0. `line`: in place of the idea's own words. */
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
        /** The curve that the samples were drawn from, as points that lines join, from left to right. */
        truth: v.exactOptional(v.strictObject(curve)),
        /** Curves to compare with. One that is `given` stands in the place of the learned one while a question is open, the others come then. */
        compared: v.exactOptional(v.array(v.strictObject({ ...curve, given: v.exactOptional(flag) }))),
        /**
         * The interval that each part of the data is drawn from: the level axis holds them all. Over that of the part that is judged the
         * distance of the learned curve from the truth is filled.
         */
        intervals: v.exactOptional(byName(pair, 'must be intervals by the parts of the data')),
        /** Ends of the upright axis, where it shall not be that of the samples. */
        heights: v.exactOptional(pair),
        /** Name of the learned curve less the truth, which is drawn below on a scale of its own, where it has one. */
        difference: v.exactOptional(text),
        /** The distance of each sample from each curve is drawn. */
        residuals: v.exactOptional(flag),
      }),
    ),
  ),
  /** What is drawn or written from a formula, before anything runs. */
  predictions: v.exactOptional(v.array(prediction)),
}

/** What a step shows, from the data of its fence and back. */
export const showSchema = withText(
  readBy(v.strictObject(fields), ({ dial: written, ...shown }) => ({
    ...shown,
    ...(written !== undefined && { dial: reading(['dial'], () => dialOf(written, shown.sweep)) }),
  })),
  ({ dial: turned, ...shown }) =>
    inOrder(fields, { ...shown, dial: turned && dialText(turned, shown.sweep) }),
)

type Read = v.InferOutput<typeof showSchema>

/** What a step shows, as its fence says it. */
export type Shown = Immutable<Omit<Read, 'view'>> & Pick<Read, 'view'>
