import { describe, expect, test } from 'vitest'
import { examplesOf } from '../../../.scripts/guide/examples.ts'
import { listedFields, schema } from '../../../.scripts/guide/field-tables.ts'
import { guideBase, guideHtml, guideSource, workedExample } from '../../../.scripts/guide/page.ts'
import { packingLecture, unpackingLecture } from '../../../src/exchange/lecture/lecture-link.ts'
import { parseLecture } from '../../../src/exchange/lecture/parse-lecture.ts'
import { lectureText } from '../../../src/exchange/lecture/lecture-text.ts'
import { joined } from '../../../src/exchange/lecture/translation/documents.ts'
import { labelsOf } from '../../../src/exchange/lecture/translation/overlay-text.ts'
import { withWords } from '../../../src/exchange/lecture/translation/with-words.ts'
import { scanLecture } from '../../../src/exchange/lecture/text/scan.ts'
import { readYaml } from '../../../src/exchange/lecture/fences/yaml-text.ts'
import { functions } from '../../../src/experiment/functions/catalogue.ts'
import { generators } from '../../../src/experiment/generators/catalogue.ts'
import { algorithmIds } from '../../../src/experiment/spec/algorithm.ts'
import { schedule } from '../../../src/experiment/spec/schedule.ts'
import { finish } from '../../../src/math/work.ts'
import { scenarios } from '../../../src/scenarios/index.ts'
import { controlNames, pictureNames } from '../../../src/exchange/lecture/scenario.ts'
import { assignedSteps } from '../../../src/study/assignment/assigned.ts'
import { drawFindings } from '../../../src/study/assignment/own-draws.ts'
import { formulas } from '../../../src/theory/formulas/index.ts'
import { quantityEntries } from '../../../src/theory/quantity/catalogue/index.ts'
import { glossary } from '../../../src/words/glossary.ts'
import { quickOracle as oracle } from '../../support/quick-oracle.ts'
import { computedOnce, stagedSteps, stepFaults } from '../../support/lectures/scenarios.ts'

const source = guideSource()
const base = guideBase()
const html = guideHtml()
const { examples, others } = examplesOf(source, base)
const right = examples.filter(({ isFault }) => !isFault)
const faults = examples.filter(({ isFault }) => isFault)
const answers = computedOnce(oracle)
const worked = scenarios.find(({ id }) => id === workedExample)!

/** Problems of an example, each with its line in the example. */
const problemsOf = ({ lecture, from }: (typeof examples)[number]) =>
  parseLecture(lecture).problems.map(({ line, message }) => ({ line: line - from + 1, message }))

describe.each(right)('the example of line $line', (example) => {
  test('opens without a problem, and its claims hold', async () => {
    expect(problemsOf(example)).toEqual([])
    const { scenario } = parseLecture(example.lecture)
    const steps = stagedSteps(scenario!).slice(example.kind === 'lecture' ? 0 : example.step - 1)
    expect(steps.length).toBeGreaterThan(0)
    if (example.kind === 'front' || example.kind === 'end') return
    for (const step of steps) expect(await stepFaults(step, answers, 'oracle'), step.title).toEqual([])
  })
})

test('the example of an assignment asks something, and is true in every draw', async () => {
  const assigned = right.flatMap(({ lecture }) => {
    const { scenario } = parseLecture(lecture)
    return scenario?.assignment ? [scenario] : []
  })
  expect(assigned.length).toBeGreaterThan(0)
  for (const { steps, assignment } of assigned) {
    const handedIn = assignedSteps({ steps, ...(assignment && { assignment }) })
    expect(handedIn.map(({ step }) => step.question !== undefined)).toEqual([true])
    for (const step of handedIn) expect(await drawFindings(steps, step, [], answers)).toEqual([])
  }
})

test('an example that is wrong, or whose claim is, is found', async () => {
  const [wrong, false_] = ['activatoin: tanh', 'final-loss = 7 ± 1'].map((piece) => {
    const fence = piece.startsWith('final')
      ? `\`\`\`check\n- ${piece}: a guess\n\`\`\``
      : `\`\`\`experiment\nmodel: {${piece}}\n\`\`\``
    return examplesOf(`\`\`\`\`part\n${fence}\n\`\`\`\``, base).examples[0]!
  })
  expect(problemsOf(wrong!)).toEqual([{ line: 2, message: expect.stringContaining('activatoin') as string }])
  expect(problemsOf(false_!)).toEqual([])
  const steps = stagedSteps(parseLecture(false_!.lecture).scenario!)
  expect(await stepFaults(steps.at(-1)!, answers, 'oracle')).toHaveLength(1)
})

test.each(faults)('the fault of line $line is one, and is reported in place', (fault) => {
  const problems = problemsOf(fault)
  const last = fault.text.split('\n').length
  expect(problems.length).toBeGreaterThan(0)
  for (const { line, message } of problems) {
    expect(line).toBeGreaterThanOrEqual(1)
    expect(line).toBeLessThanOrEqual(last)
    expect(message.length).toBeLessThan(300)
  }
})

const numerals = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

test("the page's statements about the lecture that it explains are true of it", () => {
  const [first, , third] = worked.steps
  const inputs = (first!.experiment as { data: { inputs: readonly unknown[] } }).data.inputs
  const counted: readonly [RegExp, number][] = [
    [/\[Where is zero\?\]\[first step\] is a lecture of (\w+) steps/u, worked.steps.length],
    [/fits a line to (\w+) points/u, inputs.length],
    [/sweeps the same field over (\w+) values/u, third!.sweep!.values.length],
  ]
  for (const [sentence, count] of counted)
    expect(sentence.exec(source)?.[1]?.toLowerCase(), String(sentence)).toBe(numerals[count])
})

/** The content words of a label or a name. */
const contentOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => !['a', 'at', 'of', 'the', 'from', 'to'].includes(word))

test("a curve or a number in an example has its quantity's name", () => {
  const labelled = right.flatMap(({ lecture }) =>
    stagedSteps(parseLecture(lecture).scenario!).flatMap(({ step }) => [
      ...(step.sweep?.quantities ?? []),
      ...(step.numbers ?? []),
    ]),
  )
  expect(labelled.length).toBeGreaterThan(2)
  for (const { label, quantity } of labelled) {
    const entry = quantityEntries.find(({ name }) => name === quantity)!
    const meant = contentOf(`${entry.label} ${entry.name}`)
    expect(
      contentOf(label).filter((word) => meant.includes(word)),
      `${label}: ${quantity}`,
    ).not.toEqual([])
  }
})

test('the phrases that highlight marks are in the sentence', () => {
  const marked = right.flatMap(({ lecture }) =>
    parseLecture(lecture).scenario!.steps.flatMap(({ watch = '', marks = {} }) =>
      Object.keys(marks).map((phrase) => ({ phrase, watch })),
    ),
  )
  expect(marked.length).toBeGreaterThan(right.length)
  for (const { phrase, watch } of marked) expect(watch).toContain(phrase)
})

test("a number in an option's text is the one that it is judged by", () => {
  const options = right.flatMap(({ lecture }) =>
    parseLecture(lecture).scenario!.steps.flatMap(({ question }) => question?.options ?? []),
  )
  const told = options.flatMap(({ label, value }) => {
    const digits = /\d+(?:,\d{3})*(?:\.\d+)?/u.exec(label)?.[0].replaceAll(',', '')
    return digits !== undefined && typeof value === 'number' ? [{ label, digits, value }] : []
  })
  expect(told.length).toBeGreaterThan(2)
  for (const { label, digits, value } of told)
    expect(Math.abs(Number(digits) / value - 1), label).toBeLessThan(0.06)
})

test('every fence of a lecture, and every callout, has an example that opens', () => {
  const blocks = right.flatMap(({ lecture }) =>
    scanLecture(lecture).sections.flatMap((section) => section.blocks),
  )
  const named = (kind: string) =>
    new Set(blocks.flatMap((block) => (block.kind === kind && 'name' in block ? block.name : [])))
  expect([...named('fence')].sort()).toEqual(['check', 'experiment', 'numbers', 'question', 'show'])
  expect([...named('callout')].sort()).toEqual(['ask', 'because', 'idea', 'minute', 'scene', 'try', 'watch'])
  expect(others.map(({ kind }) => kind).sort()).toEqual(['overlay', 'yaml'])
})

test('the translation belongs to the explained lecture, and to text that it has', () => {
  const { text, about } = others.find(({ kind }) => kind === 'overlay')!
  expect(about).toBe(workedExample)
  const { problems, scenario } = withWords(worked, text)
  expect(problems).toEqual([])
  expect(scenario.steps[0]?.title).toBe('Eine Gerade durch fünf Punkte')
  const whole = parseLecture(joined(lectureText(worked), text))
  expect(whole.problems).toEqual([])
  expect(whole.translations.map(({ language, notes }) => [language, notes])).toEqual([['de', []]])
  expect(whole.translations[0]?.scenario.steps[0]?.title).toBe('Eine Gerade durch fünf Punkte')
  const words = scanLecture(text).sections[0]?.blocks.find(({ kind }) => kind === 'fence')
  const labels = words?.kind === 'fence' ? Object.keys(readYaml(words.lines, 1).value as object) : []
  expect(labels.length).toBeGreaterThan(0)
  for (const label of labels) expect(labelsOf(worked)).toContain(label)
})

test('the tables contain everything that a lecture can name', () => {
  const listed = new Set(
    Array.from(html.matchAll(/<th scope="row"><code>([^<]*)<\/code>/gu), ([, name]) => name),
  )
  const names = [
    ...quantityEntries.map(({ name }) => name),
    ...formulas.map(({ id }) => id),
    ...pictureNames,
    ...generators.map(({ id }) => id),
    ...algorithmIds,
    ...schedule.options.map(({ entries }) => entries.kind.literal),
    ...Object.values(listedFields).flat(),
  ]
  expect(names.filter((name) => !listed.has(name))).toEqual([])
  for (const { term, words } of glossary)
    expect(html.includes(`<th scope="row">${term}</th>`), term).toBe(words?.length !== 0)
  for (const name of [...controlNames, ...functions.map(({ id }) => id)])
    expect(html).toContain(`<code>${name}</code>`)
  const { show, front, question } = schema['$defs'] as Record<string, { properties: object }>
  expect(listedFields).toMatchObject({
    show: Object.keys(show!.properties),
    front: Object.keys(front!.properties),
    question: Object.keys(question!.properties),
  })
})

test('the whole file of the explained lecture is on the page', () => {
  const shown = source.match(/\{\{source .*\}\}/gu)
  const parts = ['head', ...worked.steps.map((_, i) => String(i + 1)), 'end']
  expect(shown).toEqual(parts.map((part) => `{{source ${workedExample} ${part}}}`))
})

test('links lead somewhere, and those of examples contain them', () => {
  const links = Array.from(html.matchAll(/href="([^"]*)"/gu), ([, link = '']) =>
    link.replaceAll('&amp;', '&'),
  )
  const ids = Array.from(html.matchAll(/ id="([^"]*)"/gu), ([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const site = ['../', '../icon.svg', 'guide.css', '../api/', '../recipes/', '../lecture.schema.json']
  const held = links.flatMap((link) => /^\.\.\/#lecture=(.*)&step=(\d+)$/u.exec(link)?.slice(1, 2) ?? [])
  const step = /^\.\.\/#scenario=([\w-]+)&step=(\d+)$/u
  const isKnown = (link: string) => {
    const [, id, number = ''] = step.exec(link) ?? []
    return (
      site.includes(link) ||
      link.startsWith('../#lecture=') ||
      (link.startsWith('#') && (link === '#main' || ids.includes(link.slice(1)))) ||
      scenarios.some((one) => one.id === id && Number(number) <= one.steps.length)
    )
  }
  expect(links.filter((link) => !isKnown(link))).toEqual([])
  expect(held.map((packed) => finish(unpackingLecture(packed)))).toEqual(right.map(({ lecture }) => lecture))
  expect(finish(packingLecture(base)).length).toBeLessThan(4000)
})
