import { html, nothing } from 'lit'
import type { ToggleEvent } from '../../elements/controls/control-events.ts'
import type { PlanePointEvent } from '../../elements/stage/stage-events.ts'
import { axisNames } from '../../words/axes.ts'
import type { Study } from '../../study/study.ts'
import { LazyElement } from './lazy-element.ts'

const card = new LazyElement(() => import('../../elements/stage/bl-point-card.ts'), 'the point card')

/** Returns whether a stage is in the right half of the row, where the card would cover it. */
function onTheRight(index: number, count: number): boolean {
  const columns = count > 3 ? Math.ceil(count / 2) : count
  return (index % columns) + 1 > columns / 2
}

/** The card of the point measured on a stage or on one next to it; nothing if there is none. */
export function pointCard(studies: readonly Study[]) {
  const measured = studies.find(({ point }) => point.on.value)
  if (!measured?.store.training) return nothing
  const { point, selection, store, label } = measured
  const where = point.chosen.value ? 'At the point' : 'At w₀'
  return card.draw(
    html`<bl-point-card
      class=${onTheRight(studies.indexOf(measured), studies.length) ? 'left' : ''}
      heading=${label.value ? `${where}, ${label.value}` : where}
      .axes=${axisNames(measured.store.training, store.terrain, measured.names.value)}
      .place=${point.place.value}
      .rows=${point.rows.value}
      .more=${point.moreRows.value}
      ?unfolded=${selection.moreNumbers}
      ?busy=${point.study.busy.value}
      @bl-toggle=${(event: ToggleEvent) => {
        event.stopPropagation()
        selection.moreNumbers = event.checked
      }}
      @plane-point=${(event: PlanePointEvent) => {
        event.stopPropagation()
        if (event.point) measured.measureAt(event.point)
        else measured.stopMeasuring()
      }}
    ></bl-point-card>`,
  )
}
