import { html } from 'lit'
import { runLines, type RunLine } from './run-lines.ts'
import type { SliceCurve } from '../../charts/slice-chart.ts'
import type { AskedPlot } from '../../elements/charts/plots/bl-asked-plot.ts'
import type { SliceView } from '../../elements/charts/plots/bl-slice-chart.ts'
import '../../elements/charts/plots/bl-slice-chart.ts'
import { hasRuns } from '../../experiment/spec/experiment.ts'
import { leastBump } from '../../reference/oracle/run/path.ts'
import { tokens, type Theme } from '../../math/picture/palette.ts'
import type { Trajectory } from '../../reference/results.ts'
import { shows, type Picture } from '../picture.ts'

/** A line, measured or stored. */
type DrawnLine = Pick<RunLine, 'climb'> & {
  readonly run: Pick<Trajectory, 'start' | 'algorithm'>
  readonly losses: ArrayLike<number>
}

/** True if a line climbs over a hill, or has no end. */
const climbs = ({ climb: { height } }: DrawnLine): boolean => !(height <= leastBump)

/** Returns the losses of each line; those that climb are on top, in the accent colour, with a ring on their hill. */
function lineCurves(lines: readonly DrawnLine[], theme: Theme): SliceCurve[] {
  const { secondInk, accent } = tokens(theme)
  return lines
    .toSorted((one, other) => Number(climbs(one)) - Number(climbs(other)))
    .map((line) => ({
      id: `${line.run.start} ${line.run.algorithm}`,
      label: `start ${line.run.start + 1}`,
      color: climbs(line) ? accent : secondInk,
      values: line.losses,
      barrier: { height: NaN, t: NaN },
      unnamed: true,
      ...(climbs(line) && { top: line.climb.top }),
    }))
}

/** Returns how many of the lines climb; undefined before any is measured. */
function counted(lines: readonly DrawnLine[], total: number): SliceView['count'] {
  const [count, all] = [lines.filter(climbs).length, lines.length]
  if (all === 0) return undefined
  const rest = all < total ? `${total - all} still to measure` : `${all - count} only fall`
  return { number: count, words: `of ${all} climb`, rest: count === all && all === total ? '' : rest }
}

/** Returns only the losses at both ends of each line. */
const lineEnds = (runs: readonly (Trajectory | undefined)[], theme: Theme): SliceCurve[] =>
  runs.flatMap((run, i) =>
    run
      ? {
          id: `${i}`,
          label: `start ${run.start + 1}`,
          color: tokens(theme).secondInk,
          values: [run.loss[0] ?? NaN, NaN, run.loss.at(-1) ?? NaN],
          barrier: { height: NaN, t: NaN },
          unnamed: true,
        }
      : [],
  )

/** Returns the ends of stored lines. */
const endsOf = (lines: readonly DrawnLine[], theme: Theme): SliceCurve[] =>
  lineCurves(lines, theme).map((curve) => ({
    ...curve,
    top: undefined,
    color: tokens(theme).secondInk,
    values: [curve.values[0] ?? NaN, NaN, curve.values[curve.values.length - 1] ?? NaN],
  }))

/** Names of the ends of each line. */
const ends = ['w₀', 'end'] as const

/** The straight line from each start to the end of its run, in one chart. While a question is open, only its end points. */
export const lines: Picture = {
  name: 'lines',
  label: 'the lines from all starts',
  numbers: ['lines and curves'],
  needs: (experiment) =>
    hasRuns(experiment)
      ? undefined
      : 'Needs runs, because each line goes from the start of a run to its end.',
  open({ study, guesses, owner }) {
    const { store } = study
    const isShown = () => shows(study.step.value, 'lines')
    const measured = runLines(owner, store, isShown)
    const chart = (
      curves: readonly SliceCurve[],
      isStored: boolean,
      { count, asked }: { readonly count?: SliceView['count']; readonly asked?: AskedPlot },
    ) => {
      const last = (curves[0]?.values.length ?? 1) - 1
      return html`<bl-slice-chart
        .view=${{
          heading: 'Loss on the line from w₀ to the end',
          count,
          t: Array.from({ length: last + 1 }, (_, i) => (last > 0 ? i / last : 0)),
          curves,
          ends,
          up: curves.length > 0 ? undefined : { from: 0, to: 1 },
          held: { from: 0, to: 1 },
          stored: isStored,
        }}
        .asked=${asked}
        ?running=${!guesses.isOpen}
      ></bl-slice-chart>`
    }
    return {
      ends,
      render() {
        const [shown, total] = [measured.lines.value, store.runs.length]
        const stored = shown.length < total ? (study.storedStage.value?.lines ?? []) : []
        return stored.length > 0
          ? chart(lineCurves(stored, study.theme), true, { count: counted(stored, stored.length) })
          : chart(lineCurves(shown, study.theme), false, { count: counted(shown, total) })
      },
      asked({ ask }) {
        const stored = study.storedStage.value?.lines ?? []
        const isHere = store.runs.every(Boolean) || stored.length === 0
        const curves = isHere ? lineEnds(store.runs, study.theme) : endsOf(stored, study.theme)
        return chart(curves, !isHere, { asked: { ask, open: true, given: 0, endGiven: true } })
      },
    }
  },
}
