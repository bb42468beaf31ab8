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

/** The pictures on the stage: the hero, which fills most of it, and at most two insets. */
export interface Arrangement {
  readonly hero: PictureName
  readonly insets: readonly PictureName[]
}

/** Returns true for the same pictures in the same places. */
export const sameArrangement = (a: Arrangement, b: Arrangement): boolean =>
  a.hero === b.hero &&
  a.insets.length === b.insets.length &&
  a.insets.every((name, at) => name === b.insets[at])

/** Only the surface, next to the form of the experiment or before the panels are loaded. */
export const surfaceAlone: Arrangement = { hero: 'surface', insets: [] }

/** While the user draws samples, their picture has the stage, next to the results. */
export const whileDrawing: Arrangement = { hero: 'function', insets: ['surface', 'losses'] }

/** Name of a picture that the landscape itself draws: its surface, or several stages of the same size. */
type LandscapeName = 'surface' | 'maps'

export const isLandscape = (name: PictureName): name is LandscapeName =>
  name === surface.name || name === maps.name

const heights: readonly PictureName[] = [surface.name, maps.name, 'slice', 'bend']

/** Returns true if one of these arrangements shows the heights of the surface. */
export const showsHeights = (arrangements: readonly Arrangement[]): boolean =>
  arrangements.some(({ hero, insets }) => [hero, ...insets].some((name) => heights.includes(name)))

/** The picture that the landscape draws; its surface if it is hidden. */
export const landscapePicture = (name: LandscapeName = 'surface'): Picture =>
  name === 'maps' ? maps : surface

const problemHero: Readonly<Record<ProblemSpec['kind'], PictureName>> = {
  procedure: 'histogram',
  'linear-program': 'polytope',
  saddles: 'coordinates',
}

/** The widest layer for which every unit can be seen at a glance. */
const fewUnits = 2

/** The picture of a network's output: all its units if they are few and have one input, or else the learned function. */
const shownOf = (widths: readonly number[]): PictureName =>
  widths.length > 2 && widths[0] === 1 && widths.every((width) => width <= fewUnits) ? 'network' : 'function'

/** Returns true if w₀ can be dragged in a step: its start is a control, or the question asks for a place. */
const isDragged = ({ controls = [], question }: Partial<Step>): boolean =>
  controls.includes('start') || question?.kind === 'place'

/**
 * Returns the insets of a step that names none: its measures, most telling first; the learned function; and the losses,
 * if the step compares several algorithms, names a measure along the runs, or has nothing else to show.
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

/** Insets that go first when space is short: the surface, then the losses. */
const leavesFirst: readonly PictureName[] = ['surface', 'losses']

function fitting(insets: readonly PictureName[], room: number): readonly PictureName[] {
  if (insets.length <= room) return insets
  const leaves = leavesFirst.find((name) => insets.includes(name)) ?? insets.at(-1)
  return fitting(
    insets.filter((name) => name !== leaves),
    room,
  )
}

/**
 * Returns the pictures of a step. Without a named hero, this is its sweep or the surface; without named insets, they show
 * its measures. Several stages fill the board. The surface is an inset if the step names it, or, without named insets, if
 * w₀ is dragged on it or nothing else can be shown. A problem has no surface. The three gaps include the learned
 * function. An open question does not change the arrangement, since each picture hides its own answer.
 *
 * `isRevealed`: the answer is shown, or nobody asks for it, so that the picture that the step names for the answer is
 * shown next to the one for the question.
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

/** The arrangement next to the votes of an audience, which take the column of the insets. */
export const besideVotes = ({ hero }: Arrangement): Arrangement => ({ hero, insets: [] })

/**
 * The arrangement next to the form of the experiment. A landscape is by itself, above the charts; another hero keeps its
 * insets.
 */
export const besideForm = (shown: Arrangement): Arrangement =>
  isLandscape(shown.hero) ? { ...shown, insets: [] } : shown

/** Returns the arrangement with an inset and the hero swapped; unchanged if there is no such inset. */
export function swapped(arrangement: Arrangement, name: PictureName | undefined): Arrangement {
  const { hero, insets } = arrangement
  if (!name || !insets.includes(name)) return arrangement
  return { hero: name, insets: insets.map((inset) => (inset === name ? hero : inset)) }
}
