import type { Expectation, Prediction, Question, Scenario, Step } from './scenario.ts'
import { claimLines, type Claim, type Claimed } from './notation/claim-text.ts'
import { NumberLists } from './notation/number-lists.ts'
import { numberText } from './notation/number-text.ts'
import { formulaText } from './notation/prediction-text.ts'
import { form, frontSchema } from './fences/front.ts'
import { questionData } from './fences/question-schema.ts'
import { optionText } from './notation/option-text.ts'
import { asProse, quoted } from './text/scan.ts'
import { given } from './given.ts'
import { saidOf, unsaid } from './live-numbers.ts'
import { showSchema } from './fences/show-schema.ts'
import { yamlText } from './fences/yaml-text.ts'

export const fence = (name: string, lines: string): string => ['```' + name, lines, '```'].join('\n')

/** Prose, with a space before each line that would otherwise be structure. */
export const prose = (text: string): string => text.split('\n').map(asProse).join('\n')

export const callout = (name: string, text: string): string => {
  const [first = '', ...others] = text.split('\n')
  return [`> [!${name}] ${first}`.trimEnd(), ...others.map(quoted)].join('\n')
}

/** A list item. Its further lines are indented. */
export const item = (text: string): string => {
  const [first = '', ...others] = text.split('\n')
  return [`- ${first}`, ...others.map((line) => asProse(`  ${line}`))].join('\n')
}

export function questionText(question: Question): readonly string[] {
  const { setup, ask, because, options } = question
  return [
    ...(setup === undefined ? [] : [callout('scene', setup)]),
    callout('ask', ask),
    ...(options ? [options.map(optionText).join('\n')] : []),
    callout('because', because),
    fence('question', yamlText(questionData(question))),
  ]
}

/** Lists consecutive claims of one source below the source. A single claim comes before its source. */
function checkItems(claimed: Claimed, expectations: readonly Expectation[]): readonly unknown[] {
  const items: unknown[] = []
  for (let from = 0; from < expectations.length;) {
    const { source } = expectations[from]!
    let to = from
    const claims: Claim[] = []
    for (; expectations[to]?.source === source; to++) {
      claims.push(expectations[to]!)
    }
    const lines = claimLines(claimed, claims)
    items.push(lines.length === 1 ? { [lines[0]!]: source } : { [source]: lines })
    from = to
  }
  return items
}

const bounded = ({ within }: Prediction): boolean => within !== undefined

/** Predictions whose bound can be written as a check, because no other prediction has the same formula. */
function boundPredictions(predictions: readonly Prediction[]): readonly Prediction[] {
  const texts = predictions.map(formulaText)
  return predictions.filter(
    (one, i) => bounded(one) && texts.filter((text) => text === texts[i]).length === 1,
  )
}

function stepText(step: Step, first: boolean, lists: NumberLists): string {
  const { id, title, question, experiment, expectations = [], sweep, histogram, predictions = [] } = step
  const said = saidOf(step)
  const apart = boundPredictions(predictions)
  const show = showSchema.textOf({
    ...step,
    ...(step.predictions && {
      predictions: predictions.map((one) =>
        apart.includes(one) ? given({ ...one, within: undefined }) : one,
      ),
    }),
  })
  const { version, ...patch } = experiment
  const isWhole = first || step.from === null
  const written = isWhole && version === 1 ? patch : experiment
  const base = step.from === null ? ' whole' : step.from === undefined ? '' : ` from ${step.from}`
  const check = [
    ...checkItems('step', unsaid(expectations, said.step)),
    ...checkItems('sweep', unsaid(sweep?.expectations ?? [], said.sweep)),
    ...checkItems('histogram', histogram?.expectations ?? []),
    ...apart.map((one) => `prediction ${formulaText(one)} within ${numberText(one.within ?? 0)}`),
  ]
  const data = (name: string, value: unknown) => fence(name, yamlText(lists.named(value)))
  const fences = [
    ...(Object.keys(written).length > 0 || base ? [data(`experiment${base}`, written)] : []),
    ...(Object.keys(show).length > 0 ? [data('show', show)] : []),
    ...(check.length > 0 ? [fence('check', yamlText(check, 3))] : []),
  ]
  return [
    `## ${title}${id === undefined ? '' : ` {#${id}}`}`,
    ...(step.prose === '' ? [] : [prose(step.prose)]),
    ...(step.try === undefined ? [] : [callout('try', step.try)]),
    ...(step.watch === undefined ? [] : [callout('watch', step.watch)]),
    ...(question ? questionText(question) : []),
    fences.join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/**
 * Writes a lecture as a text file, with Markdown for text and YAML in fences for data. `parseLecture` reads it back to the last bit, and
 * writing that again gives the same text, character by character.
 */
export function lectureText(scenario: Scenario): string {
  const { title, idea, minute, steps, caveats, references } = scenario
  const lists = new NumberLists()
  const front = frontSchema.textOf({ ...scenario, badlands: form })
  const written = steps.map((step, i) => stepText(step, i === 0, lists))
  return [
    `---\n${yamlText(front)}\n---\n# ${title}`,
    callout('idea', idea),
    callout('minute', minute),
    ...written,
    ...(caveats.length > 0 ? [`# Caveats\n\n${caveats.map(item).join('\n')}`] : []),
    ...(references.length > 0
      ? [
          `# References\n\n${references
            .map(({ text, confirmed }) => item(`${text}${confirmed ? ' {confirmed}' : ''}`))
            .join('\n')}`,
        ]
      : []),
    ...(lists.fences.length > 0 ? [`# Numbers\n\n${lists.fences.join('\n\n')}`] : []),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n')
}
