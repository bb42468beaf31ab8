import { worstIsExact, type Layout } from '../../../experiment/model/layout.ts'
import type { AttackSpec } from '../../../experiment/spec/metric.ts'
import { choiceControl, numberControl } from '../../controls/fields/fields.ts'
import { defaultAttack } from '../../../edit/metric.ts'

/** Receives another attack, or none. */
type PutAttack = (attack: AttackSpec | undefined, label: string, live?: boolean) => void

const norms = [
  { value: '', label: 'none' },
  { value: 'l2', label: 'within a ball, l₂' },
  { value: 'linf', label: 'within a box, l∞' },
]

/**
 * The controls of the attack on the inputs of the current metric: its norm or none, ε, and the steps of its search, if
 * any. `whose` precedes the labels.
 */
export function attackControls(
  layout: Layout,
  attack: AttackSpec | undefined,
  put: PutAttack,
  whose: '' | 'ghost ' = '',
) {
  const norm = choiceControl(
    {
      label: `${whose}attack`,
      hint: 'Moves each sample’s inputs by at most ε, in their own units, to where its loss is worst',
      options: norms,
    },
    attack?.norm ?? '',
    (chosen) =>
      put(
        chosen === '' ? undefined : { ...defaultAttack, ...attack, norm: chosen as AttackSpec['norm'] },
        `${whose}attack`,
      ),
  )
  if (!attack) return norm
  return [
    norm,
    numberControl(
      { label: `${whose}ε`, hint: 'How far the inputs are moved at most', max: 1, most: Infinity },
      attack.epsilon,
      (epsilon, live) => put({ ...attack, epsilon }, `${whose}ε`, live),
    ),
    worstIsExact(layout)
      ? []
      : numberControl(
          {
            label: `${whose}search steps`,
            hint: 'Steps of gradient ascent towards the worst inputs: the result is a lower bound; one step is FGSM',
            min: 1,
            max: 20,
            step: 1,
            most: 100,
            whole: true,
          },
          attack.steps,
          (steps, live) => put({ ...attack, steps }, `${whose}search steps`, live),
        ),
  ]
}
