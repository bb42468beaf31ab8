import * as v from 'valibot'
import { isFields } from '../../../experiment/format/merge.ts'
import { issueOf } from '../../../experiment/spec/values/sentences.ts'
import type { LectureProblem } from '../manuscript.ts'
import type { Question, Scenario, Step } from '../scenario.ts'
import { unknownField } from '../../field-names.ts'
import { meant } from '../../meant.ts'
import { readData } from '../fences/read-fence.ts'
import type { YamlRead } from '../fences/yaml-text.ts'
import { item } from '../lecture-text.ts'
import { stepId } from '../merged.ts'
import { isOptionsOf, itemsOf } from '../parts.ts'
import { scanLecture, type Block, type Section } from '../text/scan.ts'
import { withLabels } from './labels.ts'
import { lostOf } from './lost.ts'
import { hasWords, labelsOf, wordsDigest } from './overlay-text.ts'
import { digestIn, digestOf, passageName, passagesOf, type Passage, type PassagePlace } from './passages.ts'
import { translationSchema } from './translation-front.ts'

export interface Worded {
  readonly scenario: Scenario
  /** Passages without a translation, as `id: part`, and labels without one. They keep the original text. */
  readonly missing: readonly string[]
  /** Passages whose original has changed since they were translated, as `id: part`. */
  readonly outdated: readonly string[]
  /** The file does not confirm that it translates the current text. */
  readonly stale: boolean
  readonly problems: readonly LectureProblem[]
  /** Hints for the translator: passages that are out of date, or lack a number, a formula or a mark. */
  readonly notes: readonly LectureProblem[]
}

interface Words {
  readonly title: string
  readonly prose: string
  readonly callouts: ReadonlyMap<string, string>
  readonly options: readonly string[]
}

const proseOf = (block: Block): string => (block.kind === 'prose' ? block.text : '')

/** The blocks of prose in a section, and those with the options of its question. */
function proseBlocks(blocks: readonly Block[]) {
  const options = blocks.filter((block) => isOptionsOf(blocks, block))
  return { options, prose: blocks.filter((block) => block.kind === 'prose' && !options.includes(block)) }
}

function wordsOf({ title, blocks }: Pick<Section, 'title' | 'blocks'>): Words {
  const { options, prose } = proseBlocks(blocks)
  return {
    title,
    prose: prose.map(proseOf).join('\n\n'),
    callouts: new Map(
      blocks.flatMap((block) => (block.kind === 'callout' ? [[block.name, block.text]] : [])),
    ),
    options: itemsOf(options).map(({ text }) => text),
  }
}

const isCaveats = (section: Section): boolean => section.level === 1 && stepId(section) === 'caveats'

export interface PlacedWords {
  readonly text: string
  readonly line: number
}

/** The text of a translation, by the names of its passages. */
export class TranslatedPassages {
  /** The section of the whole lecture: the first heading that is not that of the caveats, and everything above it. */
  readonly head: Section
  readonly steps: readonly Section[]
  readonly caveats: Section | undefined
  /** Sections that no lecture has. */
  readonly others: readonly Section[]
  /** Translated labels, by the original ones. */
  readonly labels = new Map<string, string>()
  readonly labelLines = new Map<string, number>()
  readonly problems: LectureProblem[] = []
  readonly #words = new Map<string, PlacedWords>()

  constructor(text: string) {
    const { before, sections } = scanLecture(text)
    const [first] = sections
    const titled = first?.level === 1 && !isCaveats(first) ? first : undefined
    const blocks = [...before, ...(titled?.blocks ?? [])]
    this.head = { line: 1, end: 1, level: 1, title: '', ...titled, blocks }
    this.steps = sections.filter(({ level }) => level === 2)
    this.caveats = sections.find(isCaveats)
    this.others = sections.filter(
      (section) => section.level === 1 && section !== titled && section !== this.caveats,
    )
    this.#read(this.head)
    for (const block of this.head.blocks)
      if (block.kind === 'fence' && block.name === 'words') this.#readLabels(block)
    for (const section of this.steps) this.#read(section, stepId(section))
    if (this.caveats)
      this.#set(
        'caveats',
        this.caveats.line,
        itemsOf(this.caveats.blocks).map(({ text: one }) => one),
      )
  }

  get(name: string): PlacedWords | undefined {
    return this.#words.get(name)
  }

  #readLabels({ lines, line }: Extract<Block, { kind: 'fence' }>): void {
    const { data, problems } = readData(lines, line + 1)
    this.problems.push(...problems)
    for (const [label, word] of Object.entries(isFields(data?.value) ? data.value : {})) {
      this.labelLines.set(label, data?.placeOf([label], true).line ?? line)
      if (word !== null) this.labels.set(label, String(word))
    }
  }

  #set(name: string, line: number, words: string | readonly string[]): void {
    const text = typeof words === 'string' ? words : words.map(item).join('\n')
    if (text !== '' && !this.#words.has(name)) this.#words.set(name, { text, line })
  }

  #read(section: Section, step?: string): void {
    const name = (part: string) => (step === undefined ? part : `${step}: ${part}`)
    const { title, prose, callouts, options } = wordsOf(section)
    this.#set(name('title'), section.line, title)
    const blocks = proseBlocks(section.blocks)
    this.#set(name('prose'), blocks.prose[0]?.line ?? section.line, prose)
    this.#set(name('options'), blocks.options[0]?.line ?? section.line, options)
    for (const block of section.blocks)
      if (block.kind === 'callout') this.#set(name(block.name), block.line, callouts.get(block.name) ?? '')
  }
}

/** The note for a passage whose original has changed. */
export const outdatedNote = (place: PassagePlace): string =>
  `the lecture's text has changed since ${passageName(place)} was translated. Compare the two`

function lostNotes({ text }: Passage, translation: PlacedWords): readonly string[] {
  const { numbers, formulas } = lostOf(text, translation.text)
  return [
    ...numbers.map((source) => `the number {${source}} of the lecture is missing here. Copy it`),
    ...formulas.map((tex) => `the formula ${tex} of the lecture is missing here. Copy it`),
  ]
}

/** Reads a translation, and collects what is missing in it. */
class Overlay {
  readonly missing: string[] = []
  readonly problems: LectureProblem[] = []
  readonly notes: LectureProblem[] = []
  readonly outdated: string[] = []
  readonly head: Readonly<Record<string, unknown>>
  readonly #passages: TranslatedPassages
  #placeOf: YamlRead['placeOf'] = () => ({ line: 1, column: 1 })

  constructor(text: string) {
    const { front } = scanLecture(text)
    this.#passages = new TranslatedPassages(text)
    const read = front?.closed ? readData(front.lines, 2) : undefined
    const fault = { line: 1, column: 1, message: 'this is not a translation. Write --- in line 1' }
    const open = { line: 1, column: 1, message: 'the second --- is missing' }
    this.problems.push(...(read?.problems ?? [front ? open : fault]))
    this.head = isFields(read?.data?.value) ? read.data.value : {}
    if (read?.data) this.#check(read.data)
    this.problems.push(...this.#passages.problems)
  }

  #check({ placeOf }: { readonly placeOf: YamlRead['placeOf'] }): void {
    this.#placeOf = placeOf
    const { issues = [] } = v.safeParse(translationSchema, this.head)
    for (const issue of issues) {
      const path = (issue.path ?? []).map(({ key }) => key as string | number)
      const isUnknown = issue.expected === 'never'
      const message = isUnknown ? unknownField(translationSchema, this.head, path) : issueOf(issue).message
      this.problems.push({ ...placeOf(path, isUnknown), message })
    }
  }

  items(name: string): readonly string[] {
    const { text = '', line = 1 } = this.#passages.get(name) ?? {}
    return itemsOf([{ kind: 'prose', line, end: line, text }]).map((one) => one.text)
  }

  words(name: string): string | undefined {
    return this.#passages.get(name)?.text
  }

  /** Reports translations of parts that the lecture does not have. Steps in `others` exist but could not be read. */
  refuseOthers(scenario: Scenario, others: readonly string[]): void {
    const ids = scenario.steps.map(stepId)
    const known = new Set(passagesOf(scenario).map(passageName))
    const refuse = (line: number, message: string) => this.problems.push({ line, column: 1, message })
    const met = new Set<string>()
    for (const section of this.#passages.steps) {
      const id = stepId(section)
      if (met.has(id)) refuse(section.line, `the step "${id}" is translated twice`)
      met.add(id)
      if (ids.includes(id)) this.#refuseBlocks(section, known, id)
      else if (!others.includes(id)) refuse(section.line, `there is no step "${id}"${meant(id, ids)}`)
    }
    this.#refuseBlocks(this.#passages.head, known)
    for (const { line, title } of this.#passages.others)
      refuse(
        line,
        `"${title}" is not a part of a translation. Write {#caveats} after the title of the caveats`,
      )
    const labels = new Set(labelsOf(scenario))
    for (const [label, line] of this.#passages.labelLines)
      if (hasWords(label) && !labels.has(label) && others.length === 0)
        refuse(line, `there is no label "${label}" in the lecture${meant(label, [...labels])}`)
  }

  #refuseBlocks({ blocks }: Section, known: ReadonlySet<string>, step?: string): void {
    for (const block of blocks) {
      const place = { line: block.line, column: 1 }
      if (block.kind === 'fence') {
        if (step === undefined && block.name === 'words') continue
        const message = `a translation cannot have a fence "${block.name}". It contains only text, and data stay in the lecture`
        this.problems.push({ ...place, message })
      } else if (block.kind === 'callout') {
        const name = step === undefined ? block.name : `${step}: ${block.name}`
        if (known.has(name)) continue
        const where = step === undefined ? 'the lecture' : `the step "${step}" of the lecture`
        this.problems.push({
          ...place,
          message: `${where} has no "[!${block.name}]" to translate`,
        })
      }
    }
  }

  /** Compares each passage with the text from which it was translated, and with the current text. */
  compare(scenario: Scenario, stale: boolean): void {
    const { of } = this.head
    if (stale && (typeof of === 'string' || typeof of === 'number')) {
      const message =
        'the text has changed since it was translated, and `of` does not say where. Compare everything'
      this.notes.push({ ...this.#placeOf(['of']), message })
    }
    for (const passage of passagesOf(scenario)) {
      const translation = this.#passages.get(passageName(passage))
      if (!translation) continue
      const tell = (message: string) => this.notes.push({ line: translation.line, column: 1, message })
      if (isFields(of) && digestIn(this.head, passage) !== digestOf(passage.text)) {
        this.outdated.push(passageName(passage))
        tell(outdatedNote(passage))
      }
      for (const message of lostNotes(passage, translation)) tell(message)
      if (
        passage.part === 'options' &&
        this.items(passageName(passage)).length !==
          itemsOf([{ kind: 'prose', line: 1, end: 1, text: passage.text }]).length
      )
        tell('the lecture has a different number of options here. Translate each on its own line')
    }
    for (const step of scenario.steps) this.#compareMarks(step)
  }

  /** Reports translated marks whose phrase is not in the translated `watch`. */
  #compareMarks(step: Step): void {
    const watch = this.#passages.get(`${stepId(step)}: watch`)
    if (!watch) return
    for (const phrase of Object.keys(step.marks ?? {})) {
      const word = this.#passages.labels.get(phrase) ?? phrase
      if (watch.text.includes(word)) continue
      const message = `"${word}" is not in this sentence, so it highlights nothing. Write it here, or translate "${phrase}" below \`\`\`words as it appears here`
      this.notes.push({ line: watch.line, column: 1, message })
    }
  }

  /** The translated text, or the original if there is none. */
  instead(name: string, own: string, word = this.words(name)): string {
    if (own === '') return own
    if (word !== undefined && word !== '') return word
    this.missing.push(name)
    return own
  }

  label(own: string): string {
    const word = this.#passages.labels.get(own)
    if (word === undefined && hasWords(own) && !this.missing.includes(own)) this.missing.push(own)
    return word ?? own
  }

  known(own: string): string {
    return this.#passages.labels.get(own) ?? own
  }

  placeOf(name: string) {
    return this.#placeOf([name])
  }
}

function questionWith(overlay: Overlay, id: string, question: Question): Question {
  const { setup, ask, because, options } = question
  const listed = overlay.items(`${id}: options`)
  const labels = listed.length === options?.length ? listed : undefined
  return {
    ...question,
    ...(setup !== undefined && { setup: overlay.instead(`${id}: scene`, setup) }),
    ask: overlay.instead(`${id}: ask`, ask),
    ...(options && {
      options: options.map((option, i) => ({
        ...option,
        label: overlay.instead(`${id}: option ${i + 1}`, option.label, labels?.[i]),
      })),
    }),
    because: overlay.instead(`${id}: because`, because),
  }
}

function stepWith(overlay: Overlay, step: Step): Step {
  const id = stepId(step)
  const { question } = step
  const said = {
    id,
    title: overlay.instead(`${id}: title`, step.title),
    prose: overlay.instead(`${id}: prose`, step.prose),
    ...(step.try !== undefined && { try: overlay.instead(`${id}: try`, step.try) }),
    ...(step.watch !== undefined && { watch: overlay.instead(`${id}: watch`, step.watch) }),
    ...(question && { question: questionWith(overlay, id, question) }),
  }
  const labelled = withLabels(
    step,
    (label) => overlay.label(label),
    (label) => overlay.known(label),
  )
  return { ...labelled, ...said }
}

/**
 * Translates a lecture with a file. Passages that the file lacks keep the original text, and steps keep their ids, so that links still
 * work. `others`: ids of steps that the lecture has but that could not be read. Never throws; the result contains the file's problems.
 */
export function withWords(scenario: Scenario, overlay: string, others: readonly string[] = []): Worded {
  const read = new Overlay(overlay)
  const { translates, of, language } = read.head
  if (translates !== undefined && translates !== scenario.id)
    read.problems.push({
      ...read.placeOf('translates'),
      message: `this is a translation of "${String(translates)}", not of "${scenario.id}"`,
    })
  read.refuseOthers(scenario, others)
  const caveats = read.items('caveats')
  const worded: Scenario = {
    ...scenario,
    ...(typeof language === 'string' && { language }),
    title: read.instead('title', scenario.title),
    idea: read.instead('idea', scenario.idea),
    minute: read.instead('minute', scenario.minute),
    steps: scenario.steps.map((step) => stepWith(read, step)),
    caveats: scenario.caveats.map((own, i) => read.instead(`caveat ${i + 1}`, own, caveats[i])),
  }
  const isWhole = typeof of === 'string' || typeof of === 'number'
  const differs = isWhole ? String(of) !== wordsDigest(scenario) : !isFields(of)
  read.compare(scenario, differs && others.length === 0)
  return {
    scenario: worded,
    missing: read.missing,
    outdated: read.outdated,
    stale: differs || read.outdated.length > 0,
    problems: read.problems.toSorted((a, b) => a.line - b.line || a.column - b.column),
    notes: read.notes.toSorted((a, b) => a.line - b.line || a.column - b.column),
  }
}
