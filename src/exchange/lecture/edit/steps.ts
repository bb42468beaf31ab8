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

/** The text of a step, without blank lines behind it. */
const contentOf = (outline: Outline, section: Section): string =>
  outline.text.slice(outline.from(section.line), outline.endOf(section))

/** A text with one of its steps at place `at`, from 0 to their number. */
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

/** A text without one of its sections. */
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

/** The edit that makes `text` of a lecture, whose steps are those of `links` then, each with its experiment. */
function arranged(before: Outline, text: string, links: readonly Link[]): Edit {
  const now = links.map(({ id }) => id)
  const ids = before.steps.map(stepId)
  const front = followed(text, ids, now, (id) => (now.includes(id) ? id : undefined))
  return keeping(before.text, front, links)
}

/** Takes a step away. The others show what they did. */
export function deleteStep(text: string, step: number): Edit {
  const outline = new Outline(text)
  const section = outline.steps[step]
  if (!section) return noStep(text, step)
  if (outline.steps.length === 1)
    return refused(text, { line: section.line, column: 1, message: 'a lecture has at least one step', step })
  const bare = withoutIdleLists(withoutSection(outline, section), contentOf(outline, section))
  return arranged(outline, bare, without(chainOf(outline), step))
}

/** Moves a step to place `to` among the others, from 0. All show what they did. */
export function moveStep(text: string, step: number, to: number): Edit {
  const outline = new Outline(text)
  const links = chainOf(outline)
  const [section, link] = [outline.steps[step], links[step]]
  if (!section || !link) return noStep(text, step)
  if (step === to) return refused(text)
  const moved = withStep(withoutSection(outline, section), to, contentOf(outline, section))
  // What was the whole experiment as the first step is a patch elsewhere.
  const others = links.map((each, i) =>
    i === 0 && (step === 0 || to === 0) ? { ...each, anew: true } : each,
  )
  return arranged(outline, moved, withAt(without(others, step), to, others[step] ?? link))
}

/** A step that is new, which shows an experiment. */
const newLink = (id: string, experiment: Patch): Link => ({
  id,
  patch: {},
  experiment,
  problems: [],
  anew: true,
})

/** Puts a copy of a step behind it, with another id: it shows the same, so that it has no patch. */
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

/** Puts a new step at place `at` that shows what the one before does, or what is given. */
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

/** The text of a step with another id. */
function withId(content: string, id: string): string {
  const outline = new Outline(content)
  const [section] = outline.steps
  return section
    ? replaced(content, [outline.insteadOf(section.line, headingText(2, section.title, id))])
    : content
}

const naming = /\bnumbers: *([\p{L}\p{N}_-]+)/gu

/** Names of lists that stand in a text. */
const named = (text: string): ReadonlySet<string> =>
  new Set(Array.from(text.matchAll(naming), ([, name = '']) => name))

/** A text without those lists of `gone` that nothing names any more. */
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

/** A step as a text of its own: its experiment as a whole, and the lists that it names below it. */
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

/** The text of a step whose lists have the names that they have, or are given, in another lecture. */
function withNames(content: string, from: Outline, lists: NumberLists): string {
  return content.replace(naming, (written, name: string) => {
    const list = from.lists.get(name)
    return list ? `numbers: ${lists.nameFor(list)}` : written
  })
}

/** Puts the steps of another text at place `at`: what `copyStep` gave, or a whole lecture. The steps that are there show what they did. */
export function pasteSteps(text: string, at: number, pasted: string): Edit {
  const [outline, other] = [new Outline(text), new Outline(pasted.replace(/\r\n|\r/gu, '\n'))]
  if (other.steps.length === 0)
    return refused(text, {
      line: 1,
      column: 1,
      message: 'there is no step in what was pasted: write ## and a space before its title',
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
