import * as v from 'valibot'
import { view } from '../../../experiment/spec/view.ts'
import {
  controlNames,
  pictureNames,
  type Beside,
  type Dial,
  type Histogram,
  type Mark,
  type Patch,
  type StageNumber,
  type Step,
  type Sweep,
} from '../scenario.ts'
import type { SweptQuantity } from '../../../theory/sweep/sweep.ts'
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
import { readFormula, readPrediction } from '../notation/prediction-text.ts'
import { readKnownQuantity } from '../notation/quantity-text.ts'
import { reading, TextError } from '../notation/text-error.ts'
import { patchesOf, type Varied } from '../notation/vary.ts'

const picture = v.picklist(pictureNames)

/** The quantity of a sweep, a histogram or a stage number, which is of what the stage shows. */
const quantity = readBy(text, (value) => {
  const { stage, ...call } = readKnownQuantity(value)
  if (stage !== undefined)
    throw new TextError('no stage can be named here, since the quantity is of each. Leave out stage=')
  return call
})

const markForm = /^(?:run(?:: [1-9]\d*)?|prediction: \S.*|(?!run:)[a-z-]+(?:: .+)?)$/su

const mark = readBy(text, (value): Mark => {
  const [owner = ''] = value.split(': ')
  const known = owner === 'run' || owner === 'prediction' || pictureNames.some((name) => name === owner)
  if (!known || !markForm.test(value))
    throw new TextError(
      `"${value}" is not a mark. Write run, run: 2, prediction: and a formula, a picture, or a picture: and what is written in it`,
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
  vary: v.exactOptional(textOr(text, byName(v.unknown(), 'must be a field, or fields with their values'))),
  with: v.exactOptional(patch),
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

const swept = {
  over: v.exactOptional(text),
  experiment: v.exactOptional(patch),
  fit: v.exactOptional(v.literal('power')),
  law: v.exactOptional(flag),
  chart: v.exactOptional(index),
  ...vary,
}
const sweptQuantity = textOr(
  v.pipe(
    quantity,
    v.transform((call) => ({ quantity: call })),
  ),
  v.strictObject({ quantity, ...swept }),
)
const labelled = v.strictObject({ label: text, quantity, ...swept })

type SweptFields = Omit<v.InferOutput<typeof labelled>, 'label'>

function sweptOf(all: readonly number[], label: string, written: SweptFields): SweptQuantity {
  const { quantity: call, vary: varied, with: base, experiments, ...others } = written
  const own = varied !== undefined || experiments !== undefined
  return {
    ...call,
    ...(others as Pick<SweptQuantity, 'over' | 'experiment' | 'fit' | 'law' | 'chart'>),
    ...(own && { experiments: patches(all, { vary: varied, with: base, experiments }) }),
    label,
  }
}

const scale = { from: number, to: number, log: v.exactOptional(flag) }
const rule = asWritten(
  v.strictObject({
    at: number,
    label: text,
    axis: v.exactOptional(v.picklist(['across', 'up'])),
    pole: v.exactOptional(flag),
    chart: v.exactOptional(index),
  }),
)

const sweep = readBy(
  v.strictObject({
    label: text,
    values: numbers,
    ...vary,
    seeds: v.exactOptional(index),
    quantities: listOr(v.array(labelled), byName(sweptQuantity, 'must be quantities by their labels')),
    asked: v.exactOptional(flag),
    ofSteps: v.exactOptional(flag),
    short: v.exactOptional(asWritten(v.strictObject({ values: index, seeds: index }))),
    scale: v.exactOptional(asWritten(v.strictObject({ ...scale, chart: v.exactOptional(index) }))),
    difference: v.exactOptional(pair),
    stacked: v.exactOptional(flag),
    up: v.exactOptional(listOr(texts, text)),
    rules: v.exactOptional(v.array(rule)),
    ratio: v.exactOptional(pair),
    words: v.exactOptional(byName(text, 'must be words by their values')),
    ticks: v.exactOptional(numbers),
    reference: v.exactOptional(text),
  }),
  ({ vary: varied, with: base, experiments, quantities, ...others }): Sweep => {
    const all = others.values
    const list = Array.isArray(quantities)
      ? quantities.map(({ label, ...written }, i) =>
          reading(['quantities', i], () => sweptOf(all, label, written)),
        )
      : Object.entries(quantities).map(([label, written]) =>
          reading(['quantities', label], () => sweptOf(all, label, written)),
        )
    return {
      ...(others as Omit<Sweep, 'experiments' | 'quantities'>),
      experiments: patches(all, { vary: varied, with: base, experiments }),
      quantities: list,
    }
  },
)

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

function dialOf(written: v.InferOutput<typeof dial>, swept: Sweep | undefined): Dial {
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
  return { label, values: written.values as Dial['values'], experiments: patches(written.values, written) }
}

const names = asWritten(
  v.strictObject({
    starts: v.exactOptional(texts),
    axes: v.exactOptional(v.strictTuple([text, text], 'must be two names')),
    points: v.exactOptional(v.strictTuple([text, text, text], 'must be three names')),
    places: v.exactOptional(v.array(v.strictObject({ label: text, at: pair }))),
    ways: v.exactOptional(v.array(v.strictObject({ label: text, points: v.array(pair) }))),
  }),
)

const beside = readBy(
  listOr(
    v.array(v.strictObject({ title: text, names: v.exactOptional(names), experiment: patch })),
    byName(patch, 'must be patches by the titles of their stages'),
  ),
  (written): readonly Beside[] =>
    Array.isArray(written)
      ? (written as readonly Beside[])
      : Object.entries(written).map(([title, experiment]) => ({ title, experiment })),
)

const stageNumbers = readBy(
  listOr(
    v.array(v.strictObject({ label: text, quantity, signed: v.exactOptional(flag) })),
    byName(quantity, 'must be quantities by their labels'),
  ),
  (written): readonly StageNumber[] =>
    Array.isArray(written)
      ? written.map(({ label, quantity: call, signed }) => ({
          ...call,
          label,
          ...(signed !== undefined && { signed }),
        }))
      : Object.entries(written).map(([label, call]) => ({ ...call, label })),
)

const histogram = readBy(
  v.strictObject({
    label: text,
    quantity,
    draws: index,
    log: v.exactOptional(flag),
    gaussian: v.exactOptional(flag),
    shaded: v.exactOptional(
      asWritten(v.strictObject({ from: number, to: v.exactOptional(number), label: text })),
    ),
    scale: v.exactOptional(asWritten(v.strictObject({ from: number, to: number }))),
    compared: v.exactOptional(asWritten(v.strictObject({ at: number, label: text }))),
    short: v.exactOptional(index),
  }),
  ({ quantity: call, ...others }): Histogram => ({ ...(others as Omit<Histogram, 'quantity'>), ...call }),
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
const prediction = textOr(
  readBy(text, (value) => readPrediction(value)),
  oneOf([wholePrediction, labelledPrediction], (written) =>
    typeof written === 'object' && written !== null && 'formula' in written
      ? wholePrediction
      : labelledPrediction,
  ),
)

const fields = v.strictObject({
  hero: v.exactOptional(picture),
  insets: v.exactOptional(v.array(picture)),
  controls: v.exactOptional(v.array(v.picklist(controlNames))),
  tools: v.exactOptional(v.array(v.picklist([...controlNames, ...pictureNames, 'dial', 'w₀', 'timeline']))),
  marks: v.exactOptional(byName(mark, 'must be marks by the phrases that they are about')),
  opens: v.exactOptional(index),
  seconds: v.exactOptional(number),
  view: v.exactOptional(asWritten(view)),
  precision: v.exactOptional(v.picklist(['float32', 'float64'])),
  reveal: v.exactOptional(
    asWritten(
      v.strictObject({
        dial: v.exactOptional(textOr(text, number)),
        experiment: v.exactOptional(patch),
        view: v.exactOptional(asWritten(view)),
        hero: v.exactOptional(picture),
        matched: v.exactOptional(flag),
        step: v.exactOptional(index),
      }),
    ),
  ),
  stage: v.exactOptional(text),
  beside: v.exactOptional(beside),
  names: v.exactOptional(names),
  chart: v.exactOptional(text),
  measure: v.exactOptional(v.picklist(['spectrum', 'gaps'])),
  gapsTogether: v.exactOptional(number),
  numbers: v.exactOptional(stageNumbers),
  dial: v.exactOptional(dial),
  sweep: v.exactOptional(sweep),
  histogram: v.exactOptional(histogram),
  scatter: v.exactOptional(
    asWritten(v.strictObject({ label: text, across: scatterAxis, up: scatterAxis, winners: index })),
  ),
  answers: v.exactOptional(
    asWritten(
      v.strictObject({
        from: number,
        to: number,
        drop: text,
        losses: v.array(v.strictObject({ label: text, metric: patch })),
      }),
    ),
  ),
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
  atlas: v.exactOptional(
    asWritten(
      v.strictObject({
        across: atlasAxis,
        down: atlasAxis,
        places: v.array(
          v.strictObject({ idea: text, column: index, row: index, line: v.exactOptional(text) }),
        ),
      }),
    ),
  ),
  graph: v.exactOptional(
    asWritten(
      v.strictObject({
        truth: v.exactOptional(v.strictObject(curve)),
        compared: v.exactOptional(v.array(v.strictObject({ ...curve, given: v.exactOptional(flag) }))),
        intervals: v.exactOptional(byName(pair, 'must be intervals by the parts of the data')),
        heights: v.exactOptional(pair),
        difference: v.exactOptional(text),
        residuals: v.exactOptional(flag),
      }),
    ),
  ),
  predictions: v.exactOptional(v.array(prediction)),
})

/** What a step shows, from the data of its fence. */
export const showSchema = readBy(fields, ({ dial: written, ...others }): Partial<Step> => {
  const shown = others as Partial<Step>
  return written === undefined
    ? shown
    : { ...shown, dial: reading(['dial'], () => dialOf(written, shown.sweep)) }
})
