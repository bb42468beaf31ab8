import { mergePatch } from '../experiment/merge.ts'
import { parseExperiment } from '../experiment/parse.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'
import type { ViewInput } from '../experiment/schema/terrain.ts'
import { ExperimentError } from '../experiment/error.ts'
import { scenarios } from '../scenarios/index.ts'
import { presets } from '../scenarios/presets.ts'
import type { Scenario, Step } from '../scenarios/scenario.ts'

/** Something to open: a lecture of several steps, or a preset of the free sandbox, which is a lecture of one step. */
export interface Lecture {
  readonly id: string
  readonly title: string
  /** One line that says what it shows. */
  readonly idea?: string
  /** What the speaker says in a minute. */
  readonly minute?: string
  /** What it does not show. */
  readonly caveats?: readonly string[]
  readonly steps: readonly Step[]
}

const ofScenario = ({ id, title, idea, minute, caveats, steps }: Scenario): Lecture => ({
  id,
  title,
  idea,
  minute,
  caveats,
  steps,
})

/** The scenarios first, then the presets that are no scenario. */
export const lectures: readonly Lecture[] = [
  ...scenarios.map(ofScenario),
  ...presets
    .filter(({ id }) => scenarios.every((scenario) => scenario.id !== id))
    .map(({ id, title, idea, experiment, try: attempt }) => ({
      id,
      title,
      idea,
      steps: [
        {
          title: experiment.title ?? title,
          prose: idea,
          try: attempt ?? 'Drag the marker of w₀ over the surface: the whole run follows the hand.',
          experiment: { ...experiment },
        },
      ],
    })),
]

/** The experiment of a step: its patch on the steps before, seen as this step alone says. */
export function experimentOf({ steps }: Lecture, step: number): Experiment {
  const patched = steps
    .slice(0, step + 1)
    .reduce<unknown>((value, { experiment }) => mergePatch(value, experiment), {})
  return parseExperiment(seenFrom(patched, steps[step]?.view))
}

/** With the fields of a view, each as a whole, in place of the experiment's own. */
function seenFrom(experiment: unknown, view: ViewInput | undefined): unknown {
  if (!view || typeof experiment !== 'object' || experiment === null) return experiment
  const own = 'view' in experiment && typeof experiment.view === 'object' ? experiment.view : {}
  return { ...experiment, view: { ...own, ...view } }
}

/** The lecture of that name, the flagship where none is named. Throws ExperimentError where there is none of that name. */
export function lectureOf(id: string | undefined): Lecture {
  const lecture = id === undefined || id === '' ? lectures[0] : lectures.find((entry) => entry.id === id)
  const known = lectures.map((entry) => entry.id).join(', ')
  if (!lecture) throw ExperimentError.at('scenario', `there is no scenario "${id}": known are ${known}`)
  return lecture
}

/** A step as Markdown: what it says, what to try, what to watch; on the lecturer's screen what to try is in the notes alone. */
export function proseOf({ prose, try: act, watch }: Step, presented = false): string {
  const callout = [presented ? undefined : act, watch].filter((line) => line !== undefined)
  return [prose, ...(callout.length > 0 ? [`> ${callout.join('\n>\n> ')}`] : [])].join('\n\n')
}
