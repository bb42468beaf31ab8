import { html, nothing } from 'lit'
import type { RunVisibilityEvent } from '../../elements/events.ts'
import { holdsWeights } from '../../reference/plane/placement.ts'
import type { Study } from '../../study/study.ts'
import { runChipViews } from '../../view/surface/run-views.ts'
import { LazyElement } from './lazy-element.ts'

const row = new LazyElement(() => import('../../elements/charts/lists/bl-run-chips.ts'), 'the list of runs')

/** True where several runs are drawn whose colours have names to be told: of more than one algorithm, and not while a question hides them all. */
export function namesRuns({ store, veiled }: Study): boolean {
  const { training } = store
  return training !== undefined && training.algorithms.length > 1 && !veiled && holdsWeights(training.plane)
}

/** Names of the colours of the runs above a stage; nothing where there are none to be told. */
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
