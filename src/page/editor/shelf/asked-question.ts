import { computed, signal } from '@preact/signals-core'
import type { Option } from '../../../elements/controls/bl-select.ts'
import type { Edit } from '../../../exchange/lecture/edit/edit.ts'
import {
  beginQuestion,
  moveOption,
  mostOfferedOptions,
  optionFault,
  setAnswer,
  setKind,
  setOption,
  setScale,
  setWithin,
  standingQuestion,
  takeQuestion,
  typedCondition,
} from '../../../exchange/lecture/edit/question.ts'
import { numberText, readNumber } from '../../../exchange/lecture/notation/number-text.ts'
import type { TypedOption } from '../../../exchange/lecture/notation/option-text.ts'
import { quantityText, type QuantityCall } from '../../../exchange/lecture/notation/quantity-text.ts'
import { hasRuns, hasSurface, type Experiment } from '../../../experiment/spec/experiment.ts'
import { mergePatch } from '../../../experiment/format/merge.ts'
import { parseExperiment } from '../../../experiment/format/parse.ts'
import { formatNumber } from '../../../math/picture/format.ts'
import type { Compared, Dial, PictureName, Question } from '../../../exchange/lecture/scenario.ts'
import type { QuantityArgument, QuantityEntry } from '../../../theory/quantity/catalogue/entry.ts'
import { quantityEntry } from '../../../theory/quantity/catalogue/index.ts'
import type { NamedNumber } from '../../../theory/quantity/expression.ts'
import { optionLetter, rightOption } from '../../../view/question/verdict.ts'
import { triedQuestion, type Tried } from '../../../view/question/tried.ts'
import { algorithmName } from '../../../words/run-names.ts'
import { foundNumbers, numberNow } from './found-numbers.ts'
import { DialAnswers, type AskedAlong } from '../numbers/dial-answers.ts'
import { NumbersNow } from '../numbers/numbers-now.ts'
import { StagePick } from '../numbers/stage-pick.ts'
import { onScreen } from '../../lecture/on-screen.ts'
import { markOfNumber, type OnScreen } from '../../../view/live-mark.ts'
import { pictures } from '../../../pictures/pictures.ts'
import { isLandscape } from '../../board/arrangement.ts'
import { answerableQuantities, callLike, partsOf } from '../numbers/offered-quantities.ts'
import { areSuggested, suggestedQuestion } from './suggested-question.ts'
import type { ShelfDesk } from './shelf-part.ts'

type Kind = Question['kind']

/** Whether a quantity has both coordinates of a place. */
const isPlace = ({ arguments: given }: QuantityEntry): boolean =>
  given.some(({ name, kind }) => name === 'axis' && Array.isArray(kind) && kind.includes('a'))

/** Label of a quantity as the answer. For a place, the two coordinates count as one. */
const labelOf = (kind: Kind, label: string): string =>
  kind === 'place' ? label.replace(/^coordinate of /u, '') : label

/** Pictures that stay visible while a question is open, because they show only what exists before training. */
const unveiled: readonly PictureName[] = ['network', 'networks', 'inputs']

/** What is hidden while the question of a step is open. */
const veiledOn = ({ experiment, pictures: shown }: OnScreen): readonly string[] => [
  ...(hasRuns(experiment) ? ['the runs'] : []),
  ...shown
    .filter((name) => !isLandscape(name) && !unveiled.includes(name))
    .map((name) => pictures[name].label),
  'all text below',
]

/** A quantity as an expression of the step. */
const named = (call: QuantityCall): NamedNumber => ({ kind: 'quantity', of: 'step', ...call })

/** The two coordinates of a place; otherwise the number itself. */
const callsOf = (kind: Kind, call: QuantityCall): readonly QuantityCall[] =>
  kind === 'place' ? ['a', 'b'].map((axis) => ({ ...call, arguments: { ...call.arguments, axis } })) : [call]

const isCall = (compared: Compared): compared is Exclude<Compared, number> => typeof compared !== 'number'

/** The quantities that options are compared with. */
const comparedCalls = ({ options = [] }: Question): readonly QuantityCall[] =>
  options.flatMap(({ value = 0, interval = [] }) => [value, ...interval].filter(isCall))

/** The choices for an argument of the answer: one of several runs, or one of several words. */
function argumentView(
  experiment: Experiment,
  { name, kind, default: usual }: QuantityArgument,
  call: QuantityCall,
  parts: readonly string[],
) {
  const value = String(call.arguments?.[name] ?? usual ?? '')
  const view = (label: string, options: readonly Option[]) =>
    options.length > 1 ? [{ name, label, options, value }] : []
  const words = (all: readonly string[]) => all.map((word) => ({ value: word, label: word }))
  const counted = (all: readonly string[]) => all.map((label, i) => ({ value: String(i), label }))
  if (Array.isArray(kind)) return view(name, words(kind as readonly string[]))
  if (name === 'part') return view('of the part', words(parts))
  if (experiment.kind !== 'training') return []
  const { algorithms, starts } = experiment
  if (name === 'algorithm')
    return view('of the run', counted(algorithms.map((each) => algorithmName(each, algorithms))))
  if (name === 'start') return view('from the start', counted(starts.map((_, i) => `${i + 1}`)))
  return []
}

/** The experiments of a dial’s values, patched onto one experiment; empty if a patch does not fit. */
function alongDial({ experiments }: Dial, experiment: Experiment): readonly Experiment[] {
  try {
    return experiments.map((patch) => parseExperiment(mergePatch(experiment, patch)))
  } catch {
    return []
  }
}

/** A question with its quantities replaced by numbers; undefined while one is unknown. */
function inNumbers(
  question: Question,
  valueOf: (call: QuantityCall) => number | undefined,
): Question<number> | undefined {
  const numberOf = (one: Compared): number => (isCall(one) ? (valueOf(one) ?? NaN) : one)
  if (comparedCalls(question).some((call) => valueOf(call) === undefined)) return undefined
  const { options, ...others } = question
  const counted = options?.map(({ value, interval, ...option }) => ({
    ...option,
    ...(value !== undefined && { value: numberOf(value) }),
    ...(interval && { interval: [numberOf(interval[0]), numberOf(interval[1])] as const }),
  }))
  return { ...others, ...(counted && { options: counted }) }
}

/** A further option: twice the last number, or another answer. */
function oneMore(options: readonly TypedOption[]): TypedOption {
  const { condition = '' } = options.at(-1) ?? {}
  const last = condition.startsWith('=') ? readNumber(condition.slice(1).trim()) : undefined
  if (!last) return { label: 'another answer', condition: '' }
  return { label: `about ${formatNumber(2 * last)}`, condition: `= ${numberText(2 * last)}` }
}

/** An argument as written; undefined for the default. */
function argumentOf(
  entry: QuantityEntry | undefined,
  name: string,
  value: string,
): string | number | undefined {
  const argument = entry?.arguments.find((one) => one.name === name)
  if (String(argument?.default ?? '') === value) return undefined
  return argument?.kind === 'number' ? Number(value) : value
}

/** A quantity with one argument replaced. */
function withArgument(call: QuantityCall, name: string, value: string): QuantityCall {
  const others = Object.entries(call.arguments ?? {}).filter(([other]) => other !== name)
  const now = argumentOf(quantityEntry(call.quantity), name, value)
  const given = { ...Object.fromEntries(others), ...(now !== undefined && { [name]: now }) }
  const { quantity, stage } = call
  return {
    quantity,
    ...(Object.keys(given).length > 0 && { arguments: given }),
    ...(stage !== undefined && { stage }),
  }
}

/**
 * The question of the current step: its answer, chosen from the numbers of the stage, its options, what it currently yields, and its
 * actions.
 */
export function askedQuestion(desk: ShelfDesk) {
  const { editor, study, step, change, isOpen, ways } = desk
  const { draft } = editor
  const finding = signal(false)
  const typed = signal('')
  /** Typed conditions that are not valid, by option index. */
  const faults = signal<ReadonlyMap<number, { readonly condition: string; readonly fault: string }>>(
    new Map(),
  )
  const standing = computed(() => standingQuestion(draft.text, draft.step.value))
  const experiment = computed(() => study.store.experiment)
  const entries = (kind: Kind | undefined) =>
    answerableQuantities(experiment.value).filter((entry) => kind !== 'place' || isPlace(entry))
  const listed = (kind: Kind) =>
    entries(kind).map((entry) => ({ ...entry, label: labelOf(kind, entry.label) }))
  const screen = onScreen(study)
  const drawn = computed(() =>
    finding.value
      ? listed(standing.value?.kind ?? 'choice').map((entry) => ({
          ...entry,
          mark: markOfNumber(named(callNamed(entry.name)), screen.value),
        }))
      : [],
  )
  const pick = new StagePick(study, drawn, (mark) =>
    mark === 'picture/sweep'
      ? 'A single number of a sweep cannot be the answer. Ask for its curve.'
      : undefined,
  )
  /** The answer before the user chooses one. */
  const usualAnswer = (kind: Kind): QuantityCall => {
    const [swept] = step.peek()?.sweep?.quantities ?? []
    if (kind === 'curve' && swept)
      return { quantity: swept.quantity, ...(swept.arguments && { arguments: swept.arguments }) }
    const [first] = entries(kind)
    return first ? callLike(first, experiment.value, undefined) : { quantity: 'final-loss' }
  }
  const answer = computed((): QuantityCall | undefined => standing.value?.answer)
  /** Another quantity as the answer, for the same run as the current answer. */
  const callNamed = (name: string): QuantityCall => {
    const entry = quantityEntry(name)
    return entry ? callLike(entry, experiment.value, answer.value) : { quantity: name }
  }
  const wanted = computed((): readonly QuantityCall[] => {
    if (!isOpen('asked')) return []
    const { kind = 'choice' } = standing.value ?? {}
    const found = finding.value
      ? entries(kind)
          .filter(({ cost }) => cost !== 'slow')
          .map(({ name }) => callNamed(name))
      : []
    const question = step.value?.question
    return [
      ...[answer.value ?? usualAnswer(kind), ...found].flatMap((call) => callsOf(kind, call)),
      ...(question ? comparedCalls(question) : []),
    ]
  })
  const numbers = new NumbersNow(
    study,
    computed(() => wanted.value.map(named)),
  )
  const valueNow = (call: QuantityCall) => numbers.valueOf(named(call))
  const valuesOf = (kind: Kind, call: QuantityCall): readonly (number | undefined)[] =>
    callsOf(kind, call).map(valueNow)
  const inWords = (values: readonly (number | undefined)[]): string =>
    values.length > 1 ? `(${values.map(numberNow).join(', ')})` : numberNow(values[0])

  /** What the question yields on the current stage, and which option is right. */
  const tried = computed((): Tried & { readonly right?: number } => {
    const { question, reveal } = step.value ?? {}
    const problem = draft.problems.find((one) => one.step === draft.step.value)
    if (problem) return { words: `Line ${problem.line}: ${problem.message}`, good: false }
    if (!question || !standing.value) return { words: '', good: true }
    const { kind } = question
    if (!('quantity' in question.answer) || kind === 'curve' || reveal || question.answer.stage)
      return { words: 'Try it on the stage to see the answer.', good: true }
    const values = valuesOf(kind, question.answer)
    const counted = inNumbers(question, valueNow)
    if (!counted || values.some((value) => value === undefined)) return { words: 'computing …', good: true }
    const [value = NaN] = values
    const right = kind === 'choice' ? rightOption(counted, value) : undefined
    return {
      ...triedQuestion(
        counted,
        values.map((one) => one ?? NaN),
      ),
      ...(typeof right === 'number' && { right }),
    }
  })

  /** The question and its answer if it is multiple choice and the stage of the step determines the answer. */
  const chosenFrom = computed(() => {
    const { question, reveal } = step.value ?? {}
    if (question?.kind !== 'choice' || reveal || !('quantity' in question.answer) || question.answer.stage)
      return undefined
    return { question, answer: question.answer }
  })
  /** What to compute along the dial of the step while the form is open. */
  const askedAlong = computed(() => {
    const { dial } = step.value ?? {}
    const asked = chosenFrom.value
    if (!dial || !asked || !isOpen('asked')) return undefined
    return { ...asked, values: dial.values, experiments: alongDial(dial, experiment.value) }
  })
  const dialAnswers = new DialAnswers(
    computed((): AskedAlong => {
      if (!askedAlong.value) return { experiments: [], calls: [] }
      const { answer, question, experiments } = askedAlong.value
      return { experiments, calls: [answer, ...comparedCalls(question)] }
    }),
  )
  /** Which option is right for each value of the step’s dial. */
  const along = computed(() => {
    if (!askedAlong.value) return []
    const { answer, question, values, experiments } = askedAlong.value
    return experiments.map((at, i) => {
      const valueAt = (call: QuantityCall) => dialAnswers.valueOf(at, call)
      const counted = inNumbers(question, valueAt)
      const value = valueAt(answer)
      const right = counted && value !== undefined ? rightOption(counted, value) : undefined
      const said = right === undefined ? '–' : typeof right === 'number' ? optionLetter(right) : 'none'
      return { at: String(values[i]), right: said }
    })
  })

  const possible = (): readonly Kind[] => [
    'choice',
    'number',
    ...(hasSurface(experiment.value) && entries('place').length > 0 ? (['place'] as const) : []),
    ...(step.value?.sweep ? (['curve'] as const) : []),
  ]
  const suggested = (kind: Kind, call: QuantityCall) => {
    const { a } = study.content.peek().extent
    return suggestedQuestion(kind, call, valueNow(callsOf(kind, call)[0] ?? call), a[1] - a[0])
  }
  /** Applies a change of the question; `what` is its label for undo. */
  const write = (edit: (text: string, step: number) => Edit, what: string): void =>
    change(edit(draft.text, draft.step.peek()), what)
  const setOptionAt = (at: number, changed: Partial<TypedOption>): void => {
    const option = standing.peek()?.options[at]
    if (option) write((text, step) => setOption(text, step, at, { ...option, ...changed }), 'option')
  }
  /** Sets the answer, with new suggested options or a new axis around it if the author has not edited them yet. */
  const answerWith = (call: QuantityCall): void => {
    const before = standing.peek()
    if (!before) return
    const { kind, options } = before
    const isFresh = kind === 'number' || (kind === 'choice' && areSuggested(options))
    const isKnown = valueNow(call) !== undefined
    write(
      (text, step) =>
        isFresh && isKnown ? setKind(text, step, suggested(kind, call)) : setAnswer(text, step, call),
      'answer of the question',
    )
  }
  /** The actions of the form; options count from 0. */
  const acts = {
    /** Sets the kind of the question, or adds a question. */
    turnTo(kind: Kind): void {
      const before = standing.peek()
      if (before?.kind === kind) return
      const kept = before?.answer && entries(kind).some(({ name }) => name === before.answer?.quantity)
      const call = kept && kind !== 'curve' ? before.answer : usualAnswer(kind)
      const now = suggested(kind, call)
      if (before) return write((text, step) => setKind(text, step, now), 'kind of the question')
      write((text, step) => beginQuestion(text, step, now), 'question')
      editor.wanted.value = { step: draft.step.peek(), part: 'ask' }
    },
    /** Opens or closes the list of numbers. */
    find(on: boolean): void {
      finding.value = on
      typed.value = ''
      if (!on) pick.reset()
    },
    search(words: string): void {
      typed.value = words
    },
    /** Makes another number the answer. */
    answerWith(name: string): void {
      answerWith(callNamed(name))
    },
    /** Changes which run, coordinate or part the answer belongs to. */
    setArgument(name: string, value: string): void {
      const call = answer.peek()
      if (call) answerWith(withArgument(call, name, value))
    },
    setLabel: (at: number, label: string): void => setOptionAt(at, { label }),
    /** Sets the condition of an option, or keeps its error for the form. */
    setCondition(at: number, condition: string): void {
      const fault = optionFault(condition)
      const others = [...faults.peek()].filter(([option]) => option !== at)
      faults.value = new Map(fault === '' ? others : [...others, [at, { condition, fault }]])
      if (fault === '') setOptionAt(at, { condition: typedCondition(condition) })
    },
    addOption(): void {
      const { options = [] } = standing.peek() ?? {}
      write((text, step) => setOption(text, step, options.length, oneMore(options)), 'option')
    },
    dropOption(at: number): void {
      faults.value = new Map()
      write((text, step) => setOption(text, step, at, undefined), 'option')
    },
    /** Moves an option to the place of another. */
    moveOption(at: number, to: number): void {
      faults.value = new Map()
      write((text, step) => moveOption(text, step, at, to), 'option')
    },
    setScale: (scale: NonNullable<Question['scale']>): void =>
      write((text, step) => setScale(text, step, scale), 'axis of the question'),
    setWithin: (within: number): void => write((text, step) => setWithin(text, step, within), 'question'),
    takeAway: (): void => write(takeQuestion, 'remove the question'),
    tryOut: (): void => ways.tryQuestion(),
  }
  /** The question as its form shows it; undefined if there is none yet. Tracked. */
  const view = () => {
    const question = standing.value
    if (!question) return undefined
    const { kind, scale, within = 0 } = question
    const call = answer.value
    const entry = call && quantityEntry(call.quantity)
    const { words: said, good, right } = tried.value
    const label =
      (entry && labelOf(kind, entry.label)) ?? (call ? quantityText(call) : 'as written in the text')
    const valueOf = (name: string) => valueNow(callsOf(kind, callNamed(name))[0] ?? { quantity: name })
    return {
      ...question,
      /** The answer; `name` is '' if it is not one of the listed numbers. */
      answer: { name: entry?.name ?? '', label, value: call ? inWords(valuesOf(kind, call)) : '' },
      /** Choices of what the answer belongs to. */
      arguments: (call && entry ? entry.arguments : [])
        .filter(({ name }) => kind !== 'place' || name !== 'axis')
        .flatMap((one) =>
          call && entry ? argumentView(experiment.value, one, call, partsOf(entry, experiment.value)) : [],
        ),
      finding: finding.value,
      /** The numbers that match the search. */
      groups: foundNumbers(
        drawn.value.filter((entry) => pick.holds(entry)),
        typed.value,
        valueOf,
      ),
      /** The state of picking on the stage. */
      pick: pick.view.value,
      options: question.options.map((option, at) => ({
        ...option,
        right: at === right,
        /** Why the typed condition, which stays in its field, is not valid, or ''. */
        fault: '',
        ...faults.value.get(at),
      })),
      most: mostOfferedOptions,
      scale: scale ?? { from: 0, to: 1 },
      within,
      /** What the question currently yields, and whether some guess can be right. */
      tried: said,
      good,
      /** The values of the step’s dial, each with the letter of the right option, or a placeholder. */
      along: along.value,
      /** What is hidden while the question is open. */
      veiled: veiledOn(screen.value),
    }
  }
  return {
    ...{ standing, possible, view, acts, hearPick: pick.hear },
    dispose: () => {
      pick.reset()
      numbers.dispose()
      dialAnswers.dispose()
    },
  }
}

/** The actions of the form of a question. */
export type AskedActs = ReturnType<typeof askedQuestion>['acts']
/** The question of a step as its form shows it. */
export type AskedView = NonNullable<ReturnType<ReturnType<typeof askedQuestion>['view']>>
