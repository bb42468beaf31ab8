import { html, nothing } from 'lit'
import { kernelPair } from '../../analyses/measures/kernel-pair.ts'
import '../../elements/charts/pictures/bl-learned-curves.ts'
import { hasRuns } from '../../experiment/spec/experiment.ts'
import { hasLimitKernel, kernelByAngle as byAngle } from './kernel-by-angle-view.ts'
import { shows, type Picture } from '../picture.ts'

/** The tangent kernel at w_0 by the angle between two inputs, over the infinite-width kernel. */
export const kernelByAngle: Picture = {
  name: 'kernel-by-angle',
  label: 'the kernel by angle',
  numbers: ['kernel'],
  needs: (experiment) =>
    hasRuns(experiment) && hasLimitKernel(experiment)
      ? undefined
      : 'Needs one ReLU layer without biases in the tangent parameterisation, for which the infinite-width kernel is known.',
  open({ study, shared: { measures }, owner }) {
    const { store, theme } = study
    const pair = kernelPair(
      owner,
      store,
      () => measures.point.value,
      () => shows(study.step.value, 'kernel-by-angle'),
    )
    const render = () => {
      const { training } = store
      const found = training && pair.value.value && byAngle(training, pair.value.value, theme)
      if (!found) return nothing
      const { entries, limit } = found
      return html`<bl-learned-curves
        up="kernel K"
        .stages=${[{ name: 'The kernel by angle', along: 'angle / π', samples: entries, curves: [limit] }]}
      ></bl-learned-curves>`
    }
    return { render, asked: render }
  },
}
