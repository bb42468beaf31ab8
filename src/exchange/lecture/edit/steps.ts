import { stepId } from '../merged.ts'
import type { Patch } from '../../../experiment/format/merge.ts'
import { NumberLists } from '../notation/number-lists.ts'
import type { Block, Section } from '../text/scan.ts'
import { chainOf, dataOf, keeping, type Link } from './chain.ts'
import { dataChange, listChanges } from './data.ts'
import { refused, replaced, type Edit } from './edit.ts'
import { followed } from './front.ts'
import { Outline } from './outline.ts'
import { freeId, headingText } from './words.ts'

const noStep = (text: string, step: number): Edit =>
  refused(text, { line: 1, column: 1, message: `there is no step ${step + 1}`, step })

const idsOf = ({ steps }: Outline): ReadonlySet<string> => new Set(steps.map(stepId))

/** The text of a section, without the blank lines after it. */
const contentOf = (outline: Outline, section: Section): string =>
  outline.text.slice(outline.from(section.line), outline.endOf(section))

/** Inserts a step at `at`, from 0 to the number of steps. */
function withStep(text: string, at: number, content: string): string {
  const outline = new Outline(text)
  const next = outline.steps[at]
  if (next) {
    const from = outline.from(next.line)
    return replaced(text, [{ from, to: from, text: `${content}\n\n` }])
  }
  const last = outline.steps.at(-1) ?? outline.head
  const from = last ? outline.endOf(last) : outline.lastBefore(outline.end)
  const isEnd = text.slice(from, outline.end).trim() === ''
  return replaced(text, [
    isEnd ? outline.atEnd(from, `\n\n${content}\n`) : { from, to: from, text: `\n\n${content}` },
  ])
}

function withoutSection(outline: Outline, section: Section): string {
  const { text } = outline
  const [from, to] = [outline.from(section.line), outline.from(section.end + 1)]
  const isEnd = text.slice(to, outline.end).trim() === ''
  if (!isEnd) return replaced(text, [{ from, to, text: '' }])
  return replaced(text, [outline.atEnd(outline.lastBefore(from), '\n')])
}

const without = <T>(list: readonly T[], at: number): readonly T[] => list.filter((_, i) => i !== at)

const withAt = <T>(list: readonly T[], at: number, one: T): readonly T[] => [
  ...list.slice(0, at),
  one,
  ...list.slice(at),
]

/** Completes an edit whose steps are those of `links`: updates the front matter, and makes each step show its experiment. */
function arranged(before: Outline, text: string, links: readonly Link[]): Edit {
  const now = links.map(({ id }) => id)
  const ids = before.steps.map(stepId)
  const front = followed(text, ids, now, (id) => (now.includes(id) ? id : undefined))
  return keeping(before.text, front, links)
}

/** Deletes a step. The others show what they did before. */
export function deleteStep(text: string, step: number): Edit {
  const outline = new Outline(text)
  const section = outline.steps[step]
  if (!section) return noStep(text, step)
  if (outline.steps.length === 1)
    return refused(text, {
      line: section.line,
      column: 1,
      message: 'a lecture needs at least one step',
      step,
    })
  const bare = withoutIdleLists(withoutSection(outline, section), contentOf(outline, section))
  return arranged(outline, bare, without(chainOf(outline), step))
}

/** Moves a step to position `to`, counted from 0. All steps show what they did before. */
export function moveStep(text: string, step: number, to: number): Edit {
  const outline = new Outline(text)
  const links = chainOf(outline)
  const [section, link] = [outline.steps[step], links[step]]
  if (!section || !link) return noStep(text, step)
  if (step === to) return refused(text)
  const moved = withStep(withoutSection(outline, section), to, contentOf(outline, section))
  // A whole experiment that is no longer first becomes a patch.
  const others = links.map((each, i) =>
    i === 0 && (step === 0 || to === 0) ? { ...each, anew: true } : each,
  )
  return arranged(outline, moved, withAt(without(others, step), to, others[step] ?? link))
}

const newLink = (id: string, experiment: Patch): Link => ({
  id,
  patch: {},
  experiment,
  problems: [],
  anew: true,
})

/** Inserts a copy of a step after it, under another id. It shows the same, so its patch is empty. */
export function duplicateStep(text: string, step: number): Edit {
  const outline = new Outline(text)
  const links = chainOf(outline)
  const [section, link] = [outline.steps[step], links[step]]
  if (!section || !link) return noStep(text, step)
  const id = freeId(link.id, idsOf(outline))
  const content = withId(contentOf(outline, section), id)
  const copy = { ...link, id, anew: true }
  return arranged(outline, withStep(text, step + 1, content), withAt(links, step + 1, copy))
}

/** Inserts a step at `at` that shows the given experiment, or that of the step before. */
export function addStep(
  text: string,
  at: number,
  { title = '', experiment }: { readonly title?: string; readonly experiment?: Patch } = {},
): Edit {
  const outline = new Outline(text)
  const links = chainOf(outline)
  const id = freeId(stepId({ title }), idsOf(outline))
  const content = headingText(2, title, id === stepId({ title }) ? undefined : id)
  const own = experiment ?? links[Math.max(0, at - 1)]?.experiment ?? {}
  return arranged(outline, withStep(text, at, content), withAt(links, at, newLink(id, own)))
}

function withId(content: string, id: string): string {
  const outline = new Outline(content)
  const [section] = outline.steps
  return section
    ? replaced(content, [outline.insteadOf(section.line, headingText(2, section.title, id))])
    : content
}

const naming = /\bnumbers: *([\p{L}\p{N}_-]+)/gu

const named = (text: string): ReadonlySet<string> =>
  new Set(Array.from(text.matchAll(naming), ([, name = '']) => name))

/** Removes the lists that `gone` refers to and the text no longer does. */
function withoutIdleLists(text: string, gone: string): string {
  const outline = new Outline(text)
  const { numbers } = outline
  const [lost, kept] = [named(gone), named(text)]
  const idle = (block: Block) =>
    block.kind === 'fence' && lost.has(listName(block)) && !kept.has(listName(block))
  const block = numbers?.blocks.find(idle)
  if (!numbers || !block) return text
  const isOnly = numbers.blocks.length === 1
  const left = isOnly ? withoutSection(outline, numbers) : replaced(text, [outline.removed(numbers, block)])
  return withoutIdleLists(left, gone)
}

const listName = (block: Block): string => (block.kind === 'fence' ? (block.info.split(' ')[0] ?? '') : '')

/** Returns a step as a text for the clipboard: with its whole experiment, and followed by the lists that it refers to. */
export function copyStep(text: string, step: number): string {
  const outline = new Outline(text)
  const section = outline.steps[step]
  const link = chainOf(outline)[step]
  if (!section || !link) return ''
  const { numbers } = outline
  const lists = numbers ? `\n\n${contentOf(outline, numbers)}` : ''
  const alone = new Outline(`${contentOf(outline, section)}${lists}\n`)
  const [own] = alone.steps
  if (!own || link.problems.length > 0) return alone.text
  const value = dataOf({ patch: link.experiment }, true)
  const names = new NumberLists(alone.lists)
  const changes = dataChange(alone, own, 'experiment', { value, info: 'whole', lists: names })
  const whole = replaced(alone.text, [...changes, ...listChanges(alone, names)])
  return withoutIdleLists(whole, Array.from(alone.lists.keys(), (name) => `numbers: ${name}`).join('\n'))
}

/** Renames the lists in a step to their names in another lecture, which gets those that it lacks. */
function withNames(content: string, from: Outline, lists: NumberLists): string {
  return content.replace(naming, (written, name: string) => {
    const list = from.lists.get(name)
    return list ? `numbers: ${lists.nameFor(list)}` : written
  })
}

/**
 * Inserts the steps of another text, be it a result of `copyStep` or a whole lecture, at `at`. The existing steps show what they did
 * before.
 */
export function pasteSteps(text: string, at: number, pasted: string): Edit {
  const [outline, other] = [new Outline(text), new Outline(pasted.replace(/\r\n|\r/gu, '\n'))]
  if (other.steps.length === 0)
    return refused(text, {
      line: 1,
      column: 1,
      message: 'the pasted text contains no step. Write ## and a space before its title',
    })
  const ids = new Set(idsOf(outline))
  const lists = new NumberLists(outline.lists)
  const added = chainOf(other).map((link) => {
    const id = freeId(link.id, ids)
    ids.add(id)
    return { ...link, id, anew: true }
  })
  const contents = other.steps.map((section, i) => {
    const content = withNames(contentOf(other, section), other, lists)
    const id = added[i]?.id ?? stepId(section)
    return id === stepId(section) ? content : withId(content, id)
  })
  const listed = replaced(text, listChanges(outline, lists))
  const after = contents.reduceRight((whole, content) => withStep(whole, at, content), listed)
  const links = chainOf(outline)
  return arranged(outline, after, [...links.slice(0, at), ...added, ...links.slice(at)])
}
