import type { LossLandscape } from './loss-landscape.ts'
import type { Place } from '../app/point-study.ts'

/** A landscape, or the one that leads it, and all that stand beside it. */
const together = (lead: LossLandscape): LossLandscape[] => [lead, ...lead.companions.all]

/** The one of those that stand beside each other at whose surface a point is measured. */
export const measuredLandscape = (lead: LossLandscape): LossLandscape | undefined =>
  together(lead).find(({ presenter }) => presenter?.point.on)

/** Measures at a point of a landscape's surface, or at w_0, and at none of those beside it. */
export function measureAt(landscape: LossLandscape, place?: Place): void {
  const lead = landscape.leader ?? landscape
  for (const one of together(lead)) if (one !== landscape) one.presenter?.point.close()
  landscape.presenter?.point.open(place)
  if (lead.presenter) lead.presenter.pointing = true
  lead.refresh()
}

/** Measures at no point any more. */
export function stopMeasuring(landscape: LossLandscape): void {
  const lead = landscape.leader ?? landscape
  for (const { presenter } of together(lead)) presenter?.point.close()
  if (lead.presenter) lead.presenter.pointing = false
  lead.refresh()
}

/** Measures at w_0 until a point is clicked, or no longer. */
export function turnMeasuring(landscape: LossLandscape): void {
  const lead = landscape.leader ?? landscape
  if (lead.presenter?.pointing) stopMeasuring(lead)
  else if (lead.presenter?.point.possible) measureAt(lead)
}
