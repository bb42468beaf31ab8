import { isFields } from '../../../experiment/format/merge.ts'
import { changedYaml, fieldPlaces, type FieldPlace } from '../fences/yaml-change.ts'
import { readData, readFence } from '../fences/read-fence.ts'
import { fence } from '../lecture-text.ts'
import { NumberLists } from '../notation/number-lists.ts'
import { same } from '../../../experiment/format/same.ts'
import type { LectureProblem } from '../parse-lecture.ts'
import type { Section } from '../text/scan.ts'
import { notLecture } from '../fences/front.ts'
import { unread, type Path, type YamlProblem } from '../fences/yaml-text.ts'
import type { Piece } from '../text/pieces.ts'
import { edited, refused, replaced, type Edit } from './edit.ts'
import { Outline, type PartName } from './outline.ts'

export type FenceName = Extract<PartName, 'question' | 'experiment' | 'show' | 'check'>

export type DataPlace = { readonly step: number; readonly fence: FenceName } | 'front'

const isBare = (value: unknown): boolean => isFields(value) && Object.keys(value).length === 0

/**
 * Returns a copy of a value with another value at a path, creating missing fields and lists. `undefined` removes the part at the path, and
 * the fields that are then empty.
 */
export function put(target: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value
  if (Array.isArray(target) || (typeof key === 'number' && !isFields(target))) {
    const items: unknown[] = Array.isArray(target) ? [...(target as readonly unknown[])] : []
    const part = put(items[Number(key)], rest, value)
    items.splice(Number(key), 1, ...(part === undefined ? [] : [part]))
    return items
  }
  const fields: Readonly<Record<string, unknown>> = isFields(target) ? target : {}
  const part = put(fields[key], rest, value)
  const goes = part === undefined || (value === undefined && rest.length > 0 && isBare(part))
  if (!goes) return { ...fields, [key]: part }
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== String(key)))
}

/** The number of levels at which each item gets its own line. */
const openLevels = (name: FenceName): number => (name === 'check' ? 3 : 1)

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0)

/** Returns the changes that write `value` into a fence, adding or removing the fence if necessary. Long lists get names from `lists`. */
export function dataChange(
  outline: Outline,
  section: Section,
  name: FenceName,
  { value, info, lists }: { readonly value: unknown; readonly info: string; readonly lists: NumberLists },
): readonly Piece[] {
  const printing = { named: (each: unknown) => lists.named(each), open: openLevels(name) }
  const block = outline.fenceOf(section, name)
  const heading = info === '' ? name : `${name} ${info}`
  const isNeeded = info !== '' || (name === 'experiment' && section === outline.steps[0])
  if (isEmpty(value) && !isNeeded) return block ? [outline.removed(section, block)] : []
  if (!block)
    return [outline.added(section, name, fence(heading, changedYaml('', undefined, value, printing)))]
  const inside = block.lines.join('\n')
  const { data } = readFence(block, outline.listsOf(block))
  const written = changedYaml(inside, data?.value, value, printing)
  const [from, last] = [outline.from(block.line + 1), block.line + block.lines.length]
  const within =
    block.lines.length > 0
      ? { from, to: outline.to(last), text: written }
      : { from, to: from, text: `${written}\n` }
  return block.info === info ? [within] : [outline.insteadOf(block.line, `\`\`\`${heading}`), within]
}

/** Returns the change that adds lists under # Numbers, and that heading if it is missing. */
export function listChanges(outline: Outline, { fences }: Pick<NumberLists, 'fences'>): readonly Piece[] {
  if (fences.length === 0) return []
  const written = fences.join('\n\n')
  const { numbers } = outline
  if (numbers) {
    const at = outline.endOf(numbers)
    return [{ from: at, to: at, text: `\n\n${written}` }]
  }
  return [outline.atEnd(outline.lastBefore(outline.end), `\n\n# Numbers\n\n${written}\n`)]
}

const problemsOf = (problems: readonly YamlProblem[], step: number | undefined): readonly LectureProblem[] =>
  problems.map((problem) => ({ ...problem, ...(step !== undefined && { step }) }))

/** Reads the data at a place: the section, the lines, the number of the first line and the value, or the problems. */
export function readPlace(outline: Outline, place: DataPlace) {
  if (place === 'front') {
    const lines = outline.front
    if (!lines) return { problems: [{ line: 1, column: 1, message: notLecture }] }
    const { data, problems } = readData(lines, 2)
    return { lines, first: 2, value: data?.value, problems: unread(problems) }
  }
  const section = outline.steps[place.step]
  if (!section) return { problems: [{ line: 1, column: 1, message: `there is no step ${place.step + 1}` }] }
  const block = outline.fenceOf(section, place.fence)
  if (!block) return { section, lines: [], first: section.line, value: undefined, problems: [] }
  const { data, problems } = readFence(block, outline.listsOf(block))
  return {
    section,
    lines: block.lines,
    first: block.line + 1,
    value: data?.value,
    problems: unread(problems),
  }
}

/**
 * Sets a field of a fence or of the front matter; `undefined` removes it. The rest keeps its layout and comments. A missing fence is added,
 * and an empty one removed. Broken data are left as they are, and the edit contains their problems.
 */
export function setField(text: string, place: DataPlace, path: Path, value: unknown): Edit {
  const outline = new Outline(text)
  const { section, lines, value: before, problems } = readPlace(outline, place)
  const step = place === 'front' ? undefined : place.step
  if (problems.length > 0 || !lines) return refused(text, ...problemsOf(problems, step))
  const after = put(before, path, value)
  if (same(before, after)) return refused(text)
  if (place === 'front' || !section) {
    const written = changedYaml(lines.join('\n'), before, after)
    const [from, to] = [outline.from(2), outline.from(2 + lines.length)]
    return edited(text, replaced(text, [{ from, to, text: `${written}\n` }]))
  }
  const info = outline.fenceOf(section, place.fence)?.info ?? ''
  const lists = new NumberLists(outline.lists)
  const changes = dataChange(outline, section, place.fence, { value: after, info, lists })
  return edited(text, replaced(text, [...changes, ...listChanges(outline, lists)]))
}

/** The fields of a fence or of the front matter with their places; empty if the data are broken. */
export function fieldsOf(text: string, place: DataPlace): readonly FieldPlace[] {
  const { lines, first, problems } = readPlace(new Outline(text), place)
  return lines && problems.length === 0 ? fieldPlaces(lines, first) : []
}
