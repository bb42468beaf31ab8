import { html, nothing } from 'lit'
import { nearestRecord } from '../../analyses/shown-point.ts'
import { hasRuns } from '../../experiment/spec/experiment.ts'
import type { Study } from '../../study/study.ts'
import type { Picture } from '../picture.ts'
import './bl-columns.ts'
import type { DrawnColumns } from './columns-chart.ts'
import { columnsView, planarColumns } from './columns-view.ts'

/** Greatest number of runs that are drawn. */
const mostFrames = 16

/** Returns the columns of every visible run of a stage at the current step, or at w_0 those of all runs while a question is open. */
function runsOf(study: Study, isOpen: boolean): readonly DrawnColumns[] {
  const { store, hidden, playback, theme, label, names } = study
  const { training: experiment, runs } = store
  if (!experiment) return []
  return runs.flatMap((run, i) => {
    if (!run || (hidden.has(i) && !isOpen)) return []
    const record = isOpen ? 0 : nearestRecord(run, playback.step)
    return columnsView(experiment, run, record, theme, label.value, names.value.starts) ?? []
  })
}

/** Returns the columns of the visible runs: all of a single stage, or the first of each of several. */
function frames(studies: readonly Study[], isOpen = false) {
  const views =
    studies.length > 1
      ? studies.flatMap((study) => runsOf(study, isOpen).slice(0, 1))
      : studies.flatMap((study) => runsOf(study, isOpen))
  return views.length > 0 ? html`<bl-columns .views=${views.slice(0, mostFrames)}></bl-columns>` : nothing
}

/** The columns of W of a tied network with one or two hidden units, as arrows, live along the timeline. */
export const columns: Picture = {
  name: 'columns',
  label: 'the columns of W',
  numbers: ['features'],
  needs: (experiment) =>
    hasRuns(experiment) && planarColumns(experiment)
      ? undefined
      : 'Needs a tied network with one or two hidden units, in whose plane its features lie.',
  open({ study }) {
    return { render: () => frames(study.together), asked: () => frames(study.together, true) }
  },
}
