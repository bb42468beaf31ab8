import { patchBetween } from '../../../edit/patch.ts'
import { isFields, mergePatch, type Patch } from '../../../experiment/format/merge.ts'
import { same } from '../../../experiment/format/same.ts'
import { Recent } from '../../../experiment/recent.ts'
import { mostSteps } from '../bounds.ts'
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

/** How a step's fence tells its experiment: by a patch on that of the step before, on that of a step with an id, or on nothing (null). */
export interface Told {
  readonly from?: string | null
  readonly patch: Patch
}

/** A step of a lecture with its experiment. */
export interface Link extends Told {
  readonly id: string
  /** As merged, before it is parsed. */
  readonly experiment: Patch
  /** Why its fence cannot be read, so that it changes nothing and stays as it is. */
  readonly problems: Faults
  /** The shortest way to tell the experiment is looked for in any case. */
  readonly anew?: boolean
}

type Faults = readonly LectureProblem[]

/** A step whose experiment can be patched. */
type Base = Pick<Link, 'id' | 'experiment'>

/** Values of fences by their texts: an edit leaves most of them as they are. */
const values = new Recent<string, unknown>(4 * mostSteps)

/** The value of a fence, or why it cannot be read. */
function valueOf(outline: Outline, fence: Fence): { readonly value: unknown; readonly problems: Faults } {
  const lists = outline.listsOf(fence)
  const read = () => readFence(fence, lists)
  // What names lists may be another with others, and a broken one says where.
  const known = lists.size === 0 && fence.closed
  const value = known ? values.of(fence.lines.join('\n'), () => read().data?.value) : undefined
  if (value !== undefined) return { value, problems: [] }
  const { data, problems } = read()
  return { value: data?.value ?? {}, problems: unread(problems) }
}

/** What a fence tells, or why it cannot be read. */
function toldBy(outline: Outline, fence: Fence | undefined): Told & Pick<Link, 'problems'> {
  if (!fence) return { patch: {}, problems: [] }
  const { value, problems } = valueOf(outline, fence)
  const faults: LectureProblem[] = [...problems]
  if (!isFields(value))
    faults.push({ line: fence.line + 1, column: 1, message: 'must be fields of an experiment' })
  let from: string | null | undefined
  try {
    from = readBase(fence.info)
  } catch (error) {
    faults.push({ line: fence.line, column: 1, message: sentenceOf(error) })
  }
  const isRead = faults.length === 0 && isFields(value)
  return { ...(from !== undefined && { from }), patch: isRead ? value : {}, problems: faults }
}

/** The experiment of a step behind others; that of the first is on nothing, and whole ones are of the only form that there is. */
function experimentBehind(before: readonly Base[], { from, patch }: Told): Patch {
  if (from === null || before.length === 0) return mergePatch({}, { version: 1, ...patch }) as Patch
  const base = from === undefined ? before.at(-1) : before.findLast(({ id }) => id === from)
  return mergePatch(base?.experiment ?? {}, patch) as Patch
}

/** The steps of a lecture with their experiments. */
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

/** Letters that a list of numbers has at most in a fence: a longer one has a name there. */
const mostOfList = 400

/** Letters of a value in a fence, about. */
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

/** The shortest way to tell an experiment behind others: by a patch on the last where no other is shorter. */
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

/** True of words that have a meaning in their place: the first step is on nothing, and others are on a step before them. */
const isTold = (before: readonly Base[], { from }: Told): boolean =>
  typeof from !== 'string' || before.some(({ id }) => id === from)

/** What must be told of steps in their order so that each has its experiment; undefined of those that tell it already, or cannot be read. */
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

/** The data of a fence that tells an experiment: the form that there is goes without saying of a whole one. */
export function dataOf({ patch }: Told, isWhole: boolean): Patch {
  const { version, ...others } = patch
  return isWhole && version === 1 ? others : patch
}

/**
 * The edit that has each step of `text` show the experiment of its link, by as few other words as can be; `before` is the text that the
 * whole edit began with. Fences that cannot be read stay as they are, and are told.
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
