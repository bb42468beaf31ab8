import * as v from 'valibot'
import { isFields } from '../../experiment/format/merge.ts'
import { mostIssues, mostMessage } from '../../experiment/spec/values/bounds.ts'
import { cut } from '../../experiment/spec/values/error.ts'
import { issueOf } from '../../experiment/spec/values/sentences.ts'
import { finish, type Work } from '../../math/work.ts'
import type { LectureProblem } from './manuscript.ts'
import type { Option, Patch, Question, Scenario, Step } from './scenario.ts'
import { mostLetters, mostLines, mostOptions, mostLectureSteps } from './bounds.ts'
import { readChecks, withBounds, type Checks } from './fences/check-fence.ts'
import { experimentProblems, patchedSteps, type PlacedCall, type PlacedStep } from './experiment-problems.ts'
import { fieldFaults } from './fences/field-faults.ts'
import { form, frontSchema, notLecture, type Front } from './fences/front.ts'
import { readBase, readData, readFence, readLists, type DataRead } from './fences/read-fence.ts'
import { meant } from '../meant.ts'
import { withMeant } from './notation/known-name.ts'
import type { NumberList } from './notation/number-lists.ts'
import { questionSchema } from './fences/question-schema.ts'
import { optionFaults, readOption } from './notation/option-text.ts'
import { isOptionsOf, itemsOf, partName, partsOf, stepPlace, type Range, type StepPlace } from './parts.ts'
import { withoutEndSpaces } from './text/end-spaces.ts'
import { linesOf, scanLecture, type Block, type Fence, type Section } from './text/scan.ts'
import { slugOf } from './text/slug.ts'
import { showSchema } from './fences/show-schema.ts'
import { given } from './given.ts'
import { leavesOf } from '../../theory/quantity/expression.ts'
import { calloutsWithNumbers, missingFrom, numbersIn, withSaid, type PlacedNumber } from './live-numbers.ts'
import { mergedExperiment, stepId } from './merged.ts'
import { readTranslations, type LectureTranslation } from './translation/read-translations.ts'
import { sentenceOf } from './notation/text-error.ts'
import {
  bareOptions,
  hiddenRules,
  languageFault,
  largeNumbers,
  missingRun,
  type Oversight,
} from './oversights.ts'
import type { Path, Place, YamlRead } from './fences/yaml-text.ts'

export type { LectureProblem } from './manuscript.ts'

export interface ParsedLecture {
  /** The lecture with its good steps; undefined if nothing in it can be used. */
  readonly scenario?: Scenario
  /** Its translations in the same file; empty if the lecture cannot be used. */
  readonly translations: readonly LectureTranslation[]
  /** At most 20 problems, in the order of the text. */
  readonly problems: readonly LectureProblem[]
  /** The places of all steps, including broken ones. */
  readonly places: readonly StepPlace[]
  /** The places of the title, `idea` and `minute`. */
  readonly head: Readonly<Record<string, Range>>
}

/** The version of the format that the front matter names, if it names one. */
const formOf = (front: unknown): number | undefined =>
  isFields(front) && typeof front['badlands'] === 'number' ? front['badlands'] : undefined

type Data = NonNullable<DataRead['data']>

const confirmed = '{confirmed}'

/** A heading without the space after its signs. */
const headingSlip = /^(##?)([^#\s].*)$/u

/** The parts of a lecture after its steps. */
const known: readonly string[] = ['caveats', 'references', 'numbers']

const stepCallouts: readonly string[] = ['try', 'watch', 'scene', 'ask', 'because']

/** Problems that the reader collects; only the first of them are returned. */
const mostKept = 100

/** Reads one lecture. Its problems are full sentences without suggestions; `parsingLecture` adds these and shortens the sentences. */
class LectureReader {
  readonly problems: LectureProblem[] = []
  readonly #sections: readonly Section[]
  readonly #stepSections: readonly Section[]
  readonly #scanned: ReturnType<typeof scanLecture>
  readonly #lines: readonly string[]
  #lists: ReadonlyMap<string, NumberList> = new Map()
  readonly #broken = new Set<number>()
  /** True if the first step has no heading. */
  #headless = false
  /** The step being read; undefined before the first and after the last. */
  #step: number | undefined
  #frontPlaceOf: YamlRead['placeOf'] = () => ({ line: 1, column: 1 })

  constructor(source: string) {
    this.#scanned = scanLecture(source)
    this.#lines = linesOf(source)
    this.#sections = this.#scanned.sections
    this.#stepSections = this.#sections.filter(({ level }) => level === 2)
  }

  /** Reads the lecture. Pauses at each step and at each experiment. */
  *read(): Work<Scenario | undefined> {
    const { front: found } = this.#scanned
    if (!found) {
      this.#refuse({ line: 1, column: 1 }, notLecture)
      return undefined
    }
    if (!found.closed) {
      this.#refuse(
        { line: 1, column: 1 },
        'the second --- is missing. Write it below the last line of the front matter',
      )
      return undefined
    }
    const data = this.#told(readData(found.lines, 2))
    const named = formOf(data?.value) ?? form
    if (data && named > form) {
      this.#refuse(
        data.placeOf(['badlands']),
        `this file is of form ${named}, and this page knows ${form}. Reload the page, or ask for a newer one`,
      )
      return undefined
    }
    const head = data && this.#head(data)
    const [titled] = this.#sections
    if (titled?.level !== 1) {
      const line = titled?.line ?? 1
      this.#refuse(
        { line, column: 1 },
        'the title is missing before the first step. Write it in a line that begins with # and a space',
      )
      return undefined
    }
    const others = this.#sections.slice(1).filter(({ level }) => level === 1)
    const last = (id: string) => others.find((section) => stepId(section) === id)
    for (const section of others)
      if (!known.includes(stepId(section)))
        this.#refuse(
          { line: section.line, column: 1 },
          `"${section.title}" is not a part of a lecture. Begin a step with ##; # is for Caveats, References and Numbers`,
        )
    const { lists, problems } = readLists(last('numbers')?.blocks ?? [])
    this.#lists = lists
    for (const { message, ...place } of problems) this.#refuse(place, message)
    const callouts = this.#headCallouts(titled.blocks)
    const steps = yield* this.#steps()
    this.#checkAssigned(head?.assignment?.steps ?? [])
    if (this.#stepSections.length === 0)
      this.#refuse(
        { line: titled.line, column: 1 },
        'the lecture has no steps. Write ## and a space, then the title of a step',
      )
    if (!head || steps.length === 0) return undefined
    return {
      ...head,
      title: titled.title,
      idea: callouts.get('idea') ?? '',
      minute: callouts.get('minute') ?? '',
      steps,
      caveats: itemsOf(last('caveats')?.blocks ?? []).map((item) => item.text),
      references: itemsOf(last('references')?.blocks ?? []).map(({ text }) =>
        text.endsWith(confirmed)
          ? { text: withoutEndSpaces(text.slice(0, -confirmed.length)), confirmed: true }
          : { text, confirmed: false },
      ),
    }
  }

  /** Reports oversights, which do not prevent reading. */
  #notice({ placeOf }: Data, oversights: readonly Oversight[]): void {
    for (const { path, message } of oversights) this.#refuse(placeOf(path), message, true)
  }

  /** The callouts of the whole lecture. If the first step has no heading, only that is reported, and nothing about its contents. */
  #headCallouts(blocks: readonly Block[]): ReadonlyMap<string, string> {
    const names = ['idea', 'minute']
    const stray = blocks.find(
      (block) => block.kind === 'fence' || (block.kind === 'callout' && stepCallouts.includes(block.name)),
    )
    const slip = this.#slips(blocks, stray === undefined)
    if (stray && !slip) {
      const written = stray.kind === 'callout' ? `[!${stray.name}]` : partName(blocks, stray)
      this.#refuse(
        { line: stray.line, column: 1 },
        `"${written}" is before the first step. Write ## and the title of the step above it`,
        stray.kind === 'fence',
      )
    }
    this.#headless = stray !== undefined || slip
    const own = this.#headless
      ? blocks.filter((block) => block.kind === 'callout' && names.includes(block.name))
      : blocks
    return this.#callouts(own, names)
  }

  /** Reports lines of prose that look like headings without a space. Returns true if there are any. */
  #slips(blocks: readonly Block[], mild = true): boolean {
    let found = false
    for (const block of blocks)
      if (block.kind === 'prose')
        for (const [i, text] of block.text.split('\n').entries()) {
          const [, signs, title] = headingSlip.exec(text) ?? []
          if (signs === undefined || title === undefined) continue
          found = true
          this.#refuse(
            { line: block.line + i, column: 1 },
            `a space is missing after ${signs}. Write ${known.includes(slugOf(title)) ? '#' : '##'} ${cut(title, 40)}`,
            mild,
          )
        }
    return found
  }

  #checkAssigned(assigned: readonly string[]): void {
    const ids = this.#stepSections.map(stepId)
    for (const [i, id] of assigned.slice(0, mostKept).entries())
      if (!ids.includes(id))
        this.#refuse(
          this.#frontPlaceOf(['assignment', 'steps', i]),
          `there is no step "${id}"${meant(id, ids)}`,
        )
  }

  brokenIds({ steps }: Scenario): readonly string[] {
    const shown = steps.map(stepId)
    return this.#stepSections.map(stepId).filter((id) => !shown.includes(id))
  }

  get places(): readonly StepPlace[] {
    return this.#stepSections.map((section) => stepPlace(section, this.#lines))
  }

  get head(): Readonly<Record<string, Range>> {
    const [titled] = this.#sections
    return titled?.level === 1 ? partsOf(titled, this.#lines) : {}
  }

  /** Adds a problem. Unless it is `mild`, the current step will not be shown. */
  #refuse({ line, column }: Place, message: string, mild = false): void {
    if (this.#step !== undefined && !mild) this.#broken.add(this.#step)
    if (this.problems.length >= mostKept) return
    const isTold = (one: LectureProblem) =>
      one.line === line && one.column === column && one.message === message
    if (this.problems.some(isTold)) return
    this.problems.push({
      ...{ line, column, message },
      ...(this.#step !== undefined && { step: this.#step }),
      ...(mild && { mild }),
    })
  }

  #head(data: Data): Front | undefined {
    this.#frontPlaceOf = data.placeOf
    const read = this.#checked(frontSchema, data)
    if (!read) return undefined
    const { badlands, ...head } = read
    const fault = head.language === undefined ? undefined : languageFault(head.language)
    if (fault !== undefined) this.#refuse(data.placeOf(['language']), fault, true)
    return badlands === form ? head : undefined
  }

  /** Reports the problems of a fence and returns its data. */
  #told({ data, problems }: DataRead): Data | undefined {
    for (const { message, mild, ...place } of problems) this.#refuse(place, message, mild)
    return data
  }

  #fence(fence: Fence): Data | undefined {
    return this.#told(readFence(fence, this.#lists))
  }

  /** Parses data with a schema and reports its issues. */
  #checked<const S extends v.GenericSchema>(
    schema: S,
    { value, placeOf }: Data,
  ): v.InferOutput<S> | undefined {
    const result = v.safeParse(schema, value ?? {})
    if (result.success) return result.output
    const issues = result.issues.slice(0, Math.max(1, mostKept - this.problems.length)).map((issue) => ({
      keys: (issue.path ?? []).map(({ key }) => key as string | number),
      message: issueOf(issue).message,
    }))
    for (const { keys, message, isUnknown } of fieldFaults(schema, value, issues))
      this.#refuse(placeOf(keys, isUnknown), message)
    return undefined
  }

  /** Returns the texts of the callouts among some blocks, by name; only those in `names` are allowed. */
  #callouts(blocks: readonly Block[], names: readonly string[]): ReadonlyMap<string, string> {
    const found = new Map<string, string>()
    for (const block of blocks) {
      if (block.kind !== 'callout') continue
      const place = { line: block.line, column: 1 }
      if (!names.includes(block.name))
        this.#refuse(place, unknownPart(`"[!${block.name}]" here`, block.name, names))
      else if (found.has(block.name))
        this.#refuse(place, `"[!${block.name}]" is given twice. Put both texts into one`)
      else found.set(block.name, block.text)
    }
    return found
  }

  *#steps(): Work<readonly Step[]> {
    const sections = this.#stepSections.slice(0, mostLectureSteps)
    const beyond = this.#stepSections[mostLectureSteps]
    if (beyond)
      this.#refuse(
        { line: beyond.line, column: 1 },
        `a lecture has at most ${mostLectureSteps} steps. Split it into two lectures`,
      )
    const placed: PlacedStep[] = []
    const ids = new Set<string>()
    for (const [i, section] of sections.entries()) {
      this.#step = i
      const id = stepId(section)
      if (ids.has(id))
        this.#refuse(
          { line: section.line, column: 1 },
          `another step has the id "${id}". Write another one after this title, such as {#${id}-2}`,
        )
      ids.add(id)
      yield
      placed.push(this.#placedStep(section, i))
    }
    const { problems, broken } = yield* experimentProblems(placed)
    const withoutExperiment = new Set(broken)
    for (const step of broken) this.#broken.add(step)
    for (const { step, message, ...place } of problems) {
      this.#step = step
      this.#refuse(place, message)
    }
    const patched = patchedSteps(placed)
    for (const [i, { numbers, step, claims = [] }] of placed.entries()) {
      this.#step = i
      if (!step || withoutExperiment.has(i)) continue
      yield
      const experiment = mergedExperiment(patched, i)
      for (const { message, ...place } of missingFrom(numbers, step, experiment)) this.#refuse(place, message)
      const calls = [
        ...claims,
        ...numbers.flatMap(({ number, ...place }) =>
          leavesOf(number.expression).flatMap((leaf) =>
            leaf.kind === 'quantity' ? [{ ...place, call: leaf }] : [],
          ),
        ),
        ...this.#drawn(placed[i]!),
      ]
      for (const { call, ...place } of calls) {
        const message = missingRun(call, experiment, step.beside)
        if (message !== undefined) this.#refuse(place, message, true)
      }
    }
    this.#step = undefined
    return goodSteps(placed, this.#broken)
  }

  #drawn({ step, show }: PlacedStep): readonly PlacedCall[] {
    return (step?.predictions ?? []).map((call, k) => ({
      ...(show?.placeOf(['predictions', k], true) ?? { line: 1, column: 1 }),
      call,
    }))
  }

  #placedStep(section: Section, at: number): PlacedStep {
    const { title, id, blocks, line } = section
    this.#slips(blocks)
    const { fences, hasStray } = this.#fences(blocks)
    const callouts = this.#callouts(blocks, stepCallouts)
    const [experiment, show, check] = ['experiment', 'show', 'check'].map((name) => {
      const fence = fences.get(name)
      return fence && this.#fence(fence)
    })
    if (at === 0 && !fences.has('experiment') && !hasStray && !this.#headless)
      this.#refuse(
        { line, column: 1 },
        'the first step has no experiment. Write one in a fence ```experiment',
      )
    const { from, isKnown } = this.#from(fences.get('experiment'), at)
    const isWhole = at === 0 || from === null
    if (experiment) this.#notice(experiment, largeNumbers(experiment.value))
    const patch = experiment ? this.#patch(experiment, isWhole) : at === 0 ? undefined : {}
    const read = show ? this.#checked(showSchema, show) : fences.has('show') ? undefined : {}
    const shown = hasStray ? undefined : read
    if (show && read?.sweep) this.#notice(show, hiddenRules(read.sweep))
    const checks =
      check &&
      readChecks(check.value, (path, message, ofName) => this.#refuse(check.placeOf(path, ofName), message))
    const question = this.#question(blocks, callouts, fences.get('question'))
    const prose = blocks
      .filter((block) => block.kind === 'prose' && !isOptionsOf(blocks, block))
      .map((block) => (block.kind === 'prose' ? block.text : ''))
      .join('\n\n')
    const words = Object.fromEntries(
      ['try', 'watch'].flatMap((name) => (callouts.has(name) ? [[name, callouts.get(name)]] : [])),
    )
    const told = { prose, ...words, ...(question && { question }) }
    const whole = shown &&
      patch && {
        ...(id !== undefined && { id }),
        title,
        ...told,
        ...(from !== undefined && { from }),
        experiment: patch,
        ...withSaid(this.#claimed(shown, checks, check?.placeOf), told),
      }
    return {
      line,
      title,
      ...(id !== undefined && { id }),
      ...(from !== undefined && { from }),
      ...((!patch || !isKnown || (hasStray && !fences.has('experiment'))) && { unread: true as const }),
      ...(experiment && { patch: { value: patch, placeOf: experiment.placeOf } }),
      ...(show && shown && { show, shown }),
      ...(check && checks && { claims: placedClaims(check, checks) }),
      ...(whole && { step: whole }),
      numbers: this.#numbers(blocks),
    }
  }

  #numbers(blocks: readonly Block[]): readonly PlacedNumber[] {
    return blocks.flatMap((block) =>
      (block.kind === 'prose' && !isOptionsOf(blocks, block)) ||
      (block.kind === 'callout' && calloutsWithNumbers.includes(block.name))
        ? numbersIn(block, (place, message) => this.#refuse(place, message))
        : [],
    )
  }

  /** The patch of a step. A whole experiment gets version 1. */
  #patch({ value, placeOf }: Data, isWhole: boolean): Patch | undefined {
    if (value === null || value === undefined) return {}
    if (!isFields(value)) {
      this.#refuse(placeOf([]), 'must be fields of an experiment. Write each as name: value')
      return undefined
    }
    return isWhole ? { version: 1, ...value } : value
  }

  /** What a step's patch is on; by default the step before. `isKnown`: whether that exists. */
  #from(fence: Fence | undefined, at: number): { readonly from?: string | null; readonly isKnown: boolean } {
    if (!fence) return { isKnown: true }
    const place = { line: fence.line, column: 1 }
    try {
      const from = readBase(fence.info)
      if (from === undefined) return { isKnown: true }
      const before = this.#stepSections.slice(0, at).map(stepId)
      const isKnown = from === null || before.includes(from)
      if (!isKnown)
        this.#refuse(
          place,
          `there is no step "${from}" before this one${meant(from, before) || `. Write ${before.join(', or ') || 'none'} after from`}`,
        )
      return { from, isKnown }
    } catch (error) {
      this.#refuse(place, sentenceOf(error))
      return { isKnown: false }
    }
  }

  /** The fences of a step by name; `hasStray` if one of them does not belong there. */
  #fences(blocks: readonly Block[]): {
    readonly fences: ReadonlyMap<string, Fence>
    readonly hasStray: boolean
  } {
    const fences = new Map<string, Fence>()
    let hasStray = false
    for (const block of blocks) {
      if (block.kind !== 'fence') continue
      const place = { line: block.line, column: 1 }
      const isKnown = fenceNames.includes(block.name)
      if (isKnown && !fences.has(block.name)) {
        fences.set(block.name, block)
        continue
      }
      hasStray = true
      this.#refuse(
        place,
        isKnown
          ? `the step has a fence "${block.name}" already. Put both into one`
          : unknownPart(`fence "${block.name}"`, block.name, fenceNames),
      )
    }
    return { fences, hasStray }
  }

  /** Adds the claims of the check fence to what a step shows. */
  #claimed(
    shown: Partial<Step>,
    checks: Checks | undefined,
    placeOf: YamlRead['placeOf'] | undefined,
  ): Partial<Step> {
    if (!checks) return shown
    const refuse = (path: Path, message: string, ofName = false) => {
      this.#refuse(placeOf?.(path, ofName) ?? { line: 1, column: 1 }, message)
    }
    const { sweep, histogram } = shown
    const { claims, places } = checks
    for (const [name, shows] of [
      ['sweep', sweep],
      ['histogram', histogram],
    ] as const) {
      const [first] = claims[name]
      const { path = [], ofName } = (first && places.get(first)) ?? {}
      if (first && !shows)
        refuse(
          path,
          `this is a claim about a ${name}, but the step has none. Add one to its show fence`,
          ofName,
        )
    }
    const predictions = withBounds(shown.predictions, checks, refuse)
    return {
      ...shown,
      ...(predictions && { predictions }),
      ...(sweep && claims.sweep.length > 0 && { sweep: { ...sweep, expectations: claims.sweep } }),
      ...(histogram &&
        claims.histogram.length > 0 && { histogram: { ...histogram, expectations: claims.histogram } }),
      ...(claims.step.length > 0 && { expectations: claims.step }),
    }
  }

  #question(
    blocks: readonly Block[],
    callouts: ReadonlyMap<string, string>,
    fence: Fence | undefined,
  ): Question | undefined {
    const ask = callouts.get('ask')
    const asked = blocks.find((block) => block.kind === 'callout' && block.name === 'ask')
    if (ask === undefined || !asked) {
      if (fence)
        this.#refuse(
          { line: fence.line, column: 1 },
          'the question has no text. Write > [!ask] and the question',
        )
      return undefined
    }
    const place = { line: asked.line, column: 1 }
    if (!fence) this.#refuse(place, 'the question has no answer. Write it in a fence ```question')
    const data = fence && this.#fence(fence)
    const read = data && this.#checked(questionSchema, data)
    const listed = this.#options(blocks, asked)
    const options = listed.map(({ option }) => option)
    if (!read) return undefined
    for (const at of bareOptions({ options }))
      this.#refuse(
        { line: listed[at]?.line ?? asked.line, column: 1 },
        'this option does not say when it is right. Write that in braces after it, as in {= 0.5}',
        true,
      )
    for (const { at, message } of optionFaults({ answer: read.answer, options }))
      this.#refuse({ line: listed[at]?.line ?? asked.line, column: 1 }, message)
    const kind = read.kind ?? (options.length > 0 ? 'choice' : undefined)
    if (!kind) {
      this.#refuse(place, 'the question has no options. List them, or write kind: place, number or curve')
      return undefined
    }
    const setup = callouts.get('scene')
    const { answer, ...others } = read
    return {
      ...(setup !== undefined && { setup }),
      ask,
      ...given(others),
      answer,
      kind,
      ...(options.length > 0 && { options }),
      because: callouts.get('because') ?? '',
    }
  }

  #options(
    blocks: readonly Block[],
    asked: Block,
  ): readonly { readonly option: Option; readonly line: number }[] {
    const next = blocks[blocks.indexOf(asked) + 1]
    if (!next || !isOptionsOf(blocks, next)) return []
    const items = itemsOf([next])
    const excess = items[mostOptions]
    if (excess)
      this.#refuse(
        { line: excess.line, column: 1 },
        `a question has at most ${mostOptions} options. Remove some`,
      )
    return items.slice(0, mostOptions).flatMap(({ text: item, line }) => {
      try {
        return [{ option: readOption(item), line }]
      } catch (error) {
        this.#refuse({ line, column: 1 }, sentenceOf(error))
        return []
      }
    })
  }
}

const placedClaims = ({ placeOf }: Data, { claims, places }: Checks): readonly PlacedCall[] =>
  claims.step.map((call) => {
    const { path = [], ofName } = places.get(call) ?? {}
    return { ...placeOf(path, ofName), call }
  })

/** The steps that are not broken. After a broken step, each has its whole experiment. */
function goodSteps(placed: readonly PlacedStep[], broken: ReadonlySet<number>): readonly Step[] {
  const patched = patchedSteps(placed)
  let dropped = false
  return placed.flatMap(({ step }, at) => {
    if (!step || broken.has(at)) {
      dropped = true
      return []
    }
    if (!dropped) return [step]
    return [{ ...step, from: null, experiment: mergedExperiment(patched, at) as Patch }]
  })
}

/** The error for an unknown part, with the closest known name or all of them. */
const unknownPart = (part: string, name: string, names: readonly string[]): string =>
  `there is no ${part}${meant(name, names) || `. Use one of these: ${names.join(', ')}`}`

const fenceNames = ['experiment', 'show', 'question', 'check']

/** Returns why a text is too long, as a sentence; undefined if it is not. */
function sizeRefusal(source: string): string | undefined {
  if (source.length > mostLetters)
    return `a lecture has at most ${mostLetters / 1e6} million characters. Shorten it`
  let lines = 1
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) lines++
  return lines > mostLines ? `a lecture has at most ${mostLines} lines. Shorten it` : undefined
}

/** Parses the text of a lecture, pausing in between. Never throws. */
export function* parsingLecture(source: string): Work<ParsedLecture> {
  const refusal = sizeRefusal(source)
  if (refusal !== undefined)
    return { problems: [{ line: 1, column: 1, message: refusal }], translations: [], places: [], head: {} }
  const reader = new LectureReader(source)
  const scenario = yield* reader.read()
  const read = scenario && (yield* readTranslations(source, scenario, reader.brokenIds(scenario)))
  const problems = [...reader.problems, ...(read?.problems ?? [])]
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
    .slice(0, mostIssues)
    .map((problem) => ({ ...problem, message: cut(withMeant(problem.message), mostMessage) }))
  return {
    ...(scenario && { scenario }),
    translations: read?.translations ?? [],
    problems,
    places: reader.places,
    head: reader.head,
  }
}

/** Parses the text of a lecture at once. Never throws. */
export const parseLecture = (source: string): ParsedLecture => finish(parsingLecture(source))
