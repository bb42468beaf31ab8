import { hasRuns, hasSurface } from '../../../src/experiment/spec/experiment.ts'
import type { Scenario } from '../../../src/exchange/lecture/scenario.ts'
import { stagedSteps, type StagedStep } from '../lectures/scenarios.ts'

/** A step with its scenario, its number there (from 1), and its link. */
export interface NumberedStep extends StagedStep {
  readonly id: string
  readonly number: number
  readonly fragment: string
}

export const numberedSteps = (scenarios: readonly Scenario[]): NumberedStep[] =>
  scenarios.flatMap((scenario) =>
    stagedSteps(scenario).map((staged, i, { length }) => ({
      ...staged,
      id: scenario.id,
      number: i + 1,
      fragment: `#scenario=${scenario.id}${length > 1 ? `&step=${i + 1}` : ''}`,
    })),
  )

/**
 * The words and switches of plain data, each with its path. List positions, numbers and free text do not
 * count.
 */
function wordsOf(value: unknown, path: string): string[] {
  if (typeof value === 'string') return value.includes(' ') ? [] : [`${path}=${value}`]
  if (typeof value === 'boolean') return [`${path}=${value}`]
  if (Array.isArray(value)) return value.flatMap((one) => wordsOf(one, path))
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return []
  return Object.entries(value).flatMap(([name, one]) => wordsOf(one, `${path}.${name}`))
}

/**
 * The traits that an engine computes with: each word of the models, metrics, algorithms, planes and terrains
 * on a step's stages. Data and starts become numbers before they reach an engine or the oracle, views reach
 * neither, and problems have no runs.
 */
export const engineTraits = ({ stages }: StagedStep): string[] =>
  stages
    .filter(hasRuns)
    .flatMap(({ model, metric, algorithms, plane, terrain }) =>
      wordsOf({ model, metric, algorithms, plane, terrain }, 'stage'),
    )

/**
 * The traits that the stage draws: the words of what is on a step's stages, and how predictions are drawn.
 */
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
 * A few steps that together have every trait. The algorithm repeatedly takes the step with the most missing
 * traits, then drops steps whose traits later ones have repeated.
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
