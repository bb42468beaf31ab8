import { html, nothing, type TemplateResult } from 'lit'
import {
  conv,
  layerShapes,
  type ConvSpec,
  type LayerShape,
  type Pooling,
} from '../../../experiment/spec/model.ts'
import { mostChannels, mostHidden } from '../../../experiment/spec/values/bounds.ts'
import {
  choiceControl,
  controls,
  fieldMaker,
  numberControl,
  optionsOf,
  type Put,
} from '../../controls/fields/fields.ts'
import { modelFields as words } from '../../../words/fields/model.ts'
import { companyWords, layerWords } from '../../../words/layers.ts'
import { branchControls, skipDial } from './skip-controls.ts'
import { more } from '../../style/folds.ts'
import {
  activationField,
  inFold,
  linearityField,
  linearityToggle,
  type NetworkFold,
} from './network-controls.ts'

const field = fieldMaker<ConvSpec>(conv, words)

const normalization = field('normalization', {
  hint: 'Normalises the sums of a channel to mean 0 and variance 1 over all positions of all samples',
})
const head = field('head', { hint: 'All positions of the last maps, or the mean of each channel' })

/** Channels and pooling of a layer; a map of odd side cannot be pooled. */
function layer({ channels, pool }: ConvSpec, l: number, { side }: LayerShape, put: Put<ConvSpec>) {
  const channelsName = words.channels.at(words.channels.each.label, l)
  const poolName = words.pool.at(words.pool.each.label, l)
  return html`<fieldset class="group">
    <legend class="quiet">layer ${l + 1}: maps of ${side} × ${side}</legend>
    ${numberControl(
      { label: channelsName, hint: '3 × 3 kernels, each with its own feature map', plain: true, whole: true, least: 1, most: mostChannels },
      channels[l] ?? 1,
      (count) => put({ channels: channels.with(l, count) }, channelsName),
    )}
    ${
      side % 2 === 0
        ? choiceControl(
            {
              label: poolName,
              hint: 'How each 2 × 2 block becomes one position',
              options: optionsOf(words.pool.each.words),
            },
            pool[l] ?? 'none',
            (id) => put({ pool: pool.with(l, id as Pooling) }, poolName),
          )
        : nothing
    }
  </fieldset>` // prettier-ignore
}

/** Channels and pooling of every layer, and buttons to add and remove one. */
function layersOf(model: ConvSpec, put: Put<ConvSpec>): TemplateResult {
  const { channels, pool } = model
  const shapes = layerShapes(model)
  const resize = (layers: number, label: string) =>
    put(
      {
        channels: Array.from({ length: layers }, (_, l) => channels[l] ?? channels.at(-1) ?? 8),
        pool: Array.from({ length: layers }, (_, l) => pool[l] ?? 'none'),
      },
      label,
    )
  return html` ${channels.map((_, l) => layer(model, l, shapes[l]!, put))}
    <p>
      ${
        channels.length < mostHidden
          ? html`<button class="button" @click=${() => resize(channels.length + 1, 'add a layer')}>
              add a layer
            </button>`
          : nothing
      }
      ${
        channels.length > 1
          ? html`<button class="button" @click=${() => resize(channels.length - 1, 'remove a layer')}>
              remove a layer
            </button>`
          : nothing
      }
    </p>`
}

/** A convolutional network: its layers, activation and linearity; the input of the last layer is collapsed. */
export function convolutionControls(
  model: ConvSpec,
  put: Put<ConvSpec>,
  fold: NetworkFold | undefined,
): TemplateResult {
  const layers = layersOf(model, put)
  return html`
    ${fold ? inFold(fold, `${[...model.channels, model.outputs].join(' – ')}${layerWords(model)}`, layers) : layers}
    ${controls([activationField], model, put)}
    ${
      model.activation === 'linear'
        ? nothing
        : [linearityToggle(model, put), controls([linearityField], model, put)]
    }
    ${skipDial(model, put)} ${branchControls(model, put)} ${controls([normalization], model, put)}
    ${model.normalization === 'batch' ? companyWords(model).map((line) => html`<p class="quiet">${line}</p>`) : nothing}
    ${more(controls([head], model, put))}
  `
}
