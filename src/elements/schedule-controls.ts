import { html, nothing } from 'lit'
import { learningRateAt } from '../experiment/algorithm/schedule.ts'
import type { AlgorithmSpec } from '../experiment/schema/algorithm.ts'
import { mostSteps, type PlainSchedule, type Schedule } from '../experiment/schema/schedule.ts'
import { choiceControl, controls, numberControl, type Field, type Put } from './fields.ts'

type Of<K extends Schedule['kind']> = Extract<Schedule, { kind: K }>
type Change = Of<'changes'>['at'][number]

const plain = [
  { value: 'constant', label: 'constant' },
  { value: 'step', label: 'in steps' },
  { value: 'cosine', label: 'cosine' },
]

const every: Field<Of<'step'>> = {
  number: 'every', label: 'every', hint: 'Updates after which the rate is multiplied', min: 1, max: 10_000, most: mostSteps, step: 0.05, log: true, whole: true,
} // prettier-ignore
const factor: Field<Of<'step'>> = {
  number: 'factor', label: 'factor', hint: 'What the rate is multiplied by each time', most: Infinity,
} // prettier-ignore
const to: Field<Of<'cosine'>> = {
  number: 'to', label: 'down to', hint: 'The share of the learning rate that is left at the end', most: Infinity,
} // prettier-ignore
const rise: Field<Of<'warm-up'>> = {
  number: 'steps', label: 'warm-up steps', hint: 'Updates in which the rate rises from 0', min: 1, max: 10_000, most: mostSteps, step: 0.05, log: true, whole: true,
} // prettier-ignore

/** A schedule as it stands where it is chosen. */
function usualSchedule(kind: string, { steps, learningRate }: AlgorithmSpec): Schedule {
  const part = (share: number) => Math.max(1, Math.round(steps * share))
  switch (kind) {
    case 'step':
      return { kind, every: part(1 / 3), factor: 0.5 }
    case 'cosine':
      return { kind, to: 0 }
    case 'warm-up':
      return { kind, steps: part(0.1), then: { kind: 'constant' } }
    case 'changes':
      return { kind, at: [{ step: part(0.5), learningRate: learningRate / 2 }] }
    default:
      return { kind: 'constant' }
  }
}

/** The numbers of a schedule that holds no other. */
function plainControls(schedule: PlainSchedule, put: Put<PlainSchedule>) {
  if (schedule.kind === 'step') return controls([every, factor], schedule, put as Put<Of<'step'>>)
  return schedule.kind === 'cosine' ? controls([to], schedule, put as Put<Of<'cosine'>>) : nothing
}

/** The steps from which another rate holds, a line for each. */
function changeControls({ at }: Of<'changes'>, put: (at: Change[], live?: boolean) => void) {
  return at.map(({ step, learningRate }, i) => {
    const [before, after] = [at[i - 1]?.step ?? -1, at[i + 1]?.step ?? mostSteps + 1]
    return html`${numberControl(
        {
          label: 'from step',
          hint: 'After this many updates the rate below holds',
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
        title="Go on at the rate before"
        @click=${() => put(at.toSpliced(i, 1))}
      >
        Remove the rate from step ${step} on
      </button>`
  })
}

/** The changes of a rate with one at `step`, which says nothing new until it is edited. */
function withChange(algorithm: AlgorithmSpec, step: number): Schedule {
  const { schedule } = algorithm
  const at = schedule.kind === 'changes' ? schedule.at.filter((change) => change.step !== step) : []
  const change = { step, learningRate: learningRateAt(algorithm, step + 1) }
  return { kind: 'changes', at: [...at, change].sort((a, b) => a.step - b.step) }
}

/**
 * How the learning rate changes from update to update. Where the picture stands at a step within the run, `step`, a rate that
 * is constant or set by hand can be changed from there on.
 */
export function scheduleControls(
  algorithm: AlgorithmSpec,
  put: Put<AlgorithmSpec>,
  step: number | undefined,
) {
  const { schedule, steps } = algorithm
  const set = (next: Schedule, live = false) => put({ schedule: next }, 'schedule', live)
  const byHand = schedule.kind === 'constant' || schedule.kind === 'changes'
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
      (kind) => set(usualSchedule(kind, algorithm)),
    ),
    schedule.kind === 'warm-up'
      ? [
          controls([rise], schedule, (change, _, live) => set({ ...schedule, ...change }, live)),
          choiceControl(
            { label: 'then', hint: 'How the rate goes on after the warm-up', options: plain },
            schedule.then.kind,
            (kind) => set({ ...schedule, then: usualSchedule(kind, algorithm) as PlainSchedule }),
          ),
          plainControls(schedule.then, (change, _, live) =>
            set({ ...schedule, then: { ...schedule.then, ...change } as PlainSchedule }, live),
          ),
        ]
      : schedule.kind === 'changes'
        ? changeControls(schedule, (at, live) =>
            set(at.length > 0 ? { kind: 'changes', at } : { kind: 'constant' }, live),
          )
        : plainControls(schedule, (change, _, live) => set({ ...schedule, ...change } as Schedule, live)),
    byHand && !known && step !== undefined && step > 0 && step < steps
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
