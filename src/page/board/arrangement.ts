import { trains } from '../../reference/algorithm/trains.ts'
import {
  hasSurface,
  problemOf,
  type Experiment,
  type TrainingExperiment,
} from '../../experiment/spec/experiment.ts'
import type { ProblemSpec } from '../../experiment/spec/problem/problem.ts'
import type { Picture } from '../../pictures/picture.ts'
import { maps, surface } from '../../pictures/surface/surface.ts'
import type { PictureName, Step } from '../../exchange/lecture/scenario.ts'

/** The pictures of the stage: one that has most of it, and at most two beside that. */
export interface Arrangement {
  readonly hero: PictureName
  readonly insets: readonly PictureName[]
}

/** The same pictures at the same places. */
export const sameArrangement = (a: Arrangement, b: Arrangement): boolean =>
  a.hero === b.hero &&
  a.insets.length === b.insets.length &&
  a.insets.every((name, at) => name === b.insets[at])

/** The surface alone: what is beside the form of the experiment, and a page before its panels are loaded. */
export const surfaceAlone: Arrangement = { hero: 'surface', insets: [] }

/** While a hand draws the samples their picture has the stage, and what comes of them is beside it. */
export const whileDrawing: Arrangement = { hero: 'function', insets: ['surface', 'losses'] }

/** Name of a picture that the landscape itself draws: its surface, or several stages of the same size. */
type LandscapeName = 'surface' | 'maps'

/** True for a picture that the landscape itself draws. */
export const isLandscape = (name: PictureName): name is LandscapeName =>
  name === surface.name || name === maps.name

/** Pictures of the heights of the surface. */
const heights: readonly PictureName[] = [surface.name, maps.name, 'slice', 'bend']

/** True where the heights of the surface are seen in one of some arrangements. */
export const showsHeights = (arrangements: readonly Arrangement[]): boolean =>
  arrangements.some(({ hero, insets }) => [hero, ...insets].some((name) => heights.includes(name)))

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

/** w₀ is dragged in a step: its start is in the hand, or a place is asked for. */
const isDragged = ({ controls = [], question }: Partial<Step>): boolean =>
  controls.includes('start') || question?.kind === 'place'

/**
 * The insets of a step that names none: its measures, most telling first; the learned function; and the losses, where several
 * algorithms are compared, a measure along the runs is named, or nothing else is there.
 */
function defaultInsets(
  step: Partial<Step>,
  hero: PictureName,
  { model, plane, algorithms }: TrainingExperiment,
): readonly PictureName[] {
  const isTrained = algorithms.some(trains)
  const shown: readonly PictureName[] = [
    ...(step.sweep ? (['sweep'] as const) : []),
    ...(step.measure ? [step.measure] : []),
    ...(plane.kind === 'line' ? (['slice'] as const) : []),
    ...(step.chart && isTrained ? (['losses'] as const) : []),
    ...(model.kind === 'mlp' && model.widths[0]! <= 2 ? [shownOf(model.widths)] : []),
  ]
  const beside = shown.filter((name) => name !== hero && !(hero === 'gaps' && name === 'function'))
  if (isLandscape(hero))
    return isTrained && (algorithms.length > 1 || beside.length === 0) ? [...beside, 'losses'] : beside
  if (isDragged(step)) return [...beside.slice(0, 1), 'surface']
  return beside.length > 0 ? beside.slice(0, 1) : [isTrained ? 'losses' : 'surface']
}

/** What goes first where there is less room: the surface, then the losses. */
const leavesFirst: readonly PictureName[] = ['surface', 'losses']

/** The insets that stay where there is room for so many. */
function fitting(insets: readonly PictureName[], room: number): readonly PictureName[] {
  if (insets.length <= room) return insets
  const leaves = leavesFirst.find((name) => insets.includes(name)) ?? insets.at(-1)
  return fitting(
    insets.filter((name) => name !== leaves),
    room,
  )
}

/**
 * The pictures of a step as it says. A step that names no hero shows its sweep, or the surface; one that names no insets shows what it
 * measures; several stages beside each other have all the room. The surface is an inset where the step names it; where no insets are
 * named, it is there to drag w₀ on, or where nothing else can be shown. A problem has none. The three gaps have the learned
 * function in them. An open question changes nothing: each picture veils its own answer.
 *
 * `isRevealed`: the answer is seen, or nobody asks for it: in the picture that the step names for it, beside the one in which it is asked.
 */
export function arrangementOf(
  step: Partial<Step> = {},
  experiment: Experiment,
  isRevealed = false,
): Arrangement {
  const { hero } = step.reveal ?? {}
  if (isRevealed && hero) {
    const asked = arrangementOf(step, experiment)
    return arrangementOf({ ...step, hero, insets: [asked.hero, ...asked.insets] }, experiment)
  }
  return writtenArrangement(step, experiment)
}

function writtenArrangement(step: Partial<Step>, experiment: Experiment): Arrangement {
  const problem = problemOf(experiment)
  const hero = step.hero ?? (step.sweep ? 'sweep' : problem ? problemHero[problem.kind] : 'surface')
  const isAlone = (isLandscape(hero) && step.beside !== undefined) || !hasSurface(experiment)
  const named = step.insets ?? (isAlone ? [] : defaultInsets(step, hero, experiment))
  const possible = [...new Set(named)].filter(
    (name) => name !== hero && !(isLandscape(name) && (problem || isLandscape(hero))),
  )
  return { hero, insets: fitting(possible, 2) }
}

/** The arrangement beside the votes of a room, which have the column of the insets. */
export const besideVotes = ({ hero }: Arrangement): Arrangement => ({ hero, insets: [] })

/** The arrangement beside the form of the experiment: a landscape is alone, over the charts; another hero stays, with its insets. */
export const besideForm = (shown: Arrangement): Arrangement =>
  isLandscape(shown.hero) ? { ...shown, insets: [] } : shown

/** The arrangement after one of its insets has changed places with the hero; as it was where there is no such inset. */
export function swapped(arrangement: Arrangement, name: PictureName | undefined): Arrangement {
  const { hero, insets } = arrangement
  if (!name || !insets.includes(name)) return arrangement
  return { hero: name, insets: insets.map((inset) => (inset === name ? hero : inset)) }
}
