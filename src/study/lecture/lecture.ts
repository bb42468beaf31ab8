import type { Authored } from '../../experiment/authored.ts'
import { fetchNeeded } from '../../experiment/needed.ts'
import { parseExperiment } from '../../experiment/format/parse.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { loadError, orLoadError } from '../../experiment/spec/values/load-error.ts'
import { mergedExperiment, seenFrom } from '../../exchange/lecture/merged.ts'
import { answered } from './answer.ts'
import { catalogue, type CatalogueEntry } from '../../scenarios/catalogue.ts'
import type { Preset } from '../../scenarios/presets/preset.ts'
import { presetEntries } from '../../scenarios/presets/entries.ts'
import { lectureOfScenario, type Lecture, type LecturePlace } from '../../scenarios/place.ts'
import type { Patch, Scenario, Step } from '../../exchange/lecture/scenario.ts'
import { asGiven, language, translate } from '../../words/language/language.ts'

export interface LectureEntry extends Pick<Lecture, 'id' | 'title'> {
  readonly count: number
}

/** Returns a preset as a lecture in the screen language. */
const ofPreset = ({ id, title, idea, experiment, try: attempt }: Preset): Lecture => ({
  id,
  title: translate(title),
  idea: translate(idea),
  language: language(),
  steps: [
    {
      title: translate(experiment.title ?? title),
      prose: translate(idea),
      try: translate(attempt ?? 'Drag the w₀ marker over the surface. The whole run follows your hand.'),
      experiment: { ...experiment },
    },
  ],
})

/** Everything that can be opened: the scenarios first, then the presets that are not scenarios. */
export const lectures: readonly LectureEntry[] = [
  ...catalogue.map(({ id, title, steps }) => ({ id, title, count: steps })),
  ...presetEntries.map((entry) => ({ ...entry, count: 1 })),
]

/** Loaded lectures by screen language and id. */
const here = new Map<string, Lecture>()

const nameHere = (id: string): string => `${language()}/${id}`

const idOf = (id: string | undefined): string | undefined => id || catalogue[0]?.id
const entryOf = (id: string | undefined): LectureEntry | undefined =>
  lectures.find((one) => one.id === idOf(id))

/** Loads a lecture in the screen language, or in its own language if there is no translation. */
async function inLanguage({ id, load }: CatalogueEntry): Promise<Scenario> {
  if (language() === 'en') return load()
  const { translations } = await import('../../scenarios/translations.ts')
  const translation = translations.find((one) => one.id === id && one.language === language())
  return (translation ?? { load }).load()
}

async function loaded({ id }: LectureEntry): Promise<readonly Lecture[]> {
  const scenario = catalogue.find((one) => one.id === id)
  if (scenario) return [lectureOfScenario(await inLanguage(scenario))]
  const { presets } = await import('../../scenarios/presets/presets.ts')
  return presets.filter((preset) => presetEntries.some((one) => one.id === preset.id)).map(ofPreset)
}

/** Returns true for the name of a lecture from a text: one opened or saved in this browser, or one packed in a link. */
const isOwn = (id: string): boolean => id.includes('.')

/** Loads such a lecture, and its parser. */
async function ownLecture(id: string): Promise<Lecture> {
  const { fetchOwnLecture } = await orLoadError(import('./own-lectures.ts'), 'the lecture reader')
  return fetchOwnLecture(id)
}

/** Saves a lecture under a name once its samples are loaded. */
async function shelve(name: string, lecture: Lecture): Promise<void> {
  await Promise.all(lecture.steps.flatMap(experimentsOf).map(fetchNeeded))
  here.set(nameHere(name), lecture)
}

/**
 * Loads the steps of a lecture and their samples; the flagship's if no lecture is named. Returns undefined if nothing has
 * to be loaded: they are here, or no lecture has that name. A lecture from a text is loaded each time, since the text may
 * have changed. Rejects if loading fails.
 */
export function fetchLecture(id: string | undefined): Promise<void> | undefined {
  if (id !== undefined && isOwn(id)) return ownLecture(id).then((lecture) => shelve(id, lecture))
  const entry = entryOf(id)
  if (!entry || here.has(nameHere(entry.id))) return undefined
  return loaded(entry)
    .catch(() => Promise.reject(new Error(missing(entry.title))))
    .then(async (found) => {
      await Promise.all(found.map((lecture) => shelve(lecture.id, lecture)))
    })
}

const experimentsOf = ({ experiment, beside = [] }: Step): Patch[] => [
  experiment,
  ...beside.map((stage) => stage.experiment),
]

export const stepTitles = (id: string): readonly string[] =>
  here.get(nameHere(id))?.steps.map(({ title }) => title) ?? []

const missing = (title: Authored): string => loadError(`the lecture “${asGiven(title)}”`)

/** Returns the experiment of a step: its patch on the steps before, with only this step's own view. `seed` replaces its seed. */
export function experimentOf({ steps }: Lecture, step: number, seed?: number): Experiment {
  const written = parseExperiment(seenFrom(mergedExperiment(steps, step), steps[step]?.view))
  return seed === undefined ? written : { ...written, seed }
}

/** Returns true if a step opens with a reader's own draw. */
export const isOwnDraw = ({ lecture, apart, seed }: LecturePlace): boolean =>
  lecture !== undefined && !apart && seed !== undefined

/**
 * Returns the lecture of this name, or the flagship if none is named, once its steps are loaded.
 * @throws ExperimentError if there is no lecture of that name, or it was not fetched
 */
export function lectureOf(id: string | undefined): Lecture {
  const lecture = here.get(nameHere(idOf(id) ?? ''))
  if (lecture) return lecture
  const entry = entryOf(id)
  if (entry) throw ExperimentError.at('', missing(entry.title))
  const known = lectures.map((one) => one.id).join(', ')
  throw ExperimentError.at('scenario', `unknown scenario "${id}". Known scenarios: ${known}`)
}

/** Returns the prose, the task and the observation of a step as Markdown. */
export function proseOf({ prose, try: act, watch }: Step): string {
  const callout = [act, watch].filter((line) => line !== undefined)
  return [prose, ...(callout.length > 0 ? [`> ${callout.join('\n>\n> ')}`] : [])].join('\n\n')
}

/** Returns all of an experiment that numbers depend on, as text; that is everything except its view. */
const studied = (experiment: Experiment): string =>
  JSON.stringify({ ...experiment, view: undefined, title: undefined })

const opened = new WeakMap<Lecture, Map<string, string>>()

function openingOf(lecture: Lecture, step: number, seed: number | undefined): string {
  const known = opened.get(lecture) ?? new Map<string, string>()
  opened.set(lecture, known)
  const key = `${step} ${seed}`
  const opening = known.get(key) ?? studied(experimentOf(lecture, step, seed))
  known.set(key, opening)
  return opening
}

/** Returns true if an experiment differs from the one that its step opened with, except in its view or in showing the answer. */
export function isChanged(
  { lecture, step, apart, revealed, seed }: LecturePlace,
  experiment: Experiment,
): boolean {
  const written = lecture?.steps[step]
  if (!lecture || !written || apart || openingOf(lecture, step, seed) === studied(experiment)) return false
  return !revealed || studied(answered(written, experimentOf(lecture, step, seed))) !== studied(experiment)
}

/** Loads the parser of lists in attributes. Rejects with a sentence if it does not load. */
export const fetchLists = async () =>
  (await orLoadError(import('./own-lectures.ts'), 'the lecture reader')).readLists
