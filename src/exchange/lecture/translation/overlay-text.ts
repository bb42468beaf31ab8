import { nameHash } from '../../../math/statistics/random.ts'
import type { Scenario, Step } from '../scenario.ts'
import { yamlText } from '../fences/yaml-text.ts'
import { given } from '../given.ts'
import { callout, fence, item, prose } from '../lecture-text.ts'
import { stepId } from '../merged.ts'
import { withLabels } from './labels.ts'
import { digestsOf } from './passages.ts'

/** True of a label with something to translate. */
export const hasWords = (label: string): boolean => /\p{L}{2}/u.test(label)

/** The labels of a lecture, each once, in the order in which they appear. */
export function labelsOf({ steps }: Scenario): readonly string[] {
  const labels = new Set<string>()
  const met = (label: string) => {
    if (hasWords(label)) labels.add(label)
    return label
  }
  for (const step of steps) withLabels(step, met, (label) => label)
  return [...labels]
}

function stepText(step: Step): string {
  const { title, question } = step
  return [
    `## ${title} {#${stepId(step)}}`,
    prose(step.prose),
    ...(step.try === undefined ? [] : [callout('try', step.try)]),
    ...(step.watch === undefined ? [] : [callout('watch', step.watch)]),
    ...(question?.setup === undefined ? [] : [callout('scene', question.setup)]),
    ...(question ? [callout('ask', question.ask)] : []),
    (question?.options ?? []).map(({ label }) => `- ${label}`).join('\n'),
    ...(question ? [callout('because', question.because)] : []),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function bodyText(scenario: Scenario): string {
  const labels = labelsOf(scenario)
  return [
    `# ${scenario.title}`,
    callout('idea', scenario.idea),
    callout('minute', scenario.minute),
    ...(labels.length > 0
      ? [fence('words', yamlText(Object.fromEntries(labels.map((label) => [label, label]))))]
      : []),
    ...scenario.steps.map(stepText),
    ...(scenario.caveats.length > 0
      ? [`# Caveats {#caveats}\n\n${scenario.caveats.map(item).join('\n')}`]
      : []),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n')
}

/** A digest of all text in a lecture, of eight characters. */
export const wordsDigest = (scenario: Scenario): string =>
  nameHash(bodyText(scenario)).toString(16).padStart(8, '0')

/** Writes the text of a lecture as a file for a translator, which `withWords` reads. */
export function overlayText(scenario: Scenario, language = scenario.language): string {
  const front = given({ badlands: 1, translates: scenario.id, of: digestsOf(scenario), language })
  return `---\n${yamlText(front)}\n---\n${bodyText(scenario)}`
}
