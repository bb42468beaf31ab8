import { html, nothing } from 'lit'
import { learningRateAt } from '../../../reference/algorithm/schedule.ts'
import { lastStep, type AlgorithmSpec } from '../../../experiment/spec/algorithm.ts'
import { mostSteps } from '../../../experiment/spec/values/bounds.ts'
import type { OwnSchedule, PlainSchedule, Schedule } from '../../../experiment/spec/schedule.ts'
import { choiceControl, controls, numberControl, type Field, type Put } from '../../controls/fields/fields.ts'

type Of<K extends Schedule['kind']> = Extract<Schedule, { kind: K }>
type Change = Of<'changes'>['at'][number]

const plain = [
  { value: 'constant', label: 'constant' },
  { value: 'step', label: 'in steps' },
  { value: 'cosine', label: 'cosine' },
]

/** Name of a schedule before the user's own changes. */
const scheduleWords: Readonly<Record<OwnSchedule['kind'], string>> = {
  constant: 'constant',
  step: 'in steps',
  cosine: 'cosine',
  'warm-up': 'warm-up',
}

const every: Field<Of<'step'>> = {
  number: 'every', label: 'every', hint: 'Updates after which the rate is multiplied', min: 1, max: 10_000, most: mostSteps, step: 0.05, log: true, whole: true,
} // prettier-ignore
const factor: Field<Of<'step'>> = {
  number: 'factor', label: 'factor', hint: 'Factor on the rate each time', most: Infinity,
} // prettier-ignore
const to: Field<Of<'cosine'>> = {
  number: 'to', label: 'down to', hint: 'The share of the learning rate that is left at the end', most: Infinity,
} // prettier-ignore
const rise: Field<Of<'warm-up'>> = {
  number: 'steps', label: 'warm-up steps', hint: 'Updates during which the rate rises from 0', min: 1, max: 10_000, most: mostSteps, step: 0.05, log: true, whole: true,
} // prettier-ignore

function defaultSchedule(kind: string, algorithm: AlgorithmSpec): Schedule {
  const { learningRate, schedule } = algorithm
  const steps = lastStep(algorithm)
  const part = (share: number) => Math.max(1, Math.round(steps * share))
  switch (kind) {
    case 'step':
      return { kind, every: part(1 / 3), factor: 0.5 }
    case 'cosine':
      return { kind, to: 0 }
    case 'warm-up':
      return { kind, steps: part(0.1), then: { kind: 'constant' } }
    case 'changes':
      return { kind, ...beforeOf(schedule), at: [{ step: part(0.5), learningRate: learningRate / 2 }] }
    default:
      return { kind: 'constant' }
  }
}

/** Returns the schedule until the user's first change; nothing if the rate is constant. */
function beforeOf(schedule: Schedule): Pick<Of<'changes'>, 'before'> {
  const before = schedule.kind === 'changes' ? schedule.before : schedule
  return before && before.kind !== 'constant' ? { before } : {}
}

/** The numbers of a schedule that contains no other. */
function plainControls(schedule: PlainSchedule, put: Put<PlainSchedule>) {
  if (schedule.kind === 'step') return controls([every, factor], schedule, put as Put<Of<'step'>>)
  return schedule.kind === 'cosine' ? controls([to], schedule, put as Put<Of<'cosine'>>) : nothing
}

/** The numbers of a schedule without the user's changes. */
function ownControls(schedule: OwnSchedule, algorithm: AlgorithmSpec, put: Put<OwnSchedule>) {
  if (schedule.kind !== 'warm-up')
    return plainControls(schedule, (change, label, live) => put({ ...schedule, ...change }, label, live))
  return [
    controls([rise], schedule, (change, label, live) => put({ ...schedule, ...change }, label, live)),
    choiceControl(
      { label: 'then', hint: 'How the rate continues after the warm-up', options: plain },
      schedule.then.kind,
      (kind) => put({ ...schedule, then: defaultSchedule(kind, algorithm) as PlainSchedule }, 'schedule'),
    ),
    plainControls(schedule.then, (change, label, live) =>
      put({ ...schedule, then: { ...schedule.then, ...change } as PlainSchedule }, label, live),
    ),
  ]
}

/** The schedule until the first change, and the steps from which another rate holds, one line each. */
function changeControls({ at }: Of<'changes'>, put: (at: Change[], live?: boolean) => void) {
  return at.map(({ step, learningRate }, i) => {
    const [before, after] = [at[i - 1]?.step ?? -1, at[i + 1]?.step ?? mostSteps + 1]
    return html`${numberControl(
        {
          label: 'from step',
          hint: 'Updates after which the rate below applies',
          plain: true,
          whole: true,
          check: (value) =>
            value > before && value < after ? '' : `Must be between ${before + 1} and ${after - 1}.`,
        },
        step,
        (value, live) => put(at.with(i, { step: value, learningRate }), live),
      )}
      ${numberControl(
        { label: 'rate', hint: 'The learning rate from that step on', plain: true, least: 0 },
        learningRate,
        (value, live) => put(at.with(i, { step, learningRate: value }), live),
      )}
      <button
        class="button remove-change"
        title="Continue at the previous rate"
        @click=${() => put(at.toSpliced(i, 1))}
      >
        Remove the rate from step ${step} on
      </button>`
  })
}

/** Returns the changes of a rate with one more at `step`, which keeps the rate until it is edited. */
function withChange(algorithm: AlgorithmSpec, step: number): Schedule {
  const { schedule } = algorithm
  const at = schedule.kind === 'changes' ? schedule.at.filter((change) => change.step !== step) : []
  const change = { step, learningRate: learningRateAt(algorithm, step + 1) }
  return { kind: 'changes', ...beforeOf(schedule), at: [...at, change].sort((a, b) => a.step - b.step) }
}

/**
 * The controls of the learning-rate schedule. If `step`, the current step, is within the run, the user can set the rate
 * from there on, whatever the schedule is until then.
 */
export function scheduleControls(
  algorithm: AlgorithmSpec,
  put: Put<AlgorithmSpec>,
  step: number | undefined,
) {
  const { schedule } = algorithm
  const set = (next: Schedule, live = false) => put({ schedule: next }, 'schedule', live)
  const known = schedule.kind === 'changes' && schedule.at.some((change) => change.step === step)
  return [
    choiceControl(
      {
        label: 'schedule',
        hint: 'How the learning rate changes from step to step',
        options: [
          ...plain,
          { value: 'warm-up', label: 'warm-up' },
          { value: 'changes', label: 'set by hand' },
        ],
      },
      schedule.kind,
      (kind) => set(defaultSchedule(kind, algorithm)),
    ),
    schedule.kind === 'changes'
      ? [
          schedule.before
            ? html`<p class="quiet">${scheduleWords[schedule.before.kind]} until the first of these steps</p>
                ${ownControls(schedule.before, algorithm, (change, _, live) =>
                  set({ ...schedule, before: { ...schedule.before, ...change } as OwnSchedule }, live),
                )}`
            : nothing,
          changeControls(schedule, (at, live) =>
            set(at.length > 0 ? { ...schedule, at } : (schedule.before ?? { kind: 'constant' }), live),
          ),
        ]
      : ownControls(schedule, algorithm, (change, _, live) =>
          set({ ...schedule, ...change } as Schedule, live),
        ),
    !known && step !== undefined && step > 0 && step < lastStep(algorithm)
      ? html`<button
          class="button from-here"
          title="Keep the run up to the step shown, and set another rate after it"
          @click=${() => set(withChange(algorithm, step))}
        >
          New rate from step ${step} on
        </button>`
      : nothing,
  ]
}
