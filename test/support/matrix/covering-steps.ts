import { hasRuns, hasSurface } from '../../../src/experiment/spec/experiment.ts'
import type { Scenario } from '../../../src/exchange/lecture/scenario.ts'
import { stagedSteps, type StagedStep } from '../lectures/scenarios.ts'

/** A step, the scenario that it is of, its number there, from 1, and its link. */
export interface NumberedStep extends StagedStep {
  readonly id: string
  readonly number: number
  readonly fragment: string
}

/** The steps of scenarios, one after another. */
export const numberedSteps = (scenarios: readonly Scenario[]): NumberedStep[] =>
  scenarios.flatMap((scenario) =>
    stagedSteps(scenario).map((staged, i, { length }) => ({
      ...staged,
      id: scenario.id,
      number: i + 1,
      fragment: `#scenario=${scenario.id}${length > 1 ? `&step=${i + 1}` : ''}`,
    })),
  )

/** The words and switches of plain data, each with its path; places in lists, numbers and free text do not count. */
function wordsOf(value: unknown, path: string): string[] {
  if (typeof value === 'string') return value.includes(' ') ? [] : [`${path}=${value}`]
  if (typeof value === 'boolean') return [`${path}=${value}`]
  if (Array.isArray(value)) return value.flatMap((one) => wordsOf(one, path))
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return []
  return Object.entries(value).flatMap(([name, one]) => wordsOf(one, `${path}.${name}`))
}

/**
 * What the engine computes by: each word of models, metrics, algorithms, planes and terrains that the stages of a step use. Data and starts
 * are numbers before they come to an engine or to the oracle, views come to neither, and problems have no runs.
 */
export const engineTraits = ({ stages }: StagedStep): string[] =>
  stages
    .filter(hasRuns)
    .flatMap(({ model, metric, algorithms, plane, terrain }) =>
      wordsOf({ model, metric, algorithms, plane, terrain }, 'stage'),
    )

/** What the stage draws of a step: the words of what is on its stages, and how predictions are drawn. */
export const stageTraits = ({ step, stages }: StagedStep): string[] => [
  ...stages.flatMap((stage) =>
    wordsOf(
      hasSurface(stage)
        ? { terrain: stage.terrain, plane: stage.plane, view: stage.view }
        : { view: stage.view },
      'stage',
    ),
  ),
  ...wordsOf(
    step.predictions?.map(({ draw }) => draw),
    'drawn',
  ),
]

/**
 * Steps that have among them each trait of all, in few: again and again the one with the most traits that are not yet there, without
 * those whose traits the later ones brought once more.
 */
export function coveringSteps(
  steps: readonly NumberedStep[],
  traitsOf: (step: NumberedStep) => readonly string[],
): NumberedStep[] {
  const traits = new Map(steps.map((step) => [step, traitsOf(step)]))
  const left = new Set([...traits.values()].flat())
  const gain = (step: NumberedStep) => new Set(traits.get(step)?.filter((trait) => left.has(trait))).size
  const chosen = new Set<NumberedStep>()
  while (left.size > 0) {
    const [best] = [...steps].sort((p, q) => gain(q) - gain(p))
    if (!best) break
    chosen.add(best)
    for (const trait of traits.get(best) ?? []) left.delete(trait)
  }
  for (const step of chosen) {
    const others = new Set(
      [...chosen].filter((other) => other !== step).flatMap((other) => traits.get(other) ?? []),
    )
    if (traits.get(step)?.every((trait) => others.has(trait))) chosen.delete(step)
  }
  return steps.filter((step) => chosen.has(step))
}
