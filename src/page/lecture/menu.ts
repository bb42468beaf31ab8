import type { MenuEntry, MenuGroup } from '../../elements/lecture/bl-menu.ts'
import { ideas, lecturesOf, type Idea } from '../../scenarios/ideas.ts'
import { lectureLines } from '../../scenarios/lines.ts'
import { presetLines } from '../../scenarios/presets/lines.ts'
import { fetchLecture, lectures, stepTitles } from '../../study/lecture/lecture.ts'
import { leftStep } from './left-steps.ts'

const entriesOf = (isIncluded: (id: string) => boolean): MenuEntry[] =>
  lectures
    .filter(({ id }) => isIncluded(id))
    .map(({ id, title, count }) => ({
      id,
      title,
      line: lectureLines[id] ?? presetLines[id] ?? '',
      steps: count,
      left: leftStep(id, count),
      words: stepTitles(id).join(' '),
    }))

const shownBy = (idea: Idea): readonly string[] => [...lecturesOf(idea), ...(idea.presets ?? [])]
const hasIdea = (id: string): boolean => ideas.some((idea) => shownBy(idea).includes(id))

/** Loads the steps of all lectures, whose titles the menu finds. */
export async function fetchWords(): Promise<void> {
  await Promise.all(lectures.map(({ id }) => fetchLecture(id)))
}

/** Everything to open: lectures and experiments under the ideas that they show, then the other experiments; each with the step it was left at, and with the titles of its steps where they are loaded. */
export const menuGroups = (): MenuGroup[] => [
  ...ideas.map((idea) => ({
    title: idea.title,
    line: idea.line,
    entries: entriesOf((id) => shownBy(idea).includes(id)),
  })),
  {
    title: 'Experiments',
    line: 'Each is one experiment of the free sandbox, to begin with and to change.',
    entries: entriesOf((id) => !hasIdea(id)),
  },
]
