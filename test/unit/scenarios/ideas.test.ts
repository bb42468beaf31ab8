import { expect, test } from 'vitest'
import { menuGroups } from '../../../src/page/lecture/menu.ts'
import { lectures } from '../../../src/study/lecture/lecture.ts'
import { ideas, lecturesOf } from '../../../src/scenarios/ideas.ts'
import { presets } from '../../../src/scenarios/presets/presets.ts'
import { scenarios } from '../../../src/scenarios/index.ts'

const presetIds = presets.map(({ id }) => id)

test('every lecture names one existing idea', () => {
  const known = ideas.map(({ id }) => id)
  for (const { id, ideas: shown = [] } of scenarios) {
    expect(shown, id).toHaveLength(1)
    expect(known, id).toContain(shown[0])
  }
})

test('there are sixteen ideas, each in its own words', () => {
  expect(ideas).toHaveLength(16)
  expect(new Set(ideas.map(({ id }) => id)).size).toBe(ideas.length)
  for (const { title, line } of ideas) {
    expect(title.length).toBeGreaterThan(0)
    expect(line).toMatch(/^[A-Z].*\.$/)
  }
})

test('the overture is first in the menu', () => {
  expect(menuGroups()[0]?.entries[0]?.id).toBe('overture')
})

test('the menu offers every lecture and experiment, and something for every idea', () => {
  const groups = menuGroups().filter(({ onlyFound }) => !onlyFound)
  const offered = new Set(groups.flatMap(({ entries }) => entries.map(({ id }) => id)))
  expect([...offered].sort()).toEqual(lectures.map(({ id }) => id).sort())
  const everything = groups.flatMap(({ entries }) => entries)
  expect(everything).toHaveLength(offered.size)
  for (const idea of ideas) {
    const shown = [...lecturesOf(idea), ...(idea.presets ?? [])]
    expect(groups.find(({ title }) => title === idea.title)?.entries.map(({ id }) => id)).toEqual(
      lectures.map(({ id }) => id).filter((id) => shown.includes(id)),
    )
  }
  expect(ideas.flatMap(({ presets: tried = [] }) => tried).filter((id) => !presetIds.includes(id))).toEqual(
    [],
  )
  expect(groups.filter(({ entries }) => entries.length === 0).map(({ title }) => title)).toEqual([])
  for (const { entries } of groups) for (const { line } of entries) expect(line.length).toBeGreaterThan(0)
})
