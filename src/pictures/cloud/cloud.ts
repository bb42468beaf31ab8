import { html, nothing } from 'lit'
import { shownPoint } from '../../analyses/shown-point.ts'
import './bl-cloud.ts'
import { hasRuns } from '../../experiment/spec/experiment.ts'
import type { Study } from '../../study/study.ts'
import { hasCloud, unitCloud } from './unit-cloud-view.ts'
import { kernelMap } from '../kernel/kernel.ts'
import { shows, type Picture } from '../picture.ts'
import { StageKernels } from './stage-kernels.ts'

const mostClouds = 4

/** Returns the units of each stage’s first visible run at the current step, with the tangent kernel of that stage below. */
function clouds(studies: readonly Study[], kernels: StageKernels) {
  const [main] = studies
  if (!main) return nothing
  const { playback, theme } = main
  const shown = studies.slice(0, mostClouds).flatMap((study) => {
    const { store, hidden, label } = study
    const { training: experiment } = store
    const point = shownPoint(store, { hidden, playback }, undefined)
    const drawn = experiment && point && unitCloud(experiment, point.run, point.record, theme, label.value)
    return drawn ? [{ drawn, experiment, kernel: kernels.of(study) }] : []
  })
  return html`<bl-cloud .clouds=${shown.map(({ drawn }) => drawn)}>
    ${shown.map(({ experiment, kernel }, i) => (kernel ? kernelMap(experiment, kernel, `under-${i}`) : nothing))}
  </bl-cloud>`
}

/** The incoming weights of all units at w_0 and now. */
export const cloud: Picture = {
  name: 'cloud',
  label: 'the units',
  needs: (experiment) =>
    hasRuns(experiment) && hasCloud(experiment)
      ? undefined
      : 'Needs a network with one hidden layer, whose units are the points.',
  open({ study }) {
    const kernels = new StageKernels(
      () => study.together,
      () => shows(study.step.value, 'cloud'),
    )
    const render = () => clouds(study.together, kernels)
    return { render, asked: render, dispose: () => kernels.dispose() }
  },
}
