import { trains } from '../../reference/algorithm/trains.ts'
import type { Experiment, TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { ProblemSpec } from '../../experiment/spec/problem/problem.ts'
import type { PictureName, Question, Step } from '../../scenarios/scenario.ts'

/** The pictures of the stage: one that has most of it, and at most two beside that. */
export interface Arrangement {
  readonly hero: PictureName
  readonly insets: readonly PictureName[]
  /** The surface keeps its place among the insets, and is not seen. */
  readonly veiled?: boolean
}

/** The surface alone: what stands beside the form of the experiment, and a page before its panels are loaded. */
export const surfaceAlone: Arrangement = { hero: 'surface', insets: [] }

/** True for a picture that the landscape itself draws: its surface, or several stages of the same size. */
export const isLandscape = (name: PictureName): boolean => name === 'surface' || name === 'maps'

/** The most units of a layer of a network whose every unit is seen at a glance. */
const fewUnits = 2

/** A picture of what a network says: all its units where they are few and over one input, or the function that comes out of them. */
const shownOf = (widths: readonly number[]): PictureName =>
  widths.length > 2 && widths[0] === 1 && widths.every((width) => width <= fewUnits) ? 'network' : 'function'

/** The measures of a step, most telling first; then the learned function, and the losses. */
function measuredBy(
  step: Partial<Step>,
  { model, plane, algorithms }: TrainingExperiment,
): readonly PictureName[] {
  const trained = algorithms.some(trains)
  return [
    ...(step.sweep ? (['sweep'] as const) : []),
    ...(step.measure ? [step.measure] : []),
    ...(plane.kind === 'line' ? (['slice'] as const) : []),
    ...(step.chart && trained ? (['losses'] as const) : []),
    ...(model.kind === 'mlp' && (model.widths[0] ?? 0) <= 2 ? [shownOf(model.widths)] : []),
    ...(trained ? (['losses'] as const) : []),
  ]
}

/**
 * The pictures of a step as it says, the surface always among them, since w_0 is dragged there. A step that names no hero shows its
 * sweep, or the surface; one that names no insets shows what it measures; several stages beside each other have all the room. The
 * three gaps have the learned function in them.
 */
export function arrangementOf(step: Partial<Step> = {}, experiment: Experiment): Arrangement {
  if (experiment.kind === 'problem') return ofProblem(step, experiment.problem)
  const hero = step.hero ?? (step.sweep ? 'sweep' : 'surface')
  const several = isLandscape(hero) && step.beside !== undefined
  const named = step.insets ?? (several ? [] : measuredBy(step, experiment))
  const rest = [...new Set(named)].filter(
    (name) => name !== hero && !isLandscape(name) && !(hero === 'gaps' && name === 'function'),
  )
  return { hero, insets: isLandscape(hero) ? rest.slice(0, 2) : [...rest.slice(0, 1), 'surface'] }
}

/** The pictures of a step with a problem, as it names them: there is no surface. */
function ofProblem({ hero, insets = [], sweep }: Partial<Step>, { kind }: ProblemSpec): Arrangement {
  const large = hero ?? (sweep ? 'sweep' : kind === 'procedure' ? 'histogram' : 'polytope')
  return { hero: large, insets: insets.filter((name) => name !== large && !isLandscape(name)).slice(0, 2) }
}

/** True where the landscape stands among the pictures. */
const hasLandscape = ({ hero, insets }: Arrangement): boolean => [hero, ...insets].some(isLandscape)

/** The pictures that show no more of the runs than the step at which they stand, which is that of w_0 while they wait. */
const ofItsStep: ReadonlySet<PictureName> = new Set([
  'function',
  'matrix',
  'kernel',
  'cloud',
  'gaps',
  'atlas',
])

/** The pictures of a single draw of a problem, which say nothing about all of them, or end before what is asked for. */
const ofOneDraw: ReadonlySet<PictureName> = new Set(['calls', 'polytope', 'shadow', 'coordinates'])

/**
 * The arrangement while a question stands: what would tell its answer is left out. A place is clicked on the surface, which is then
 * the largest; so it is where the hero would tell. Before a `room` no inset takes the place of the votes. `outcomes`: the surface is one
 * over hyperparameters, which tells what training came to at each.
 */
export function whileAsked(
  shown: Arrangement,
  question: Question,
  room: boolean,
  outcomes = false,
): Arrangement {
  if (!hasLandscape(shown)) return withoutAnswer(shown, question)
  const { hero, insets } = shown
  const surface = [hero, ...insets].find(isLandscape) ?? 'surface'
  if (question.kind === 'curve') return { hero: 'sweep', insets: [surface], veiled: room }
  const others = [hero, ...insets].filter((name) => ofItsStep.has(name))
  const [first] = others
  if (outcomes) return { hero: 'network', insets: [surface], veiled: true }
  // The surface over a line is its slice.
  if (hero === 'slice') return { hero: first ?? 'function', insets: [surface], veiled: true }
  const places = question.kind === 'place' || (question.options ?? []).some(({ at }) => at)
  if (!places && ofItsStep.has(hero)) return { hero, insets: [surface], veiled: room }
  // Beside the surface the gaps are a bar alone, which would tell.
  const beside = others.map((name) => (name === 'gaps' ? 'function' : name))
  return { hero: surface, insets: room ? [] : beside.slice(0, 1) }
}

/** The pictures of a problem while a question stands: those of one draw, or the hero without what it would tell. */
function withoutAnswer({ hero, insets }: Arrangement, { kind }: Question): Arrangement {
  if (kind === 'curve') return { hero: 'sweep', insets: [] }
  const [first = hero] = [hero, ...insets].filter((name) => ofOneDraw.has(name))
  return { hero: first, insets: [] }
}

/** The arrangement with no inset but the surface, below the votes of a room. */
export const besideVotes = ({ hero, insets }: Arrangement): Arrangement => ({
  hero,
  insets: insets.filter(isLandscape),
})

/** The arrangement beside the form of the experiment: a landscape stands alone, over the charts; another hero stays, with its insets. */
export const besideForm = (shown: Arrangement): Arrangement =>
  isLandscape(shown.hero) ? { ...shown, insets: [] } : shown

/** The arrangement after one of its insets has changed places with the hero; as it was where there is no such inset. */
export function swapped(arrangement: Arrangement, name: PictureName | undefined): Arrangement {
  const { hero, insets } = arrangement
  if (!name || !insets.includes(name)) return arrangement
  return { hero: name, insets: insets.map((inset) => (inset === name ? hero : inset)) }
}
