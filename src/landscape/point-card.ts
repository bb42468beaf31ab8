import { html, nothing } from 'lit'
import type { ToggleEvent } from '../elements/controls/control-events.ts'
import type { PlanePointEvent } from '../elements/stage/stage-events.ts'
import { axisNames } from '../experiment/words/axes.ts'
import type { LossLandscape } from './loss-landscape.ts'
import { measureAt, measuredLandscape, stopMeasuring } from './measured-landscape.ts'

/** The card's code is loaded when a point is first measured. */
let card: Promise<unknown> | undefined

/** Whether a stage stands in the right half of those beside each other, where the card would cover it. */
function onTheRight(lead: LossLandscape, measured: LossLandscape): boolean {
  const stages = [lead, ...lead.companions.all]
  const columns = stages.length > 3 ? Math.ceil(stages.length / 2) : stages.length
  return (stages.indexOf(measured) % columns) + 1 > columns / 2
}

/** The card of the point that is measured on a landscape or on one beside it; nothing where none is. */
export function pointCard(lead: LossLandscape) {
  const measured = measuredLandscape(lead)
  const { presenter } = measured ?? {}
  if (!measured || !presenter) return nothing
  card ??= import('../elements/stage/bl-point-card.ts').catch(() => undefined)
  const { point, selection, store } = presenter
  const where = point.chosen.value ? 'At the point' : 'At w₀'
  return html`<bl-point-card
    class=${onTheRight(lead, measured) ? 'left' : ''}
    heading=${measured.label ? `${where}, ${measured.label}` : where}
    .axes=${axisNames(store.experiment, store.terrain)}
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
      if (event.point) measureAt(measured, event.point)
      else stopMeasuring(measured)
    }}
  ></bl-point-card>`
}
