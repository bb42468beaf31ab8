import { computed } from '@preact/signals-core'
import { html } from 'lit'
import './bl-scatter.ts'
import { choiceSize } from '../../theory/best-of.ts'
import { scatterView } from './scatter-view.ts'
import { askedPlot } from '../asked-plot.ts'
import type { Picture } from '../picture.ts'

const charted = { picture: 'scatter', up: ['expected-best'] } as const

/**
 * The answers of one draw by proxy and goal. While a question is open, they lie on the axis of the proxy, and the winner’s goal is
 * guessed above.
 */
export const scatter: Picture = {
  name: 'scatter',
  label: 'the scatter',
  needs(experiment, step) {
    if (!step?.scatter) return 'Needs a step with a scatter plot.'
    return choiceSize(experiment) === undefined
      ? 'Needs a batch size, which is the number of answers.'
      : undefined
  },
  open({ study, guesses }) {
    const view = computed(() => {
      const { store, told, theme } = study
      const n = choiceSize(store.experiment)
      const plan = told?.scatter
      return plan && n !== undefined
        ? scatterView(plan, store.experiment, n, theme, guesses.isOpen)
        : undefined
    })
    const show = () => {
      const asked = askedPlot(guesses, charted)
      const over = view.value?.chosen.across
      return html`<bl-scatter
        .view=${view.value}
        .asked=${asked && { ...asked, onAxis: true, guess: asked.guess && { ...asked.guess, over } }}
      ></bl-scatter>`
    }
    return { render: show, asked: show, charted: () => charted }
  },
}
