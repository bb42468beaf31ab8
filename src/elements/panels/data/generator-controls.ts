import { nothing, html } from 'lit'
import type { Generator } from '../../../experiment/generators/generator.ts'
import { mostSamples } from '../../../experiment/spec/values/bounds.ts'
import type { GeneratedSpec } from '../../../experiment/spec/generated.ts'
import { inputCount, outputCount, type NetworkSpec } from '../../../experiment/spec/model.ts'
import { mostMapSide } from '../../../experiment/spec/values/bounds.ts'
import { usualModel, withInputs, withOutputs } from '../../../edit/shape.ts'
import { choiceControl, numberControl, type NumberField, type Put } from '../../controls/fields/fields.ts'
import { more } from '../../style/folds.ts'
import { networkControls } from '../model/network-controls.ts'
import { changed } from '../../../edit/patch.ts'

/** Takes other data together with another network. */
type PutBoth = (data: GeneratedSpec, model: NetworkSpec, label: string) => void

const samples: Omit<NumberField, 'label' | 'hint'> = {
  min: 2,
  max: 4096,
  least: 1,
  most: mostSamples,
  step: 0.05,
  log: true,
  whole: true,
}

/** Samples of a part: as many as anybody wants, or as there are. */
function samplesOf(generator: Generator, data: GeneratedSpec, part: 'size' | 'testSize') {
  const given = generator.given?.(data.parameters)[part]
  return given === undefined ? samples : { ...samples, max: given, most: given }
}

/** Controls that shape a generator's data: its parameters, size and noise. */
export function generatorControls(generator: Generator, data: GeneratedSpec, put: Put<GeneratedSpec>) {
  const parameters = Object.entries(generator.parameters).map(
    ([name, { title, from, to, whole, default: usual }]) =>
      numberControl(
        {
          label: title.toLowerCase(),
          hint: `From ${from} to ${to}, ${usual} by default`,
          min: from,
          max: to,
          step: whole ? 1 : (to - from) / 100,
          whole,
        },
        data.parameters[name] ?? usual,
        (value, live) =>
          put({ parameters: { ...data.parameters, [name]: value } }, title.toLowerCase(), live),
      ),
  )
  const where = generator.task === 'classification' ? 'coordinate' : 'target'
  return [
    parameters,
    numberControl(
      { ...samplesOf(generator, data, 'size'), label: 'train samples', hint: 'Samples that the algorithms see' },
      data.size ?? generator.size,
      (size, live) => put({ size }, 'train samples', live),
    ),
    numberControl(
      { label: 'noise', hint: `Standard deviation of what is added to each ${where}`, most: Infinity },
      data.noise ?? generator.noise,
      (noise, live) => put({ noise }, 'noise of the data', live),
    ),
    generator.task === 'classification'
      ? numberControl(
          { label: 'label corruption', hint: 'Fraction of train samples whose label is drawn anew; the test part keeps its labels' },
          data.labelCorruption,
          (labelCorruption, live) => put({ labelCorruption }, 'label corruption', live),
        )
      : nothing,
  ] // prettier-ignore
}

/** Controls that are needed less often: size and noise of the test part. */
export function finerControls(generator: Generator, data: GeneratedSpec, put: Put<GeneratedSpec>) {
  const size = data.size ?? generator.size
  return [
    numberControl(
      { ...samplesOf(generator, data, 'testSize'), label: 'test samples', hint: 'Samples that no algorithm sees' },
      data.testSize ?? generator.testSize ?? size,
      (testSize, live) => put({ testSize }, 'test samples', live),
    ),
    numberControl(
      { label: 'test noise', hint: 'The noise of the test part; at 0 it is the rule without errors', most: Infinity },
      data.testNoise ?? data.noise ?? generator.noise,
      (testNoise, live) => put({ testNoise }, 'test noise', live),
    ),
  ] // prettier-ignore
}

/** Numbers of inputs and targets of a sample, where the generator leaves them to the network. */
export function sizeControls(generator: Generator, data: GeneratedSpec, model: NetworkSpec, put: PutBoth) {
  const { teacher } = data
  const inputs = (count: number, label: string) =>
    put(teacher ? { ...data, teacher: withInputs(teacher, count) } : data, withInputs(model, count), label)
  const size = { plain: true, whole: true, least: 1, most: 2048 } as const
  const side = {
    ...size,
    label: 'side',
    hint: 'Pixels along each side of a picture',
    least: 2,
    most: mostMapSide,
  }
  const own =
    model.kind === 'conv'
      ? numberControl(side, model.side, (pixels) => inputs(pixels ** 2, side.label))
      : numberControl(
          { ...size, label: 'inputs', hint: 'Numbers that a sample consists of' },
          inputCount(model),
          (count) => inputs(count, 'inputs'),
        )
  return [
    generator.coordinates === 'model' && !data.features ? own : nothing,
    generator.task === 'regression' && generator.outputs === 'model'
      ? numberControl(
          { ...size, label: 'targets', hint: 'Numbers that the network is to answer with' },
          outputCount(model),
          (count) =>
            put(
              teacher ? { ...data, teacher: withOutputs(teacher, count) } : data,
              withOutputs(model, count),
              'targets',
            ),
        )
      : nothing,
  ]
}

/** Two classes as one target of ±1 or as two, of which one is 1. */
export function encodingControl(generator: Generator, data: GeneratedSpec, model: NetworkSpec, put: PutBoth) {
  if (generator.task === 'regression' || generator.classes(data.parameters) !== 2) return nothing
  return choiceControl(
    {
      label: 'classes as',
      hint: 'One output of ±1, or an output for each class, as the cross-entropy needs them',
      options: [
        { value: '1', label: '−1 and 1' },
        { value: '2', label: 'one-hot' },
      ],
    },
    String(outputCount(model)),
    (outputs) => put(data, withOutputs(model, Number(outputs)), 'classes'),
  )
}

/** The network that the targets come from: of the model's own shape unless it is given another. */
export function teacherControls(data: GeneratedSpec, model: NetworkSpec, put: Put<GeneratedSpec>) {
  const teacher = data.teacher ?? (model.kind === 'mlp' ? model : usualModel)
  return more(
    html`${networkControls(
      teacher,
      (change, label, live) =>
        put({ teacher: changed({ ...teacher, centered: false }, change) }, `${label} of the teacher`, live),
      'teacher',
    )}
    ${
      model.kind === 'mlp'
        ? html`<button class="button" @click=${() => put({ teacher: undefined }, 'teacher')}>
            as the model is now
          </button>`
        : nothing
    }`,
    'teacher network',
  )
}
