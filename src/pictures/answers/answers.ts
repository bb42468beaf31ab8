import { outputCount } from '../../experiment/spec/model.ts'
import { computed } from '@preact/signals-core'
import { html } from 'lit'
import './bl-drops.ts'
import { hasRuns } from '../../experiment/spec/experiment.ts'
import { answerDrops } from './answer-drops.ts'
import type { Picture } from '../picture.ts'

/** Losses of a constant answer, each with its drop from 0 to its best. Veiled while a question is open. */
export const answers: Picture = {
  name: 'answers',
  label: 'the losses of an answer',
  needs(experiment, step) {
    if (!step?.answers) return 'Needs a step that names the losses to compare.'
    return hasRuns(experiment) && experiment.model.kind !== 'function' && outputCount(experiment.model) === 1
      ? undefined
      : 'Needs a network with one output, because that output is the answer.'
  },
  open({ study }) {
    const view = computed(() => {
      const { store, told, theme } = study
      const plan = told?.answers
      return plan && store.training ? answerDrops(plan, store.training, theme) : undefined
    })
    return {
      render: () => html`<bl-drops .view=${view.value}></bl-drops>`,
      asked: () => html`<p class="veil">waits for your guess</p>`,
    }
  },
}
