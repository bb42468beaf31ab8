import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { layoutOf } from '../../../experiment/model/layout.ts'
import { mlp, type MlpSpec, type NetworkSpec } from '../../../experiment/spec/model.ts'
import '../../controls/bl-picks.ts'
import '../../controls/bl-widths.ts'
import type { WidthsEvent } from '../../controls/bl-widths.ts'
import type { PicksEvent, ToggleEvent } from '../../controls/control-events.ts'
import { controls, fieldMaker, listControl, type Put } from '../../controls/fields/fields.ts'
import { more } from '../../style/folds.ts'
import { modelFields as words } from '../../../words/fields/model.ts'
import { companyWords, layerWords } from '../../../words/layers.ts'
import { formatNumber } from '../../../math/picture/format.ts'
import { branchControls, skipDial } from './skip-controls.ts'

const field = fieldMaker<MlpSpec>(mlp, words)

export const activationField = field('activation', { hint: 'φ of the hidden layers: h = φ(z)' })
export const linearityField = field('linearity', {
  hint: '(1 − linearity) φ(z) + linearity z, on the same weights: at 1 the network is a product of matrices',
})
const normalization = field('normalization', {
  hint: 'Normalises the sums z of each hidden layer to mean 0 and variance 1: per unit over the samples (batch), or per sample over the units (layer)',
})
const outputActivation = field('outputActivation', { hint: 'ψ of the last layer: f = ψ(z)' })
const bias = field('bias', { hint: 'Whether every layer adds a vector b to Wᵀh' })
const parameterization = field('parameterization', {
  hint: 'Factor on Wᵀh in each layer; starts and learning rates do not change',
})
const outputScale = field('outputScale', {
  hint: 'Factor on the network’s output: large is lazy, small learns features',
  plain: true,
})
const centered = field('centered', { hint: 'Subtracts the output at the run’s own w₀ from f' })

const scalesOf = (model: MlpSpec): string =>
  layoutOf({ ...model, layerScales: undefined })
    .layers.map(({ scale }) => formatNumber(scale, 3))
    .join(', ')

function trainedLayers(model: MlpSpec, put: Put<MlpSpec>) {
  const layers = model.widths.slice(1).map((_, l) => String(l + 1))
  if (layers.length < 2) return nothing
  return html`<bl-picks
    label=${words.trained.label}
    hint="The other layers keep the weights that were drawn"
    .options=${layers.map((value) => ({ value, label: value }))}
    .chosen=${model.trained?.map(String) ?? layers}
    @bl-picks=${({ chosen }: PicksEvent) =>
      put({ trained: chosen.length === layers.length ? undefined : chosen.map(Number) }, words.trained.label)}
  ></bl-picks>`
}

function scales(model: MlpSpec, put: Put<MlpSpec>) {
  const count = model.widths.length - 1
  const hint = 's of each layer, z = s Wᵀh + b, instead of the one that the parameterisation sets'
  return listControl(
    { label: words.layerScales.label, hint, count, each: 'layer', usual: scalesOf(model) },
    model.layerScales,
    (layerScales) => put({ layerScales }, words.layerScales.label),
  )
}

/** The picture of a network in a collapsible section, above the controls of its layers. */
export interface NetworkFold {
  readonly picture: unknown
  readonly open: boolean
  readonly turn: (open: boolean) => void
}

/** The picture with the controls of the layers, under a summary of their shape. */
export const inFold = (fold: NetworkFold, shape: string, controls: unknown) =>
  html`<details
    class="fold network"
    ?open=${fold.open}
    @toggle=${(event: Event) => fold.turn((event.currentTarget as HTMLDetailsElement).open)}
  >
    <summary>network ${shape}</summary>
    ${fold.picture} ${controls}
  </details>`

/** The layers of a network: number fields, in a collapsible section with its picture if there is one. */
function layersOf(model: MlpSpec, put: Put<MlpSpec>, fold: NetworkFold | undefined) {
  const numbers = html`<bl-widths
    .widths=${model.widths}
    @bl-widths=${({ widths }: WidthsEvent) => {
      const sameLayers = widths.length === model.widths.length
      put(
        { widths: [...widths], ...(sameLayers ? {} : { layerScales: undefined, trained: undefined }) },
        'layers',
      )
    }}
  ></bl-widths>`
  return fold ? inFold(fold, `${model.widths.join(' – ')}${layerWords(model)}`, numbers) : numbers
}

/** The switch that keeps the weights and removes the activations. */
export const linearityToggle = (
  model: Pick<NetworkSpec, 'linearity'>,
  put: Put<Pick<NetworkSpec, 'linearity'>>,
) =>
  html`<bl-toggle
    label="linear"
    key="L"
    hint="The same weights without activations"
    .checked=${live(model.linearity === 1)}
    @bl-toggle=${(event: ToggleEvent) => put({ linearity: event.checked ? 1 : 0 }, 'linear')}
  ></bl-toggle>`

/** The skips around the hidden layers, and what their sums are normalised over. */
function layerControls(model: MlpSpec, put: Put<MlpSpec>) {
  return html`${skipDial(model, put)} ${branchControls(model, put)} ${controls([normalization], model, put)}
  ${model.normalization === 'batch' ? companyWords(model).map((line) => html`<p class="quiet">${line}</p>`) : nothing}`
}

/**
 * A network: its layers, activation and linearity, skips and normalisation; the rest is collapsed. A teacher is never
 * trained, so it has fewer controls.
 */
export function networkControls(
  model: MlpSpec,
  put: Put<MlpSpec>,
  role: 'model' | 'teacher',
  fold?: NetworkFold,
): TemplateResult {
  const hidden = model.widths.length > 2
  const learns = role === 'model'
  const bends = (hidden && model.activation !== 'linear') || model.outputActivation !== 'linear'
  return html`
    ${layersOf(model, put, fold)} ${hidden ? controls([activationField], model, put) : nothing}
    ${learns && bends ? linearityToggle(model, put) : nothing}
    ${bends ? controls([linearityField], model, put) : nothing}
    ${learns && hidden ? layerControls(model, put) : nothing}
    ${more(html`
      ${controls<MlpSpec>([outputActivation, bias, parameterization], model, put)} ${scales(model, put)}
      ${controls([outputScale], model, put)}
      ${learns && model.normalization !== 'batch' ? controls([centered], model, put) : nothing}
      ${learns ? trainedLayers(model, put) : nothing}
    `)}
  `
}
