import { html, nothing } from 'lit'
import './bl-shadow.ts'
import { shadowOf } from '../../reference/linear-program/numbers.ts'
import { Recent } from '../../experiment/recent.ts'
import { problemOf, type Experiment } from '../../experiment/spec/experiment.ts'
import { dimensionsOf } from '../../experiment/spec/problem/linear-program.ts'
import { formatCount, withSubscripts } from '../../math/picture/format.ts'
import type { Picture } from '../picture.ts'

/** Recently drawn shadows with and without noise, by experiment. */
const shadows = new Recent<Experiment, Record<'own' | 'noiseless', ReturnType<typeof shadowOf>>>(4)

/** Returns the outline of the shadow with that of the shadow without noise, or only the latter. */
function rim(experiment: Experiment, noisy: boolean) {
  const { seed } = experiment
  const problem = problemOf(experiment)
  if (problem?.kind !== 'linear-program') return nothing
  const { own, noiseless } = shadows.of(experiment, () => ({
    own: shadowOf(problem, seed),
    noiseless: shadowOf({ ...problem, sigma: 0 }, seed),
  }))
  const [corners, before] = noisy && problem.sigma > 0 ? [own, noiseless] : [noiseless, []]
  const n = dimensionsOf(problem)
  const of =
    before && before.length > 0 ? ` of ${formatCount(before.length)}, with this draw of the noise` : ''
  const heading = corners
    ? `A shadow of ${formatCount(corners.length)} corners${of}`
    : 'This draw has no shadow'
  return html`<bl-shadow
    .corners=${corners ?? []}
    .noiseless=${before ?? []}
    heading=${heading}
    .axes=${[n - 1, n].map((k) => withSubscripts(`x_${k}`))}
  ></bl-shadow>`
}

/** The shadow of a linear program on its last two variables. While a question is open, the one without noise. */
export const shadow: Picture = {
  name: 'shadow',
  label: 'the shadow',
  numbers: ['linear program'],
  needs: (experiment) =>
    problemOf(experiment)?.kind === 'linear-program'
      ? undefined
      : 'Needs a linear program, whose polytope casts the shadow.',
  open: ({ study: { store } }) => ({
    render: () => rim(store.experiment, true),
    asked: () => rim(store.experiment, false),
  }),
}
