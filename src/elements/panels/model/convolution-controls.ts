import { html, nothing, type TemplateResult } from 'lit'
import { layerShapes, type ConvSpec, type LayerShape, type Pooling } from '../../../experiment/spec/model.ts'
import { mostChannels, mostHidden } from '../../../experiment/spec/values/bounds.ts'
import {
  choiceControl,
  controls,
  numberControl,
  optionsOf,
  type Field,
  type Put,
} from '../../controls/fields/fields.ts'
import { companyWords, layerWords, normalizationNames } from '../../../words/layers.ts'
import { branchControls, skipDial } from './skip-controls.ts'
import { more } from '../../style/folds.ts'
import {
  activationField,
  inFold,
  linearityField,
  linearityToggle,
  type NetworkFold,
} from './network-controls.ts'

const poolingNames: Readonly<Record<Pooling, string>> = {
  none: 'none',
  max: 'the largest',
  mean: 'the mean',
}

const normalization: Field<ConvSpec> = {
  choice: 'normalization',
  label: 'normalisation',
  hint: 'Sums of a channel brought to mean 0 and variance 1 over all positions of all samples',
  options: optionsOf({ none: normalizationNames.none, batch: normalizationNames.batch }),
}

const rest: readonly Field<ConvSpec>[] = [
  {
    choice: 'head',
    label: 'last layer reads',
    hint: 'All positions of the last maps, or the mean of each channel',
    options: [
      { value: 'flatten', label: 'all positions' },
      { value: 'mean', label: 'means of the channels' },
    ],
  },
]

/** Channels and pooling of a layer; a map of odd side cannot be pooled. */
function layer({ channels, pool }: ConvSpec, l: number, { side }: LayerShape, put: Put<ConvSpec>) {
  return html`<fieldset class="group">
    <legend class="quiet">layer ${l + 1}: maps of ${side} × ${side}</legend>
    ${numberControl(
      { label: `channels of layer ${l + 1}`, hint: 'Kernels of 3 × 3, each with a map of its own', plain: true, whole: true, least: 1, most: mostChannels },
      channels[l] ?? 1,
      (count) => put({ channels: channels.with(l, count) }, `channels of layer ${l + 1}`),
    )}
    ${
      side % 2 === 0
        ? choiceControl(
            {
              label: `pooling of layer ${l + 1}`,
              hint: 'What each 2 × 2 positions become one by',
              options: Object.entries(poolingNames).map(([value, label]) => ({ value, label })),
            },
            pool[l] ?? 'none',
            (id) => put({ pool: pool.with(l, id as Pooling) }, `pooling of layer ${l + 1}`),
          )
        : nothing
    }
  </fieldset>` // prettier-ignore
}

/** Channels and pooling of every layer, and buttons for one more and one fewer. */
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
          ? html`<button class="button" @click=${() => resize(channels.length + 1, 'one layer more')}>
              one layer more
            </button>`
          : nothing
      }
      ${
        channels.length > 1
          ? html`<button class="button" @click=${() => resize(channels.length - 1, 'one layer fewer')}>
              one layer fewer
            </button>`
          : nothing
      }
    </p>`
}

/** A network of maps: its layers, activation and linearity; what the last layer reads is folded away. */
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
    ${model.normalization === 'batch' ? companyWords(model).map((words) => html`<p class="quiet">${words}</p>`) : nothing}
    ${more(controls(rest, model, put))}
  `
}
