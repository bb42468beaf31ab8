import { html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import type { TrainingExperiment } from '../../../experiment/spec/experiment.ts'
import { layerCount, weightCount, type ModelSpec } from '../../../experiment/spec/model.ts'
import { hasPairs, randomStart, type BaseStart, type RandomStart } from '../../../experiment/spec/start.ts'
import '../../controls/bl-seed-button.ts'
import type { NumberEvent } from '../../controls/control-events.ts'
import { controls, fieldMaker, listControl, toggleControl, type Put } from '../../controls/fields/fields.ts'
import { more } from '../../style/folds.ts'
import { startFields as words } from '../../../words/fields/start.ts'
import { changed } from '../../../edit/patch.ts'
import { pointControls } from './point-controls.ts'
import { sources } from '../../../edit/starts.ts'

/** The distribution of the weights of a layer, or of all layers. */
type Spread = Pick<RandomStart, 'distribution' | 'scale' | 'biasScale'>

/** Distributions whose width comes from the number of inputs or outputs, which a function of two weights does not have. */
const ofLayers: readonly string[] = ['glorot-normal', 'glorot-uniform', 'he-normal', 'lecun-normal', 'torch-linear', 'identity'] // prettier-ignore

const field = fieldMaker<RandomStart>(randomStart, words)

const distribution = (model: ModelSpec) =>
  field('distribution', {
    hint: 'Glorot, He and LeCun set the variance by the number of inputs and outputs of a layer',
    without: model.kind === 'function' ? ofLayers : [],
  })
const scale = field('scale', {
  hint: 'Factor on the weights',
  min: 0.01,
  max: 10,
  step: 0.05,
  log: true,
})
const biasScale = field('biasScale', { hint: 'Standard deviation of the biases', max: 2 })
const antisymmetric = field('antisymmetric', {
  hint: 'Half of the last hidden units copy the other half and cancel them',
})
const count = field('count', {
  hint: 'Independent draws of the first start. Many draws, under Measures, shows where each ends; runs on the stage begin at the first',
  min: 1, max: 1024, step: 0.05, log: true,
}) // prettier-ignore

/** PyTorch draws biases as it draws weights, unless their spread is given. */
const drawsBiases = (spread: Spread): boolean => spread.distribution === 'torch-linear'

const weightFields = (model: ModelSpec, spread: Spread, put: Put<Spread>) =>
  controls([distribution(model), scale], spread, (change, label, live) => {
    const next = change.distribution
    const biases =
      next === undefined || (next === 'torch-linear') === drawsBiases(spread)
        ? {}
        : { biasScale: next === 'torch-linear' ? undefined : 0 }
    put({ ...change, ...biases }, label, live)
  })

function biasFields(model: ModelSpec, spread: Spread, put: Put<Spread>) {
  if (model.kind === 'function' || (model.kind === 'mlp' && !model.bias)) return nothing
  const own = spread.biasScale !== undefined
  return [
    drawsBiases(spread)
      ? toggleControl(
          { label: 'biases like the weights', hint: 'As torch.nn.Linear draws them' },
          !own,
          (as) => put({ biasScale: as ? undefined : 0 }, 'biases'),
        )
      : nothing,
    own || !drawsBiases(spread)
      ? controls([biasScale], { ...spread, biasScale: spread.biasScale ?? 0 }, put)
      : nothing,
  ]
}

/** Each layer's own distribution, if they differ. */
function layerFields(model: ModelSpec, start: RandomStart, put: Put<RandomStart>) {
  if (layerCount(model) < 2) return nothing
  const { distribution: id, scale: by, biasScale: spread, layers } = start
  const one: Spread = { distribution: id, scale: by, biasScale: spread }
  return [
    toggleControl(
      { label: words.layers.label, hint: 'Draws each layer from its own distribution' },
      layers !== undefined,
      (own) =>
        put(
          { layers: own ? Array.from({ length: layerCount(model) }, () => changed(one, {})) : undefined },
          words.layers.name,
        ),
    ),
    layers?.map((layer, l) => {
      const putLayer: Put<Spread> = (change, label, live) =>
        put({ layers: layers.with(l, changed(layer, change)) }, `${label} of layer ${l + 1}`, live)
      return html`<fieldset class="group">
        <legend class="quiet">layer ${l + 1}</legend>
        ${weightFields(model, layer, putLayer)} ${biasFields(model, layer, putLayer)}
      </fieldset>`
    }),
  ]
}

function randomControls(
  { model }: TrainingExperiment,
  start: RandomStart,
  index: number,
  put: Put<RandomStart>,
) {
  return html`
    ${start.layers ? nothing : weightFields(model, start, put)}
    <bl-seed-button
      label=${words.index.label}
      what="the start"
      .seed=${live(start.index ?? index)}
      @bl-number=${(event: NumberEvent) => put({ index: event.value }, words.index.label)}
    ></bl-seed-button>
    ${more([
      start.layers ? nothing : biasFields(model, start, put),
      layerFields(model, start, put),
      controls(hasPairs(model) ? [antisymmetric, count] : [count], start, put),
    ])}
  `
}

/** The controls of w_0 for each kind of start. `index` is its place among the starts. */
export function startControls(
  experiment: TrainingExperiment,
  start: BaseStart,
  index: number,
  put: (start: BaseStart, label: string, live?: boolean) => void,
) {
  const { model } = experiment
  switch (start.kind) {
    case 'random':
      return randomControls(experiment, start, index, (change, label, live) =>
        put(changed(start, change), label, live),
      )
    case 'weights':
      return listControl(
        { label: words.values.label, hint: 'One number for each weight, layer by layer, W row by row and then b', count: weightCount(model), each: 'weight' },
        start.values,
        (values) => values && put({ ...start, values }, words.values.label),
      )
    case 'scaled': {
      const layers = layerCount(model)
      return [
        pointControls(
          experiment, start.of,
          { label: words.of.label, hint: 'The point of weight space to scale', among: sources(experiment, index) },
          (of) => put({ ...start, of }, words.of.name),
        ),
        listControl(
          { label: words.factors.label, hint: 'Factor on the weights and biases of each layer', count: layers, each: 'layer' },
          start.factors,
          (factors) => factors && put({ ...start, factors }, words.factors.label),
        ),
      ]
    }
    case 'construction':
      return nothing
  } // prettier-ignore
}
