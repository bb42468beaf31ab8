import { nothing, html } from 'lit'
import type { Generator } from '../../../experiment/generators/generator.ts'
import { generated, type GeneratedSpec } from '../../../experiment/spec/generated.ts'
import { inputCount, outputCount, type NetworkSpec } from '../../../experiment/spec/model.ts'
import { mostMapSide } from '../../../experiment/spec/values/bounds.ts'
import { defaultModel, withInputs, withOutputs } from '../../../edit/shape.ts'
import { choiceControl, controls, fieldMaker, numberControl, type Put } from '../../controls/fields/fields.ts'
import { dataFields as words } from '../../../words/fields/data.ts'
import { modelFields } from '../../../words/fields/model.ts'
import { more } from '../../style/folds.ts'
import { networkControls } from '../model/network-controls.ts'
import { changed } from '../../../edit/patch.ts'

/** Receives changed data together with a changed network. */
type PutBoth = (data: GeneratedSpec, model: NetworkSpec, label: string) => void

const field = fieldMaker<GeneratedSpec>(generated, words)
const labelCorruption = field('labelCorruption', {
  hint: 'Fraction of training labels redrawn at random; the test set keeps its labels',
})
const testNoise = field('testNoise', {
  hint: 'The noise of the test set; at 0 it follows the rule without errors',
})

/** The size of a part, without a limit or up to the number of samples. */
function samplesOf(generator: Generator, data: GeneratedSpec, part: 'size' | 'testSize', hint: string) {
  const given = generator.given?.(data.parameters)[part]
  const most = given === undefined ? { max: 4096 } : { max: given, most: given }
  return field(part, { hint, min: 2, step: 0.05, log: true, ...most })
}

/** The controls of a generator's data: its parameters, size and noise. */
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
    controls(
      [
        samplesOf(generator, data, 'size', 'Samples that the algorithms see'),
        field('noise', { hint: `Standard deviation of the noise added to each ${where}` }),
      ],
      { ...data, size: data.size ?? generator.size, noise: data.noise ?? generator.noise },
      put,
    ),
    generator.task === 'classification' ? controls([labelCorruption], data, put) : nothing,
  ]
}

/** Less common controls: size and noise of the test set. */
export function finerControls(generator: Generator, data: GeneratedSpec, put: Put<GeneratedSpec>) {
  const { size = generator.size, noise = generator.noise } = data
  return controls(
    [samplesOf(generator, data, 'testSize', 'Samples that no algorithm sees'), testNoise],
    {
      ...data,
      testSize: data.testSize ?? generator.testSize ?? size,
      testNoise: data.testNoise ?? noise,
    },
    put,
  )
}

/** Numbers of inputs and targets of a sample, if the generator leaves them to the network. */
export function sizeControls(generator: Generator, data: GeneratedSpec, model: NetworkSpec, put: PutBoth) {
  const { teacher } = data
  const inputs = (count: number, label: string) =>
    put(teacher ? { ...data, teacher: withInputs(teacher, count) } : data, withInputs(model, count), label)
  const size = { plain: true, whole: true, least: 1, most: 2048 } as const
  const side = {
    ...size,
    label: modelFields.side.label,
    hint: 'Pixels along each side of a picture',
    least: 2,
    most: mostMapSide,
  }
  const own =
    model.kind === 'conv'
      ? numberControl(side, model.side, (pixels) => inputs(pixels ** 2, side.label))
      : numberControl(
          { ...size, label: 'inputs', hint: 'Number of inputs per sample' },
          inputCount(model),
          (count) => inputs(count, 'inputs'),
        )
  return [
    generator.coordinates === 'model' && !data.features ? own : nothing,
    generator.task === 'regression' && generator.outputs === 'model'
      ? numberControl(
          { ...size, label: 'targets', hint: 'Numbers that the network must predict' },
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

/** Two classes as one target of ±1 or as two targets, one of which is 1. */
export function encodingControl(generator: Generator, data: GeneratedSpec, model: NetworkSpec, put: PutBoth) {
  if (generator.task === 'regression' || generator.classes(data.parameters) !== 2) return nothing
  return choiceControl(
    {
      label: 'classes as',
      hint: 'One output of ±1, or one output per class, which cross-entropy needs',
      options: [
        { value: '1', label: '−1 and 1' },
        { value: '2', label: 'one-hot' },
      ],
    },
    String(outputCount(model)),
    (outputs) => put(data, withOutputs(model, Number(outputs)), 'classes'),
  )
}

/** The network that generates the targets; by default it has the model's own shape. */
export function teacherControls(data: GeneratedSpec, model: NetworkSpec, put: Put<GeneratedSpec>) {
  const teacher = data.teacher ?? (model.kind === 'mlp' ? model : defaultModel)
  return more(
    html`${networkControls(
      teacher,
      (change, label, live) =>
        put({ teacher: changed({ ...teacher, centered: false }, change) }, `${label} of the teacher`, live),
      'teacher',
    )}
    ${
      model.kind === 'mlp'
        ? html`<button class="button" @click=${() => put({ teacher: undefined }, words.teacher.name)}>
            as the model is now
          </button>`
        : nothing
    }`,
    words.teacher.label,
  )
}
