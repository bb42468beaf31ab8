import { isFields } from '../../../experiment/format/merge.ts'
import type { Question, Scenario, Step } from '../../../scenarios/scenario.ts'
import { readData } from '../fences/read-fence.ts'
import { stepId } from '../merged.ts'
import { isOptionsOf, itemsOf } from '../parts.ts'
import type { LectureProblem } from '../parse-lecture.ts'
import { scanLecture, type Block, type Section } from '../scan.ts'
import { withLabels } from './labels.ts'
import { hasWords, wordsDigest } from './overlay-text.ts'

/** A lecture in other words. */
export interface Worded {
  readonly scenario: Scenario
  /** What has the words that it had, since there are no others: a step's part as `id: part`, a label as it is. */
  readonly missing: readonly string[]
  /** The words are of a lecture that has changed since. */
  readonly stale: boolean
  readonly problems: readonly LectureProblem[]
}

/** The words of a section, by the names of its parts. */
interface Words {
  readonly title: string
  readonly prose: string
  readonly callouts: ReadonlyMap<string, string>
  readonly options: readonly string[]
}

const proseOf = (block: Block): string => (block.kind === 'prose' ? block.text : '')

function wordsOf({ title, blocks }: Section): Words {
  const options = blocks.filter((block) => isOptionsOf(blocks, block))
  const prose = blocks.filter((block) => block.kind === 'prose' && !options.includes(block))
  return {
    title,
    prose: prose.map(proseOf).join('\n\n'),
    callouts: new Map(
      blocks.flatMap((block) => (block.kind === 'callout' ? [[block.name, block.text]] : [])),
    ),
    options: itemsOf(options).map(({ text }) => text),
  }
}

/** Reads a file of words, and keeps what is missing in it. */
class Overlay {
  readonly missing: string[] = []
  readonly problems: LectureProblem[] = []
  readonly head: Readonly<Record<string, unknown>>
  readonly #sections: readonly Section[]
  readonly #labels = new Map<string, string>()

  constructor(text: string) {
    const { front, sections } = scanLecture(text)
    this.#sections = sections
    const read = front?.closed ? readData(front.lines, 2) : undefined
    const fault = { line: 1, column: 1, message: 'these are no words of a lecture: line 1 should be ---' }
    this.problems.push(...(read?.problems ?? [fault]))
    this.head = isFields(read?.data?.value) ? read.data.value : {}
    for (const { blocks } of sections)
      for (const block of blocks) if (block.kind === 'fence' && block.name === 'words') this.#read(block)
  }

  #read({ lines, line }: Extract<Block, { kind: 'fence' }>): void {
    const { data, problems } = readData(lines, line + 1)
    this.problems.push(...problems)
    for (const [label, word] of Object.entries(isFields(data?.value) ? data.value : {}))
      if (word !== null) this.#labels.set(label, String(word))
  }

  /** The words of the whole lecture, those of a step, or those of a list behind the steps. */
  words(id?: string): Words | undefined {
    const [first] = this.#sections
    const found =
      id === undefined ? first : this.#sections.find((section) => section !== first && stepId(section) === id)
    return found && (id !== undefined || found.level === 1) ? wordsOf(found) : undefined
  }

  /** The items of a list behind the steps. */
  items(id: string): readonly string[] {
    const found = this.#sections.slice(1).find((section) => section.level === 1 && stepId(section) === id)
    return itemsOf(found?.blocks ?? []).map(({ text }) => text)
  }

  /** Steps whose words are of none of those that there are. */
  refuseOthers(ids: readonly string[]): void {
    for (const section of this.#sections)
      if (section.level === 2 && !ids.includes(stepId(section)))
        this.problems.push({
          line: section.line,
          column: 1,
          message: `there is no step "${stepId(section)}"`,
        })
  }

  /** Other words for some; those where there are none. */
  instead(name: string, own: string, word: string | undefined): string {
    if (own === '') return own
    if (word !== undefined && word !== '') return word
    this.missing.push(name)
    return own
  }

  label(own: string): string {
    const word = this.#labels.get(own)
    if (word === undefined && hasWords(own) && !this.missing.includes(own)) this.missing.push(own)
    return word ?? own
  }

  known(own: string): string {
    return this.#labels.get(own) ?? own
  }
}

function questionWith(overlay: Overlay, id: string, question: Question, words: Words | undefined): Question {
  const { setup, ask, because, options } = question
  const instead = (name: string, own: string) =>
    overlay.instead(`${id}: ${name}`, own, words?.callouts.get(name))
  const labels = words?.options.length === options?.length ? words?.options : undefined
  return {
    ...question,
    ...(setup !== undefined && { setup: instead('scene', setup) }),
    ask: instead('ask', ask),
    ...(options && {
      options: options.map((option, i) => ({
        ...option,
        label: overlay.instead(`${id}: option ${i + 1}`, option.label, labels?.[i]),
      })),
    }),
    because: instead('because', because),
  }
}

function stepWith(overlay: Overlay, step: Step): Step {
  const id = stepId(step)
  const words = overlay.words(id)
  const instead = (name: string, own: string, word: string | undefined) =>
    overlay.instead(`${id}: ${name}`, own, word)
  const { question } = step
  const said = {
    id,
    title: instead('title', step.title, words?.title),
    prose: instead('prose', step.prose, words?.prose),
    ...(step.try !== undefined && { try: instead('try', step.try, words?.callouts.get('try')) }),
    ...(step.watch !== undefined && { watch: instead('watch', step.watch, words?.callouts.get('watch')) }),
    ...(question && { question: questionWith(overlay, id, question, words) }),
  }
  const labelled = withLabels(
    step,
    (label) => overlay.label(label),
    (label) => overlay.known(label),
  )
  return { ...labelled, ...said }
}

/**
 * A lecture with the words of a file that translates it. What the file has no words for keeps those that it has. Steps keep their ids, so
 * that links mean the same. Never throws: what is wrong with the file is told.
 */
export function withWords(scenario: Scenario, overlay: string): Worded {
  const read = new Overlay(overlay)
  const { translates, of, language } = read.head
  if (translates !== undefined && translates !== scenario.id)
    read.problems.push({ line: 1, column: 1, message: `these are words of "${String(translates)}", not of "${scenario.id}"` }) // prettier-ignore
  read.refuseOthers(scenario.steps.map(stepId))
  const head = read.words()
  const caveats = read.items('caveats')
  const worded: Scenario = {
    ...scenario,
    ...(typeof language === 'string' && { language }),
    title: read.instead('title', scenario.title, head?.title),
    idea: read.instead('idea', scenario.idea, head?.callouts.get('idea')),
    minute: read.instead('minute', scenario.minute, head?.callouts.get('minute')),
    steps: scenario.steps.map((step) => stepWith(read, step)),
    caveats: scenario.caveats.map((own, i) => read.instead(`caveat ${i + 1}`, own, caveats[i])),
  }
  return {
    scenario: worded,
    missing: read.missing,
    stale: of !== wordsDigest(scenario),
    problems: read.problems,
  }
}
