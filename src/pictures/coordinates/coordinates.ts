import { html, nothing } from 'lit'
import type { AxisScale } from '../../charts/plot/plot-frame.ts'
import '../../elements/charts/plots/bl-loss-chart.ts'
import { problemOf } from '../../experiment/spec/experiment.ts'
import type { Study } from '../../study/study.ts'
import type { Question } from '../../exchange/lecture/scenario.ts'
import { coordinatesView } from './coordinates-view.ts'
import { askedPlot, takesGuess } from '../asked-plot.ts'
import type { Guesses, Picture } from '../picture.ts'

const charted = { picture: 'coordinates', across: ['saddle-passed'] } as const

/**
 * Returns the steps on the horizontal axis, the same before and after the answer: all of the run, and all that can be guessed;
 * undefined without a question.
 */
function stepsOf({ question }: Guesses, last: number): AxisScale | undefined {
  if (!question) return undefined
  const { from = 0, to = last, log } = guessedSteps(question) ?? {}
  return { from: Math.min(from, log ? 1 : 0), to: Math.max(to, last), log }
}

/** Returns the bounds of a guess on the axis of steps. */
const guessedSteps = (question: Question): AxisScale | undefined =>
  takesGuess(question, charted) && question.kind === 'number' ? question.scale : undefined

/**
 * Returns the magnitudes of the weights along one run past a row of saddles, on a log axis; up to the third saddle while a question
 * is open. A step is guessed where a weight has left its saddle.
 */
function sizes({ store, theme }: Pick<Study, 'store' | 'theme'>, guesses: Guesses, isAsked: boolean) {
  const problem = problemOf(store.experiment)
  if (problem?.kind !== 'saddles') return nothing
  const view = coordinatesView(problem, store.experiment.seed, theme, isAsked)
  const asked = askedPlot(guesses, charted)
  return html`<bl-loss-chart
    .view=${{ ...view, at: 0, log: true, across: stepsOf(guesses, view.last) }}
    .asked=${
      asked && {
        ...asked,
        given: (view.series[0]?.steps.length ?? 1) - 1,
        guess: asked.guess && { ...asked.guess, over: view.top },
      }
    }
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
    render: () => sizes(study, guesses, false),
    asked: () => sizes(study, guesses, true),
    charted: () => charted,
  }),
}
