import { html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import { noSkip, skipCount, type LayeredSpec } from '../../../experiment/spec/model.ts'
import { capitalized } from '../../../math/picture/format.ts'
import { modelFields } from '../../../words/fields/model.ts'
import { toggledResidual } from '../../../edit/actions.ts'
import type { ToggleEvent } from '../../controls/control-events.ts'
import { choiceControl, numberControl, optionsOf, type Put } from '../../controls/fields/fields.ts'

type Skipping = Pick<LayeredSpec, 'residual'>
type Residual = NonNullable<Skipping['residual']>

const words = modelFields.residual.fields

/** The skips of a network without any: at s = 0 a complementary branch is the whole layer. */
const plain: Residual = { strength: 0, branch: 'complement' }

const isNamed = (branch: string | number): branch is keyof typeof words.branch.words =>
  Object.hasOwn(words.branch.words, branch)

/** The factor of the branches if it is a number, and the initial one after a rule. */
const defaultBranch = 1

/** The switch for skips, and the dial of their strength; disabled, with the reason, if no layer can have one. */
export function skipDial(model: LayeredSpec, put: Put<Skipping>) {
  const residual = model.residual ?? plain
  const disabled = skipCount(model) === 0
  const turn = (strength: number, isLive: boolean) =>
    put({ residual: { ...residual, strength } }, modelFields.residual.label, isLive)
  return html`<bl-toggle
      label=${modelFields.residual.label}
      key="S"
      hint="The input of a layer also goes around it, on the same weights"
      .checked=${live(residual.strength > 0)}
      .disabled=${disabled}
      @bl-toggle=${({ checked }: ToggleEvent) => turn(checked ? toggledResidual({ model }) : 0, false)}
    ></bl-toggle>
    ${numberControl(
      {
        label: words.strength.label,
        hint: 'h ← s h + β φ(z), on the same weights; 0 is the plain network, exactly if β = √(1 − s²)',
        disabled,
      },
      residual.strength,
      turn,
    )}
    ${disabled ? html`<p class="quiet">${`${capitalized(noSkip)}.`}</p>` : nothing}`
}

/** The factor β of the branches: a rule, or a number. */
export function branchControls(model: LayeredSpec, put: Put<Skipping>) {
  if (skipCount(model) === 0) return nothing
  const residual = model.residual ?? plain
  const { branch } = residual
  const set = (next: Residual['branch'], isLive = false) =>
    put({ residual: { ...residual, branch: next } }, words.branch.name, isLive)
  return html`${choiceControl(
    {
      label: words.branch.label,
      hint: 'Factor on φ(z) next to a skip: √(1 − s²) keeps the variance, and 1/√skips that of many layers',
      options: [...optionsOf(words.branch.words), { value: 'number', label: 'a number' }],
    },
    isNamed(branch) ? branch : 'number',
    (value) => set(isNamed(value) ? value : defaultBranch),
  )}
  ${
    typeof branch === 'number'
      ? numberControl(
          {
            label: 'β',
            hint: 'Factor on φ(z) next to a skip',
            least: -Infinity,
            most: Infinity,
          },
          branch,
          set,
        )
      : nothing
  }`
}
