import type { PicturePlace } from '../../../elements/editor/editor-events.ts'
import type { Experiment } from '../../../experiment/spec/experiment.ts'
import type { PictureName, Step } from '../../../exchange/lecture/scenario.ts'
import { arrangementOf, isLandscape, sameArrangement, type Arrangement } from '../../board/arrangement.ts'

const places: readonly PicturePlace[] = ['hero', 'inset-1', 'inset-2']

/** The place of a picture in an arrangement. */
export const placeOf = ({ hero, insets }: Arrangement, name: PictureName): PicturePlace =>
  places[[hero, ...insets].indexOf(name)] ?? 'off'

/** An arrangement with the first picture as its hero. A second landscape is left out. */
const arranged = (hero: PictureName, insets: readonly PictureName[]): Arrangement => ({
  hero,
  insets: insets.filter((name) => !isLandscape(name) || !isLandscape(hero)),
})

/**
 * Moves a picture to a place: it swaps with the picture there if it is already shown, otherwise it replaces it. If the hero is removed, the
 * first inset replaces it. Returns the arrangement unchanged if it would have no hero.
 */
export function placedAt(arrangement: Arrangement, name: PictureName, place: PicturePlace): Arrangement {
  const shown = [arrangement.hero, ...arrangement.insets]
  const at = shown.indexOf(name)
  if (place === 'off') {
    const [hero, ...insets] = shown.filter((each) => each !== name)
    return hero ? arranged(hero, insets) : arrangement
  }
  if (isLandscape(name) && isLandscape(arrangement.hero) && at < 0 && place !== 'hero') return arrangement
  const to = Math.min(places.indexOf(place), at < 0 ? shown.length : shown.length - 1)
  const there = shown[to]
  if (at >= 0 && there) shown[at] = there
  shown[to] = name
  const [hero = name, ...insets] = shown
  return arranged(hero, insets)
}

/** Fields of a step that determine its arrangement. */
type ShownFields = Pick<Step, 'hero' | 'insets'>

/** A step without one of its fields. */
const without = (step: Partial<Step>, field: keyof ShownFields): Partial<Step> =>
  Object.fromEntries(Object.entries(step).filter(([name]) => name !== field))

/**
 * The fields that a step must change for another arrangement of its pictures, and no others: defaults are undefined, and fields that
 * already have the right value are left out.
 */
export function arrangementFields(
  step: Partial<Step>,
  experiment: Experiment,
  wanted: Arrangement,
): Readonly<Partial<Record<keyof ShownFields, unknown>>> {
  const [now, usual] = [arrangementOf(step, experiment), arrangementOf(without(step, 'hero'), experiment)]
  const heroStays = now.hero === wanted.hero
  const isUsual = usual.hero === wanted.hero
  const hero = isUsual ? undefined : wanted.hero
  const led = heroStays ? step : { ...without(step, 'hero'), ...(hero && { hero }) }
  const fields = heroStays ? {} : { hero }
  if (sameArrangement(arrangementOf(led, experiment), wanted)) return fields
  const areUsual = sameArrangement(arrangementOf(without(led, 'insets'), experiment), wanted)
  return { ...fields, insets: areUsual ? undefined : wanted.insets }
}
