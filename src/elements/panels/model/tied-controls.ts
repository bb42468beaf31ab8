import { html, type TemplateResult } from 'lit'
import { tied, type TiedSpec } from '../../../experiment/spec/model.ts'
import { modelFields as words } from '../../../words/fields/model.ts'
import { tiedName } from '../../../words/names.ts'
import { controls, fieldMaker, type Put } from '../../controls/fields/fields.ts'
import { more } from '../../style/folds.ts'
import { inFold, linearityField, linearityToggle, type NetworkFold } from './network-controls.ts'

const field = fieldMaker<TiedSpec>(tied, words)

const features = field('features', { hint: 'Inputs of the network, and its outputs', plain: true })
const hidden = field('hidden', {
  hint: 'Rows of W: the dimensions in which the features share room',
  plain: true,
})
const activation = field('activation', { hint: 'φ of the outputs: f = φ(WᵀW x + b)' })
const bias = field('bias', { hint: 'Whether every output adds its own b' })

/** A tied network: its features and hidden units, activation and linearity. */
export function tiedControls(
  model: TiedSpec,
  put: Put<TiedSpec>,
  fold: NetworkFold | undefined,
): TemplateResult {
  const sizes = controls([features, hidden], model, put)
  return html`
    ${fold ? inFold(fold, tiedName(model).replaceAll('-', ' – '), sizes) : sizes}
    ${controls([activation], model, put)} ${linearityToggle(model, put)}
    ${controls([linearityField], model, put)} ${more(controls([bias], model, put))}
  `
}
