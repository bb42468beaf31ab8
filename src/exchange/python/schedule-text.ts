import type { RuleSpec } from '../../experiment/spec/algorithm.ts'
import type { OwnSchedule, PlainSchedule } from '../../experiment/spec/schedule.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { float } from './literal.ts'

/** The initial rate of an optimizer, and the constructor of its schedule without the optimizer, if the rate changes. */
export interface ScheduleText {
  readonly rate: number
  readonly made: { readonly name: string; readonly args: readonly string[] } | undefined
}

/** The factor after `t` updates, as a Python expression. `since` is the number of updates before the schedule began. */
function plainFactor(schedule: PlainSchedule, since: number, steps: number): string {
  const t = since === 0 ? 't' : `(t - ${since})`
  switch (schedule.kind) {
    case 'constant':
      return '1.0'
    case 'step':
      return `${float(schedule.factor)} ** (${t} // ${schedule.every})`
    case 'cosine': {
      const { to } = schedule
      const half = `(1 + math.cos(math.pi * ${t} / ${Math.max(1, steps - since)})) / 2`
      return to === 0 ? half : `${float(to)} + ${float(1 - to)} * ${half}`
    }
  }
}

function factor(schedule: OwnSchedule, steps: number): string {
  if (schedule.kind !== 'warm-up') return plainFactor(schedule, 0, steps)
  const { steps: rise, then } = schedule
  return `(t + 1) / ${rise} if t < ${rise} else ${plainFactor(then, rise, steps)}`
}

/** The code of an algorithm's schedule. @throws ExperimentError if PyTorch would continue from another state */
export function scheduleText(algorithm: RuleSpec, path: string, remembers: boolean): ScheduleText {
  const { learningRate, schedule, steps, layerRates } = algorithm
  const by = (name: string, ...args: string[]): ScheduleText => ({
    rate: learningRate,
    made: { name: `torch.optim.lr_scheduler.${name}`, args },
  })
  switch (schedule.kind) {
    case 'constant':
      return { rate: learningRate, made: undefined }
    case 'step':
      return by('StepLR', `step_size=${schedule.every}`, `gamma=${float(schedule.factor)}`)
    case 'cosine':
      // `eta_min` is a single number, but the rates of layers may differ.
      if (layerRates && schedule.to > 0) return by('LambdaLR', `lambda t: ${factor(schedule, steps)}`)
      return by(
        'CosineAnnealingLR',
        `T_max=${Math.max(1, steps)}`,
        ...(schedule.to > 0 ? [`eta_min=${float(schedule.to)} * ${float(learningRate)}`] : []),
      )
    case 'warm-up': {
      const { steps: rise, then } = schedule
      if (then.kind !== 'constant') return by('LambdaLR', `lambda t: ${factor(schedule, steps)}`)
      if (rise === 1) return { rate: learningRate, made: undefined }
      return by('LinearLR', `start_factor=1 / ${rise}`, `total_iters=${rise - 1}`)
    }
    case 'changes': {
      const { at, before } = schedule
      const rests = at.some(
        ({ learningRate: rate }, i) => rate === 0 && at.slice(i + 1).some((later) => later.learningRate > 0),
      )
      if (remembers && (rests || (learningRate === 0 && at.some(({ learningRate: rate }) => rate > 0))))
        throw ExperimentError.at(
          `${path}.schedule`,
          `at a rate of 0 '${algorithm.id}' pauses here, but in PyTorch its memory continues. Leave out the rate of 0`,
        )
      const changes = at.map(({ step, learningRate: rate }) => `(${step}, ${float(rate)})`)
      const first = before ? `${float(learningRate)} * (${factor(before, steps)})` : float(learningRate)
      return {
        rate: 1,
        made: {
          name: 'torch.optim.lr_scheduler.LambdaLR',
          args: [
            `lambda t: next((rate for step, rate in [${changes.toReversed().join(', ')}] if step <= t), ${first})`,
          ],
        },
      }
    }
  }
}
