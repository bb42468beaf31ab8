import { patchBetween } from '../../../edit/patch.ts'
import { isFields, mergePatch, type Patch } from '../../../experiment/format/merge.ts'
import { same } from '../../../experiment/format/same.ts'
import { Recent } from '../../../experiment/recent.ts'
import { mostLectureSteps } from '../bounds.ts'
import { readBase, readFence } from '../fences/read-fence.ts'
import { unread } from '../fences/yaml-text.ts'
import { stepId } from '../merged.ts'
import { NumberLists } from '../notation/number-lists.ts'
import { sentenceOf } from '../notation/text-error.ts'
import type { LectureProblem } from '../parse-lecture.ts'
import type { Fence } from '../text/scan.ts'
import { dataChange, listChanges } from './data.ts'
import { edited, replaced, type Edit } from './edit.ts'
import { Outline } from './outline.ts'

/** How a step's fence defines its experiment: as a patch on the step before, on the step with an id, or on nothing (null). */
export interface Told {
  readonly from?: string | null
  readonly patch: Patch
}

export interface Link extends Told {
  readonly id: string
  /** As merged, before it is parsed. */
  readonly experiment: Patch
  /** Why its fence cannot be read. Such a fence changes nothing and is left as it is. */
  readonly problems: Faults
  /** Rewrites the fence in the shortest way, even if it already defines the right experiment. */
  readonly anew?: boolean
}

type Faults = readonly LectureProblem[]

type Base = Pick<Link, 'id' | 'experiment'>

/** The values of fences by their texts. Most edits leave most fences unchanged, so these need no parsing. */
const values = new Recent<string, unknown>(4 * mostLectureSteps)

function valueOf(outline: Outline, fence: Fence): { readonly value: unknown; readonly problems: Faults } {
  const lists = outline.listsOf(fence)
  const read = () => readFence(fence, lists)
  // Fences that refer to lists depend on these too, and a broken fence must report its problems with lines.
  const known = lists.size === 0 && fence.closed
  const value = known ? values.of(fence.lines.join('\n'), () => read().data?.value) : undefined
  if (value !== undefined) return { value, problems: [] }
  const { data, problems } = read()
  return { value: data?.value ?? {}, problems: unread(problems) }
}

function toldBy(outline: Outline, fence: Fence | undefined): Told & Pick<Link, 'problems'> {
  if (!fence) return { patch: {}, problems: [] }
  const { value, problems } = valueOf(outline, fence)
  const faults: LectureProblem[] = [...problems]
  if (!isFields(value))
    faults.push({
      line: fence.line + 1,
      column: 1,
      message: 'must be fields of an experiment. Write each as name: value',
    })
  let from: string | null | undefined
  try {
    from = readBase(fence.info)
  } catch (error) {
    faults.push({ line: fence.line, column: 1, message: sentenceOf(error) })
  }
  const isRead = faults.length === 0 && isFields(value)
  return { ...(from !== undefined && { from }), patch: isRead ? value : {}, problems: faults }
}

/** The experiment that a step has after `before`. A whole one, and that of the first step, gets version 1. */
function experimentBehind(before: readonly Base[], { from, patch }: Told): Patch {
  if (from === null || before.length === 0) return mergePatch({}, { version: 1, ...patch }) as Patch
  const base = from === undefined ? before.at(-1) : before.findLast(({ id }) => id === from)
  return mergePatch(base?.experiment ?? {}, patch) as Patch
}

export function chainOf(outline: Outline): readonly Link[] {
  const links: Link[] = []
  for (const [step, section] of outline.steps.entries()) {
    const { problems, ...told } = toldBy(outline, outline.fenceOf(section, 'experiment'))
    links.push({
      ...told,
      id: stepId(section),
      experiment: experimentBehind(links, told),
      problems: problems.map((problem) => ({ ...problem, step })),
    })
  }
  return links
}

/** Counted characters of a list of numbers, at most. A longer list has a name in the fence. */
const mostOfList = 400

/** About how many characters a value takes in a fence. */
function letters(value: unknown): number {
  if (Array.isArray(value)) {
    const sum = value.reduce<number>((all, each) => all + 2 + letters(each), 2)
    return Math.min(sum, mostOfList)
  }
  if (!isFields(value)) return String(value).length
  return Object.entries(value).reduce((all, [key, each]) => all + key.length + 4 + letters(each), 2)
}

const lengthOf = ({ from, patch }: Told): number =>
  letters(patch) + (from === undefined ? 0 : 6 + (from ?? '').length)

/** The shortest definition of an experiment. A patch on the step before wins a tie. */
function shortest(before: readonly Base[], wanted: Patch): Told {
  const last = before.at(-1)
  if (!last) return { patch: wanted }
  const ways: readonly Told[] = [
    { patch: patchBetween(last.experiment, wanted) },
    ...before
      .slice(0, -1)
      .toReversed()
      .map(({ id, experiment }) => ({ from: id, patch: patchBetween(experiment, wanted) })),
    { from: null, patch: wanted },
  ]
  return ways.reduce((best, way) => (lengthOf(way) < lengthOf(best) ? way : best))
}

/** True unless the step that the patch refers to is missing from `before`. */
const isTold = (before: readonly Base[], { from }: Told): boolean =>
  typeof from !== 'string' || before.some(({ id }) => id === from)

/**
 * Returns new definitions for the steps that would otherwise not have their experiment; undefined for the others, and for fences that
 * cannot be read.
 */
export function retold(links: readonly Link[]): readonly (Told | undefined)[] {
  const before: Base[] = []
  return links.map((link) => {
    const { id, experiment, problems, anew } = link
    const shown = experimentBehind(before, link)
    const isKept = !anew && isTold(before, link) && same(shown, experiment)
    const isBroken = problems.length > 0
    const told = isBroken || isKept ? undefined : shortest(before, experiment)
    before.push({ id, experiment: isBroken ? shown : experiment })
    return told
  })
}

/** Returns the data for a fence. A whole experiment leaves out version 1. */
export function dataOf({ patch }: Told, isWhole: boolean): Patch {
  const { version, ...others } = patch
  return isWhole && version === 1 ? others : patch
}

/**
 * Changes `text` so that each step shows the experiment of its link, rewriting as few fences as possible. `before` is the text before the
 * whole edit. Fences that cannot be read stay as they are, and their problems are returned.
 */
export function keeping(before: string, text: string, links: readonly Link[]): Edit {
  const outline = new Outline(text)
  const lists = new NumberLists(outline.lists)
  const changes = retold(links).flatMap((told, step) => {
    const section = outline.steps[step]
    if (!told || !section) return []
    const info = told.from === undefined ? '' : told.from === null ? 'whole' : `from ${told.from}`
    const value = dataOf(told, step === 0 || told.from === null)
    return dataChange(outline, section, 'experiment', { value, info, lists })
  })
  const after = replaced(text, [...changes, ...listChanges(outline, lists)])
  const isBroken = links.some(({ problems }) => problems.length > 0)
  const problems = isBroken ? chainOf(new Outline(after)).flatMap((link) => link.problems) : []
  return edited(before, after, problems)
}
