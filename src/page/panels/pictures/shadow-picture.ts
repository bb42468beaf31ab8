import { html } from 'lit'
import { shadowOf } from '../../../reference/linear-program/numbers.ts'
import { Recent } from '../../../experiment/recent.ts'
import type { Experiment } from '../../../experiment/spec/experiment.ts'
import { dimensionsOf } from '../../../experiment/spec/problem/linear-program.ts'
import { formatCount, withSubscripts } from '../../../math/picture/format.ts'

/** Shadows that are drawn, with noise and without, by experiment. */
const shadows = new Recent<Experiment, Record<'own' | 'still', ReturnType<typeof shadowOf>>>(4)

/** The shadow of a linear program on its last two variables; without its noise while a question stands. */
export function shadowPicture(experiment: Experiment, asked: boolean) {
  const problem = experiment.kind === 'problem' ? experiment.problem : undefined
  const { seed } = experiment
  if (problem?.kind !== 'linear-program')
    return html`<p class="said">Needs a linear program: its polytope throws the shadow.</p>`
  const { own, still } = shadows.of(experiment, () => ({
    own: shadowOf(problem, seed),
    still: shadowOf({ ...problem, sigma: 0 }, seed),
  }))
  const [corners, before] = asked || problem.sigma === 0 ? [still, []] : [own, still]
  const n = dimensionsOf(problem)
  const heading = corners ? `A shadow of ${formatCount(corners.length)} corners` : 'This draw has no shadow'
  return html`<bl-shadow
    .corners=${corners ?? []}
    .still=${before ?? []}
    heading=${heading}
    .axes=${[n - 1, n].map((k) => withSubscripts(`x_${k}`))}
  ></bl-shadow>`
}
