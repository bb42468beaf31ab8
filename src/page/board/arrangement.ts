import { trains } from '../../reference/algorithm/trains.ts'
import {
  hasSurface,
  problemOf,
  type Experiment,
  type TrainingExperiment,
} from '../../experiment/spec/experiment.ts'
import type { ProblemSpec } from '../../experiment/spec/problem/problem.ts'
import type { Picture } from '../../pictures/picture.ts'
import { maps, surface } from '../../pictures/surface.ts'
import type { PictureName, Step } from '../../scenarios/scenario.ts'

/** The pictures of the stage: one that has most of it, and at most two beside that. */
export interface Arrangement {
  readonly hero: PictureName
  readonly insets: readonly PictureName[]
}

/** The surface alone: what is beside the form of the experiment, and a page before its panels are loaded. */
export const surfaceAlone: Arrangement = { hero: 'surface', insets: [] }

/** Name of a picture that the landscape itself draws: its surface, or several stages of the same size. */
type LandscapeName = 'surface' | 'maps'

/** True for a picture that the landscape itself draws. */
export const isLandscape = (name: PictureName): name is LandscapeName =>
  name === surface.name || name === maps.name

/** The picture that the landscape draws, which is its surface where it is not seen. */
export const landscapePicture = (name: LandscapeName = 'surface'): Picture =>
  name === 'maps' ? maps : surface

/** The hero of a problem that no lecture says one of. */
const problemHero: Readonly<Record<ProblemSpec['kind'], PictureName>> = {
  procedure: 'histogram',
  'linear-program': 'polytope',
  saddles: 'coordinates',
}

/** The most units of a layer of a network whose every unit is seen at a glance. */
const fewUnits = 2

/** A picture of what a network says: all its units where they are few and over one input, or the function that comes out of them. */
const shownOf = (widths: readonly number[]): PictureName =>
  widths.length > 2 && widths[0] === 1 && widths.every((width) => width <= fewUnits) ? 'network' : 'function'

/** The insets of a step that names none: its measures, most telling first; then the learned function, and the losses. */
function usualInsets(
  step: Partial<Step>,
  { model, plane, algorithms }: TrainingExperiment,
): readonly PictureName[] {
  const trained = algorithms.some(trains)
  return [
    ...(step.sweep ? (['sweep'] as const) : []),
    ...(step.measure ? [step.measure] : []),
    ...(plane.kind === 'line' ? (['slice'] as const) : []),
    ...(step.chart && trained ? (['losses'] as const) : []),
    ...(model.kind === 'mlp' && model.widths[0]! <= 2 ? [shownOf(model.widths)] : []),
    ...(trained ? (['losses'] as const) : []),
  ]
}

/**
 * The pictures of a step as it says, the surface always among them, since w_0 is dragged there; of a problem there is none. A step that
 * names no hero shows its sweep, or the surface; one that names no insets shows what it measures; several stages beside each other have
 * all the room. The three gaps have the learned function in them. An open question changes nothing: each picture veils its own
 * answer.
 */
export function arrangementOf(step: Partial<Step> = {}, experiment: Experiment): Arrangement {
  const problem = problemOf(experiment)
  const hero = step.hero ?? (step.sweep ? 'sweep' : problem ? problemHero[problem.kind] : 'surface')
  const several = isLandscape(hero) && step.beside !== undefined
  const named = step.insets ?? (several || !hasSurface(experiment) ? [] : usualInsets(step, experiment))
  const rest = [...new Set(named)].filter(
    (name) => name !== hero && !isLandscape(name) && !(hero === 'gaps' && name === 'function'),
  )
  return { hero, insets: problem || isLandscape(hero) ? rest.slice(0, 2) : [...rest.slice(0, 1), 'surface'] }
}

/** The arrangement with no inset but the surface, below the votes of a room. */
export const besideVotes = ({ hero, insets }: Arrangement): Arrangement => ({
  hero,
  insets: insets.filter(isLandscape),
})

/** The arrangement beside the form of the experiment: a landscape is alone, over the charts; another hero stays, with its insets. */
export const besideForm = (shown: Arrangement): Arrangement =>
  isLandscape(shown.hero) ? { ...shown, insets: [] } : shown

/** The arrangement after one of its insets has changed places with the hero; as it was where there is no such inset. */
export function swapped(arrangement: Arrangement, name: PictureName | undefined): Arrangement {
  const { hero, insets } = arrangement
  if (!name || !insets.includes(name)) return arrangement
  return { hero: name, insets: insets.map((inset) => (inset === name ? hero : inset)) }
}
