import { computed } from '@preact/signals-core'
import { html } from 'lit'
import '../../elements/charts/pictures/bl-learned-curves.ts'
import { hasRuns } from '../../experiment/spec/experiment.ts'
import type { Study } from '../../study/study.ts'
import { isAlongOne, learnedCurve } from './learned-curve.ts'
import type { Picture } from '../picture.ts'

/** Returns the curves of each stage at the current step, or only the samples. */
const curvesOf = (studies: readonly Study[], isGiven: boolean) =>
  studies.flatMap(({ store, hidden, playback, theme, label }) => {
    const { training, runs } = store
    const found = training && learnedCurve(training, runs, hidden, Math.round(playback.step), theme)
    return found ? [{ name: label.value, ...found, curves: isGiven ? found.curves : [] }] : []
  })

/** Outputs of networks along one coordinate of inputs in the plane. While a question is open, only the samples. */
export const curve: Picture = {
  name: 'curve',
  label: 'the function as a curve',
  numbers: ['loss and accuracy', 'counting and depth'],
  needs: (experiment) =>
    hasRuns(experiment) && isAlongOne(experiment)
      ? undefined
      : 'Needs a network with two inputs on a circle, or one whose units all point in one direction.',
  open({ study }) {
    const shown = computed(() => curvesOf(study.together, true))
    const given = computed(() => curvesOf(study.together, false))
    return {
      render: () => html`<bl-learned-curves .stages=${shown.value}></bl-learned-curves>`,
      asked: () => html`<bl-learned-curves .stages=${given.value}></bl-learned-curves>`,
    }
  },
}
