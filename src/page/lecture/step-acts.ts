import type { ReadonlySignal } from '@preact/signals-core'
import { html, nothing } from 'lit'
import type { LiveViews } from '../../elements/prose/live-slots.ts'
import { defaultControls } from '../../elements/panels/default-controls.ts'
import type { ControlName, Step } from '../../exchange/lecture/scenario.ts'
import type { Study } from '../../study/study.ts'
import { icon } from '../../elements/style/icons.ts'
import { appDial } from './dial.ts'
import { litSentence } from './lit-sentence.ts'
import { shownStep } from '../../study/lecture/shown-step.ts'

/** The shown parts of a study: its experiment, its step, and predicted bounds on learning rates. */
interface Shown {
  readonly store: Pick<Study['store'], 'experiment'>
  readonly step: { readonly value: Step | undefined }
  readonly predictions: { readonly value: Pick<Study['predictions']['value'], 'thresholds'> }
}

export interface StepControls {
  /** The seed button, small enough for a line of text. */
  readonly die: unknown
  readonly wide: unknown
}

export const namesControls = ({ step: { value: step } }: Pick<Shown, 'step'>): boolean =>
  step?.dial !== undefined || (step?.controls ?? []).length > 0

/**
 * Returns the dial and the controls of the current step, or the usual ones if it names none; `dialAlone` next to the
 * form, which has the others.
 */
export function controlsOfStep(study: Shown, dialAlone = false): StepControls {
  const { store, step } = study
  const { dial, controls = defaultControls(store.experiment) } = shownStep(step.value) ?? {}
  const names = dialAlone ? [] : controls
  const rest = names.filter((name) => name !== 'seed')
  return {
    die: names.includes('seed') ? stepControls(study, ['seed']) : nothing,
    wide: html`${appDial(dial, store.experiment)} ${rest.length > 0 ? stepControls(study, rest) : nothing}`,
  }
}

const stepControls = ({ store, predictions }: Shown, names: readonly ControlName[]) =>
  html`<bl-step-controls
    small
    .experiment=${store.experiment}
    .names=${names}
    .thresholds=${predictions.value.thresholds}
  ></bl-step-controls>`

export const noControls: StepControls = { die: nothing, wide: nothing }

/** The task of a step, which never scrolls away, with its controls, and the observation. */
export const stepActs = (
  step: Pick<Step, 'try' | 'watch' | 'marks'>,
  { die, wide }: StepControls,
  numbers: ReadonlySignal<LiveViews>,
  lang: string,
) => html`
  ${
    step.try
      ? html`<div class="try">
          <p>Try this</p>
          <div class="act"><bl-prose lang=${lang} .markdown=${step.try}></bl-prose>${die}</div>
          ${wide}
        </div>`
      : nothing
  }
  ${step.watch ? html`<div class="watch">${icon('eye')} <bl-prose lang=${lang} .markdown=${litSentence(step)} .numbers=${numbers}></bl-prose></div>` : nothing}
`
