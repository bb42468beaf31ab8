import { textDigest } from '../../math/digest.ts'
import type { Scenario, Step } from '../lecture/scenario.ts'
import { stepId } from '../lecture/merged.ts'

/** Everything in a step that its answers depend on. The text of the step and of its options may be translated, so it does not count. */
function asked({ id, title, from, experiment, question, dial, reveal, sweep, atlas, beside }: Step) {
  const { kind, answer, options, scale, within, given } = question ?? {}
  const values = options?.map(({ value, interval, at, cell }) => ({ value, interval, at, cell }))
  const { values: swept, experiments, seeds, quantities } = sweep ?? {}
  return {
    id: stepId({ ...(id !== undefined && { id }), title }),
    from,
    experiment: { ...experiment, title: undefined },
    question: { kind, answer, values, scale, within, given },
    dial: dial?.experiments,
    revealed: reveal && { dial: reveal.dial, experiment: reveal.experiment },
    sweep: {
      swept,
      experiments,
      seeds,
      quantities: quantities?.map((each) => ({ ...each, label: undefined })),
    },
    places: atlas?.places.map(({ idea, column, row }) => ({ idea, column, row })),
    beside: beside?.map((stage) => stage.experiment),
  }
}

/** A digest of a lecture's experiments and questions, of 32 characters. It is the same in every language. */
export const lectureDigest = ({ steps }: Pick<Scenario, 'steps'>): string =>
  textDigest(JSON.stringify(steps.map(asked)))
