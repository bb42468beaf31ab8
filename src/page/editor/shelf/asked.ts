import { computed, signal } from '@preact/signals-core'
import { html, nothing } from 'lit'
import '../../../elements/editor/shelf/bl-ask.ts'
import type { AskView } from '../../../elements/editor/shelf/bl-ask.ts'
import type { AskAct, AskEvent, AskedKind, PickEvent } from '../../../elements/editor/editor-events.ts'
import {
  beginQuestion,
  moveOption,
  mostOptions,
  optionFault,
  setAnswer,
  setKind,
  setOption,
  setScale,
  setWithin,
  standingQuestion,
  takeQuestion,
  typedCondition,
  type StandingQuestion,
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
import { field } from '../writing.ts'
import type { ShelfDesk, ShelfPart } from './shelf-part.ts'

/** A quantity that has both coordinates of a place. */
const isPlace = ({ arguments: given }: QuantityEntry): boolean =>
  given.some(({ name, kind }) => name === 'axis' && Array.isArray(kind) && kind.includes('a'))

/** A quantity as the answer of a kind of question: both coordinates of a place are the place. */
const labelOf = (kind: Question['kind'], label: string): string =>
  kind === 'place' ? label.replace(/^coordinate of /u, '') : label

/** Pictures that show, while a question stands, what is there before anything is trained. */
const unveiled: readonly PictureName[] = ['network', 'networks', 'inputs']

/** What nobody sees while the question of a step stands. */
const veiledOn = ({ experiment, pictures: shown }: OnScreen): readonly string[] => [
  ...(hasRuns(experiment) ? ['the runs'] : []),
  ...shown
    .filter((name) => !isLandscape(name) && !unveiled.includes(name))
    .map((name) => pictures[name].label),
  'all words below',
]

/** A quantity as an expression of the step. */
const named = (call: QuantityCall): NamedNumber => ({ kind: 'quantity', of: 'step', ...call })

/** The two coordinates of a place; any other number itself. */
const callsOf = (kind: Question['kind'], call: QuantityCall): readonly QuantityCall[] =>
  kind === 'place' ? ['a', 'b'].map((axis) => ({ ...call, arguments: { ...call.arguments, axis } })) : [call]

const isCall = (compared: Compared): compared is Exclude<Compared, number> => typeof compared !== 'number'

/** The quantities that options are compared with. */
const comparedCalls = ({ options = [] }: Question): readonly QuantityCall[] =>
  options.flatMap(({ value = 0, interval = [] }) => [value, ...interval].filter(isCall))

/** What an answer can be of: a run, where there are several, or one of some words. */
function argumentView(
  experiment: Experiment,
  argument: QuantityArgument,
  call: QuantityCall,
  parts: readonly string[],
): AskView['arguments'] {
  const { name, kind, default: usual } = argument
  const value = String(call.arguments?.[name] ?? usual ?? '')
  const view = (label: string, options: AskView['arguments'][number]['options']) =>
    options.length > 1 ? [{ name, label, options, value }] : []
  if (Array.isArray(kind))
    return view(
      name,
      kind.map((word: string) => ({ value: word, label: word })),
    )
  if (name === 'part')
    return view(
      'of the part',
      parts.map((part) => ({ value: part, label: part })),
    )
  if (experiment.kind !== 'training') return []
  const { algorithms, starts } = experiment
  if (name === 'algorithm')
    return view(
      'of the run',
      algorithms.map((each, i) => ({ value: String(i), label: algorithmName(each, algorithms) })),
    )
  if (name === 'start')
    return view(
      'from the start',
      starts.map((_, i) => ({ value: String(i), label: `${i + 1}` })),
    )
  return []
}

/** The experiments of the places of a dial, whose patches are on one; none where a patch does not fit it. */
function alongDial({ experiments }: Dial, experiment: Experiment): readonly Experiment[] {
  try {
    return experiments.map((patch) => parseExperiment(mergePatch(experiment, patch)))
  } catch {
    return []
  }
}

/** A question with numbers in the place of quantities; undefined while one is not known. */
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

/** One more option: the double of the last number, or another answer. */
function oneMore(options: readonly TypedOption[]): TypedOption {
  const { condition = '' } = options.at(-1) ?? {}
  const last = condition.startsWith('=') ? readNumber(condition.slice(1).trim()) : undefined
  if (!last) return { label: 'another answer', condition: '' }
  return { label: `about ${formatNumber(2 * last)}`, condition: `= ${numberText(2 * last)}` }
}

/** An argument as it is written; undefined where it goes without saying. */
function argumentOf(
  entry: QuantityEntry | undefined,
  name: string,
  value: string,
): string | number | undefined {
  const argument = entry?.arguments.find((one) => one.name === name)
  if (String(argument?.default ?? '') === value) return undefined
  return argument?.kind === 'number' ? Number(value) : value
}

/** The question of a step: its words, its answer of the numbers of the stage, its options, and what comes out of it. */
export function asked(desk: ShelfDesk): ShelfPart {
  const { editor, study, step, change, isOpen, ways } = desk
  const { draft } = editor
  const finding = signal(false)
  const typed = signal('')
  const standing = computed(() => standingQuestion(draft.text, draft.step.value))
  const experiment = computed(() => study.store.experiment)
  const entries = (kind: Question['kind'] | undefined) =>
    answerableQuantities(experiment.value).filter((entry) => kind !== 'place' || isPlace(entry))
  const listed = (kind: Question['kind']) =>
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
    mark === 'picture/sweep' ? 'No number of a sweep is an answer. Ask for its curve.' : undefined,
  )
  /** What an answer is before anybody chooses one. */
  const usualAnswer = (kind: Question['kind']): QuantityCall => {
    const [swept] = step.peek()?.sweep?.quantities ?? []
    if (kind === 'curve' && swept)
      return { quantity: swept.quantity, ...(swept.arguments && { arguments: swept.arguments }) }
    const [first] = entries(kind)
    return first ? callLike(first, experiment.value, undefined) : { quantity: 'final-loss' }
  }
  const answer = computed((): QuantityCall | undefined => standing.value?.answer)
  /** Another quantity as the answer: of the run that the answer is of now. */
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
  const valuesOf = (kind: Question['kind'], call: QuantityCall): readonly (number | undefined)[] =>
    callsOf(kind, call).map(valueNow)
  const inWords = (values: readonly (number | undefined)[]): string =>
    values.length > 1 ? `(${values.map(numberNow).join(', ')})` : numberNow(values[0])

  /** What comes out of the question as the stage is, and which option is right. */
  const tried = computed((): Tried & { readonly right?: number } => {
    const { question, reveal } = step.value ?? {}
    const problem = draft.problems.find((one) => one.step === draft.step.value)
    if (problem) return { words: `Line ${problem.line}: ${problem.message}`, good: false }
    if (!question || !standing.value) return { words: '', good: true }
    const { kind } = question
    if (!('quantity' in question.answer) || kind === 'curve' || reveal || question.answer.stage)
      return { words: 'Try it on the stage, which has the answer.', good: true }
    const values = valuesOf(kind, question.answer)
    const counted = inNumbers(question, valueNow)
    if (!counted || values.some((value) => value === undefined)) return { words: 'is computed …', good: true }
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

  /** The question to choose from and its answer, where the stage of the step tells it. */
  const chosenFrom = computed(() => {
    const { question, reveal } = step.value ?? {}
    if (question?.kind !== 'choice' || reveal || !('quantity' in question.answer) || question.answer.stage)
      return undefined
    return { question, answer: question.answer }
  })
  /** What is asked along the dial of the step, while its form is open. */
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
  /** Which option is right at each place of the step's dial. */
  const along = computed((): AskView['along'] => {
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

  const possible = (): readonly AskedKind[] => [
    'choice',
    'number',
    ...(hasSurface(experiment.value) && entries('place').length > 0 ? (['place'] as const) : []),
    ...(step.value?.sweep ? (['curve'] as const) : []),
  ]
  const suggested = (kind: AskedKind, call: QuantityCall) => {
    const { a } = study.content.peek().extent
    return suggestedQuestion(kind, call, valueNow(callsOf(kind, call)[0] ?? call), a[1] - a[0])
  }
  const turnTo = (kind: AskedKind, before: StandingQuestion | undefined): void => {
    if (before?.kind === kind) return
    const [text, at] = [draft.text, draft.step.peek()]
    const kept = before?.answer && entries(kind).some(({ name }) => name === before.answer?.quantity)
    const call = kept && kind !== 'curve' ? before.answer : usualAnswer(kind)
    const now = suggested(kind, call)
    if (before) return change(setKind(text, at, now), 'kind of the question')
    change(beginQuestion(text, at, now), 'question')
    editor.wanted.value = { step: at, part: 'ask' }
  }
  /** Another answer; options and an axis that nobody has written yet are around it. */
  const answerWith = (call: QuantityCall, before: StandingQuestion): void => {
    const [text, at] = [draft.text, draft.step.peek()]
    const isFresh = before.kind === 'number' || (before.kind === 'choice' && areSuggested(before.options))
    const isKnown = valueNow(call) !== undefined
    change(
      isFresh && isKnown ? setKind(text, at, suggested(before.kind, call)) : setAnswer(text, at, call),
      'answer of the question',
    )
  }
  const withArgument = (call: QuantityCall, name: string, value: string): QuantityCall => {
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
  const act = (what: AskAct): void => {
    const before = standing.peek()
    const [text, at] = [draft.text, draft.step.peek()]
    if (what.kind === 'as') return turnTo(what.as, before)
    if (!before) return
    const option = 'at' in what ? before.options[what.at] : undefined
    switch (what.kind) {
      case 'find':
        finding.value = what.on
        typed.value = ''
        if (!what.on) pick.reset()
        return
      case 'search':
        typed.value = what.typed
        return
      case 'answer':
        return answerWith(callNamed(what.name), before)
      case 'argument':
        return before.answer && answerWith(withArgument(before.answer, what.name, what.value), before)
      case 'label':
        return option && change(setOption(text, at, what.at, { ...option, label: what.typed }), 'option')
      case 'condition': {
        const condition = typedCondition(what.typed)
        return option && change(setOption(text, at, what.at, { ...option, condition }), 'option')
      }
      case 'add': {
        return change(setOption(text, at, before.options.length, oneMore(before.options)), 'option')
      }
      case 'drop':
        return change(setOption(text, at, what.at, undefined), 'option')
      case 'move':
        return change(moveOption(text, at, what.at, what.to), 'option')
      case 'scale': {
        const { from, to, log } = what
        return change(setScale(text, at, { from, to, ...(log && { log }) }), 'axis of the question')
      }
      case 'within':
        return change(setWithin(text, at, what.value), 'question')
      case 'take':
        return change(takeQuestion(text, at), 'take away the question')
      case 'try':
        return ways.tryQuestion()
    }
  }
  const viewOf = ({ kind, options, scale, within }: StandingQuestion): AskView => {
    const call = answer.value
    const entry = call && quantityEntry(call.quantity)
    const { words, good, right } = tried.value
    return {
      kind,
      answer: {
        name: entry?.name ?? '',
        label:
          (entry && labelOf(kind, entry.label)) ??
          (call ? quantityText(call) : 'as it is written in the text'),
        value: call ? inWords(valuesOf(kind, call)) : '',
      },
      arguments: call
        ? (entry?.arguments ?? [])
            .filter(({ name }) => kind !== 'place' || name !== 'axis')
            .flatMap((argument) =>
              argumentView(experiment.value, argument, call, entry ? partsOf(entry, experiment.value) : []),
            )
        : [],
      options: options.map(({ label, condition }, i) => ({ label, condition, right: i === right })),
      most: mostOptions,
      scale: { from: scale?.from ?? 0, to: scale?.to ?? 1, log: scale?.log ?? false },
      within: within ?? 0,
      tried: words,
      along: along.value,
      good,
      veiled: veiledOn(screen.value),
    }
  }
  const wordsOf = ({ scene, ask, because }: StandingQuestion) => {
    const at = draft.step.value
    return html`<div slot="scene">
        ${field(editor, { step: at, part: 'scene' }, scene, { kind: 'text', label: 'Set the scene', hint: 'What is there to see? At most twenty words.' })}
      </div>
      <div slot="ask">
        ${field(editor, { step: at, part: 'ask' }, ask, { kind: 'try', label: 'Ask', hint: 'Where will it end?' })}
      </div>
      <div slot="because">
        ${field(editor, { step: at, part: 'because' }, because, { kind: 'text', label: 'Because', hint: 'Why is it so? One sentence or two, shown with the answer.' })}
      </div>`
  }
  return {
    id: 'asked',
    label: 'Question',
    has: () => (standing.value ? '◆' : ''),
    draw: () => {
      const question = standing.value
      const { kind = 'choice' } = question ?? {}
      const valueOf = (name: string) => valueNow(callsOf(kind, callNamed(name))[0] ?? { quantity: name })
      return html`<bl-ask
        .view=${question && viewOf(question)}
        .possible=${possible()}
        .groups=${foundNumbers(
          drawn.value.filter((entry) => pick.holds(entry)),
          typed.value,
          valueOf,
        )}
        .pick=${pick.view.value}
        @bl-pick=${(event: PickEvent) => pick.hear(event)}
        .check=${optionFault}
        @bl-ask=${(event: AskEvent) => act(event.act)}
        >${question ? wordsOf(question) : nothing}</bl-ask
      >`
    },
    dispose: () => {
      pick.reset()
      numbers.dispose()
      dialAnswers.dispose()
    },
  }
}
