import { html, nothing } from 'lit'
import type { RunVisibilityEvent } from '../../elements/events.ts'
import { holdsWeights } from '../../reference/plane/placement.ts'
import type { Study } from '../../study/study.ts'
import { runChipViews } from '../../view/surface/run-views.ts'
import { LazyElement } from './lazy-element.ts'

const row = new LazyElement(() => import('../../elements/charts/lists/bl-run-chips.ts'), 'the list of runs')

/**
 * Returns whether the run colours need names: several algorithms are drawn, and no question hides the runs.
 */
export function namesRuns({ store, veiled }: Study): boolean {
  const { training } = store
  return training !== undefined && training.algorithms.length > 1 && !veiled && holdsWeights(training.plane)
}

/** The names of the run colours above a stage; nothing if there are none to show. */
export function runChips(study: Study) {
  const { store, selection, hidden, theme } = study
  if (!store.training || !namesRuns(study)) return nothing
  return row.draw(
    html`<bl-run-chips
      role="group"
      aria-label="The runs that are shown"
      .chips=${runChipViews(store.training, hidden, theme)}
      @bl-run-visibility=${(event: RunVisibilityEvent) => {
        event.stopPropagation()
        selection.setVisible(event.start, event.algorithm, event.visible)
      }}
    ></bl-run-chips>`,
  )
}
