import type { LossLandscape } from './loss-landscape.ts'
import type { PlanePoint } from '../store/selection.ts'

/** A landscape, or the one that leads it, and all that stand beside it. */
const together = (lead: LossLandscape): LossLandscape[] => [lead, ...lead.companions.all]

/** The one of those that stand beside each other at whose surface a point is measured. */
export const measuredLandscape = (lead: LossLandscape): LossLandscape | undefined =>
  together(lead).find(({ presenter }) => presenter?.point.on.value)

/** Measures at a point of a landscape's surface, or at w_0, and at none of those beside it. */
export function measureAt(landscape: LossLandscape, place?: PlanePoint): void {
  const lead = landscape.leader ?? landscape
  for (const one of together(lead)) if (one !== landscape) one.presenter?.selection.stopMeasuring()
  landscape.presenter?.selection.measureAt(place)
  if (lead.presenter) lead.presenter.selection.pointing = true
  lead.refresh()
}

/** Measures at no point any more. */
export function stopMeasuring(landscape: LossLandscape): void {
  const lead = landscape.leader ?? landscape
  for (const { presenter } of together(lead)) presenter?.selection.stopMeasuring()
  if (lead.presenter) lead.presenter.selection.pointing = false
  lead.refresh()
}

/** Measures at w_0 until a point is clicked, or no longer. */
export function turnMeasuring(landscape: LossLandscape): void {
  const lead = landscape.leader ?? landscape
  if (lead.presenter?.selection.pointing) stopMeasuring(lead)
  else if (lead.presenter?.point.possible.value) measureAt(lead)
}
