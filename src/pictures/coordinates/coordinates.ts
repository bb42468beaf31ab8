import { html, nothing } from 'lit'
import '../../elements/charts/plots/bl-loss-chart.ts'
import { problemOf } from '../../experiment/spec/experiment.ts'
import type { Study } from '../../study/study.ts'
import type { Question } from '../../exchange/lecture/scenario.ts'
import { coordinatesView } from './coordinates-view.ts'
import { askedPlot, askedScale } from '../asked-plot.ts'
import type { Guesses, Picture } from '../picture.ts'

const charted = { picture: 'coordinates', across: ['saddle-passed'] } as const

/**
 * Returns the magnitudes of the weights along one run past a row of saddles, on a log axis; up to the third saddle while a question
 * is open.
 */
function sizes({ store, theme }: Pick<Study, 'store' | 'theme'>, guesses: Guesses, question?: Question) {
  const problem = problemOf(store.experiment)
  if (problem?.kind !== 'saddles') return nothing
  const view = coordinatesView(problem, store.experiment.seed, theme, question !== undefined)
  const last = view.series[0]?.steps.length ?? 1
  const asked = askedPlot(guesses, charted)
  return html`<bl-loss-chart
    .view=${{
      ...view,
      at: 0,
      log: true,
      across: question && askedScale(question, 'across', charted, [1, last - 1], question.scale?.log),
    }}
    .asked=${asked && { ...asked, given: last - 1 }}
  ></bl-loss-chart>`
}

/** The magnitudes of the weights of a row of saddles, step by step. */
export const coordinates: Picture = {
  name: 'coordinates',
  label: 'the weights',
  numbers: ['saddles'],
  needs: (experiment) =>
    problemOf(experiment)?.kind === 'saddles' ? undefined : 'Needs a row of saddles, whose weights it draws.',
  open: ({ study, guesses }) => ({
    render: () => sizes(study, guesses),
    asked: (question) => sizes(study, guesses, question),
    charted: () => charted,
  }),
}
