import { html, nothing } from 'lit'
import '../elements/charts/plots/bl-scatter.ts'
import type { Question } from '../scenarios/scenario.ts'
import { choiceSize } from '../theory/best-of.ts'
import { scatterView } from '../view/scatter.ts'
import { askedPlot } from './asked-plot.ts'
import type { Picture } from './picture.ts'

/** The answers of one draw by proxy and goal. Asked, they lie on the axis of the proxy, and the winner's goal is guessed over it. */
export const scatter: Picture = {
  name: 'scatter',
  label: 'the scatter',
  needs(experiment, step) {
    if (!step?.scatter) return 'Needs a step that says what is scattered.'
    return choiceSize(experiment) === undefined
      ? 'Needs batches of a size, which is the number of answers.'
      : undefined
  },
  open({ study, guesses }) {
    const show = (question?: Question) => {
      const { store, step, theme } = study
      const n = choiceSize(store.experiment)
      const plan = step.value?.scatter
      if (!plan || n === undefined) return nothing
      const view = scatterView(plan, store.experiment, n, theme, question !== undefined)
      const asked = askedPlot(guesses, { up: ['expected-best'] })
      return html`<bl-scatter
        .view=${view}
        .asked=${
          asked && {
            ...asked,
            onAxis: true,
            guess: asked.guess && { ...asked.guess, over: view.chosen.across },
          }
        }
      ></bl-scatter>`
    }
    return { render: () => show(), asked: show }
  },
}
