import type { ScatterView } from './bl-scatter.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { formatCount } from '../../math/picture/format.ts'
import { runColors, type Theme } from '../../math/picture/palette.ts'
import type { Scatter } from '../../exchange/lecture/scenario.ts'
import { bestByProxy, drawAnswers, type ProxiedAnswer } from '../../theory/best-of.ts'

/** Returns the proxy and goal of one answer as a place in the scatter plot. */
const place = ({ proxy, goal }: ProxiedAnswer) => ({ across: proxy, up: goal })

/** Units kept beyond the winner, whose bar is as high as it lies to the right, if it exceeds an axis. */
const room = 0.5

/**
 * Returns the `n` answers of the experiment’s draw, with the winner’s drop and the winners of further draws. `veiled` leaves out
 * every goal.
 */
export function scatterView(
  { label, across, up, winners }: Scatter,
  experiment: Experiment,
  n: number,
  theme: Theme,
  veiled: boolean,
): ScatterView {
  const [goalColor = '', proxyColor = ''] = runColors(theme)
  const answers = drawAnswers(experiment, n, 0)
  const winner = bestByProxy(answers)
  const { goal, proxy } = winner
  const view = {
    heading: `${formatCount(n)} answers: ${label}`,
    across: {
      name: across.label,
      color: proxyColor,
      from: across.from,
      to: Math.max(across.to, proxy + room),
    },
    up: { name: up.label, color: goalColor, from: up.from, to: Math.max(up.to, proxy + room) },
    unit: up.unit ?? '',
    words: { chosen: 'the winner', across: 'proxy', merit: 'merit', luck: 'luck' },
    otherWords: `${formatCount(winners)} other winners, one of ${formatCount(n)} each`,
  }
  if (veiled)
    return {
      ...view,
      outcomes: answers.map((one) => ({ across: one.proxy })),
      chosen: { across: proxy },
      others: [],
      lines: [],
    }
  return {
    ...view,
    up: { ...view.up, from: Math.min(up.from, goal - room), to: Math.max(view.up.to, goal + room) },
    outcomes: answers.map(place),
    chosen: place(winner),
    others: Array.from({ length: winners }, (_, k) => place(bestByProxy(drawAnswers(experiment, n, k + 1)))),
    lines: [
      { slope: 1, label: 'goal = proxy' },
      { slope: 0.5, label: 'expected: proxy / 2', law: true },
    ],
  }
}
