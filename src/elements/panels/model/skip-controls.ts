import { html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import { noSkip, skipCount, type NetworkSpec } from '../../../experiment/spec/model.ts'
import { capitalized } from '../../../math/picture/format.ts'
import { branchNames } from '../../../words/layers.ts'
import { toggledResidual } from '../../../edit/actions.ts'
import type { ToggleEvent } from '../../controls/control-events.ts'
import { choiceControl, numberControl, optionsOf, type Put } from '../../controls/fields/fields.ts'

type Skipping = Pick<NetworkSpec, 'residual'>
type Residual = NonNullable<Skipping['residual']>

/** Skips of a network without any: at s = 0 a complementary branch is the whole layer. */
const plain: Residual = { strength: 0, branch: 'complement' }

const isNamed = (branch: string | number): branch is keyof typeof branchNames =>
  Object.hasOwn(branchNames, branch)

/** The factor of the branches where it is a number, and the one that takes the place of a rule. */
const usualBranch = 1

/** Skips: on or off, and the dial of their strength; disabled, with the reason, where no layer can have one. */
export function skipDial(model: NetworkSpec, put: Put<Skipping>) {
  const residual = model.residual ?? plain
  const disabled = skipCount(model) === 0
  const turn = (strength: number, isLive: boolean) =>
    put({ residual: { ...residual, strength } }, 'skips', isLive)
  return html`<bl-toggle
      label="skips"
      key="S"
      hint="What comes into a layer goes around it too, on the same weights"
      .checked=${live(residual.strength > 0)}
      .disabled=${disabled}
      @bl-toggle=${({ checked }: ToggleEvent) => turn(checked ? toggledResidual({ model }) : 0, false)}
    ></bl-toggle>
    ${numberControl(
      {
        label: 'strength s',
        hint: 'h ← s h + β φ(z), on the same weights: 0 is the plain network, exactly so where β = √(1 − s²)',
        disabled,
      },
      residual.strength,
      turn,
    )}
    ${disabled ? html`<p class="quiet">${`${capitalized(noSkip)}.`}</p>` : nothing}`
}

/** The factor β of the branches: a rule, or a number. */
export function branchControls(model: NetworkSpec, put: Put<Skipping>) {
  if (skipCount(model) === 0) return nothing
  const residual = model.residual ?? plain
  const { branch } = residual
  const set = (next: Residual['branch'], isLive = false) =>
    put({ residual: { ...residual, branch: next } }, 'branch', isLive)
  return html`${choiceControl(
    {
      label: 'branch β',
      hint: 'What φ(z) is multiplied by beside a skip: √(1 − s²) keeps the variance, and 1/√skips that of many layers',
      options: [...optionsOf(branchNames), { value: 'number', label: 'a number' }],
    },
    isNamed(branch) ? branch : 'number',
    (value) => set(isNamed(value) ? value : usualBranch),
  )}
  ${
    typeof branch === 'number'
      ? numberControl(
          {
            label: 'β',
            hint: 'The number that φ(z) is multiplied by beside a skip',
            least: -Infinity,
            most: Infinity,
          },
          branch,
          set,
        )
      : nothing
  }`
}
