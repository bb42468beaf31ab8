import type { MenuEntry, MenuGroup } from '../../elements/lecture/bl-menu.ts'
import { catalogue } from '../../scenarios/catalogue.ts'
import { ideas, type Idea } from '../../scenarios/ideas.ts'
import { lectureLines } from '../../scenarios/lines.ts'
import { presetLines } from '../../scenarios/presets/lines.ts'
import { lectures } from '../../landscape/opening/lecture.ts'

const entriesOf = (wanted: (id: string) => boolean): MenuEntry[] =>
  lectures
    .filter(({ id }) => wanted(id))
    .map(({ id, title, count }) => ({
      id,
      title,
      line: lectureLines[id] ?? presetLines[id] ?? '',
      steps: count,
    }))

const isScenario = (id: string): boolean => catalogue.some((entry) => entry.id === id)
const shownBy = ({ scenarios, presets = [] }: Idea): readonly string[] => [...scenarios, ...presets]
const hasIdea = (id: string): boolean => ideas.some((idea) => shownBy(idea).includes(id))

/** Everything to open: lectures and experiments under the ideas that they show, the ideas still to come, and the other experiments. */
export const menuGroups = (): MenuGroup[] =>
  [
    ...ideas.map((idea) => ({
      title: idea.title,
      line: idea.line,
      entries: entriesOf((id) => shownBy(idea).includes(id)),
    })),
    {
      title: 'Other lectures',
      line: 'What stands under no idea yet.',
      entries: entriesOf((id) => isScenario(id) && !hasIdea(id)),
    },
    {
      title: 'Experiments',
      line: 'Each is one experiment of the free sandbox, to begin with and to change.',
      entries: entriesOf((id) => !isScenario(id) && !hasIdea(id)),
    },
  ].filter(({ title, entries }) => title !== 'Other lectures' || entries.length > 0)
