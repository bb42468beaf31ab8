import {
  answersText,
  mostAnswerBytes,
  type GivenAnswer,
  type HandedIn,
} from '../../../src/exchange/assignment/answers-file.ts'
import { lectureDigest } from '../../../src/exchange/assignment/lecture-digest.ts'
import { parseLecture } from '../../../src/exchange/lecture/parse-lecture.ts'
import { RandomStream } from '../../../src/math/statistics/random.ts'
import type { Scenario } from '../../../src/exchange/lecture/scenario.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { assignedSteps } from '../../../src/study/assignment/assigned.ts'
import { patchedStep, stepTruth } from '../../../src/study/assignment/step-truth.ts'

/** A lecture of three questions, with two weights and few steps. */
export const homeworkText = `---
badlands: 1
id: three-questions
assignment: {name: yes, steps: [where, how-much, which], note: By Monday.}
---
# Three questions

> [!idea] Where a run ends.

> [!minute] Guess first.

## Where {#where}

The end.

> [!scene] Two weights and one datum.

> [!ask] Where does it end?

> [!because] The gradient says so.

\`\`\`question
kind: place
answer: end-place
within: 0.3
\`\`\`

\`\`\`experiment
seed: 1
data: {kind: table, task: regression, inputs: [[1]], targets: [[1]]}
model: {kind: mlp, widths: [1, 1, 1], activation: tanh, linearity: 0, bias: false}
metric: {loss: squared, factor: 0.5}
algorithms: [{id: sgd, learningRate: 0.05, steps: 60}]
starts: [{kind: weights, values: [2, -1]}]
plane: {kind: weights, first: 0, second: 1, extent: {a: [-3.5, 3.5], b: [-3.5, 3.5]}}
\`\`\`

## How much {#how-much}

The loss.

> [!ask] How large is the loss then?

> [!because] It has walked for long.

\`\`\`question
kind: number
answer: final-loss
scale: {from: 0.00001, to: 1, log: true}
within: 2
\`\`\`

\`\`\`show
controls: [learning-rate]
\`\`\`

## Which {#which}

The weight.

> [!ask] What has become of the second weight?

- it has grown {>= 0}
- it is as it was {-1 .. 0}
- it has shrunk {< -1}

> [!because] Zero error asks for it.

\`\`\`question
answer: final-weight index=1
\`\`\`
`

function parsed(): Scenario {
  const { scenario, problems } = parseLecture(homeworkText)
  if (scenario && problems.length === 0) return scenario
  throw new Error(problems.map(({ line, message }) => `line ${line}: ${message}`).join('\n'))
}

/** The parsed lecture. */
export const homework = parsed()

export interface ClassFile {
  readonly name: string
  readonly text: string
}

/** The kinds of fault in a submitted file. */
export type Fault =
  | 'damaged'
  | 'not-json'
  | 'too-large'
  | 'foreign'
  | 'outdated'
  | 'forged-truth'
  | 'by-hand'
  | 'other-data'
  | 'copy'
  | 'later'
  | 'twin'

/** The faults in a class, with the note that each of them gets. */
export const faults: Readonly<Record<Fault, RegExp>> = {
  damaged: /damaged/,
  'not-json': /damaged, or is not an answers file/,
  'too-large': /Too large/,
  foreign: /It belongs to another lecture, “Another”/,
  outdated: /an earlier or later version of this lecture/,
  'forged-truth': /the file gives .*, but its experiment gives/,
  'by-hand': /changed after it was saved/,
  'other-data': /but this step has no control for it/,
  copy: /It is identical to file-/,
  later: /A later file with the same name/,
  twin: /Its answers are identical to those in/,
}

const kinds: readonly Fault[] = [
  ...(['damaged', 'damaged', 'damaged', 'not-json', 'not-json', 'too-large', 'too-large'] as const),
  ...(['foreign', 'foreign', 'outdated', 'forged-truth', 'forged-truth', 'forged-truth'] as const),
  ...(['by-hand', 'by-hand', 'other-data', 'other-data', 'copy', 'later', 'twin'] as const),
]

/** Learning rates that parts of the class set before leaving step 2. */
const rates = [undefined, 0.02, undefined, 0.1] as const

/** A student's submission; a seed decides which answers are right. */
async function handedIn(index: number): Promise<HandedIn> {
  const draw = (name: string, from: number, to: number) =>
    from + (to - from) * new RandomStream(1, name).uniform(index)
  const steps: HandedIn['steps'][number][] = []
  for (const { id, at } of assignedSteps(homework)) {
    const rate = id === 'how-much' ? rates[index % rates.length] : undefined
    const experiment = rate && { algorithms: [{ ...patchedAlgorithm, learningRate: rate }] }
    const { truth } = await known(`${id} ${rate}`, () =>
      stepTruth(homework.steps, at, patchedStep(homework.steps, at, experiment), oracle),
    )
    const [a = NaN, b = NaN] = truth
    const guesses: Readonly<Record<string, GivenAnswer['guess']>> = {
      where: { place: [a + draw('a', -0.5, 0.5), b + draw('b', -0.5, 0.5)] },
      'how-much': { number: a * 10 ** draw('loss', -1, 1) },
      which: { option: Math.floor(draw('option', 0, 3)) },
    }
    const answer = { guess: guesses[id]!, ...(experiment && { experiment }), truth }
    steps.push({ step: id, ...(experiment && { left: experiment }), answer })
  }
  const { id, title } = homework
  return {
    lecture: { id, title, digest },
    name: `Student ${index}`,
    saved: new Date(Date.UTC(2026, 10, 29, 12, 0, index)).toISOString(),
    steps,
  }
}

const digest = lectureDigest(homework)
const patchedAlgorithm = { id: 'sgd', steps: 60 }
const truths = new Map<string, ReturnType<typeof stepTruth>>()

function known(key: string, find: () => ReturnType<typeof stepTruth>): ReturnType<typeof stepTruth> {
  const found = truths.get(key) ?? find()
  truths.set(key, found)
  return found
}

/** Answers with the truth, or the data, of their first step changed, and sealed again. */
const changed = (all: HandedIn, change: (step: HandedIn['steps'][number]) => HandedIn['steps'][number]) =>
  answersText({ ...all, steps: all.steps.map((step, i) => (i === 0 ? change(step) : step)) })

async function faultyText(fault: Fault, index: number): Promise<string> {
  const all = await handedIn(index)
  const text = answersText(all)
  switch (fault) {
    case 'damaged':
      return text.slice(0, text.length - 30 - index)
    case 'not-json':
      return 'My answers are A, B and C.'
    case 'too-large':
      return text + ' '.repeat(mostAnswerBytes)
    case 'foreign':
      return answersText({ ...all, lecture: { id: 'another', title: 'Another', digest: 'f00' } })
    case 'outdated':
      return answersText({ ...all, lecture: { ...all.lecture, digest: 'f00' } })
    case 'forged-truth':
      return changed(all, (step) => ({ ...step, answer: { ...step.answer!, truth: [0.1, 0.1] } }))
    case 'by-hand':
      return text.replace(/"option": \d/u, '"option": 0').replace(all.name!, `${all.name} B`)
    case 'other-data':
      return changed(all, (step) => ({ ...step, left: { data: { targets: [[0.5]] } } }))
    case 'copy':
      return answersText(await handedIn(index - 20))
    case 'later':
      return answersText({ ...all, name: `Student ${index - 20}`, saved: '2026-11-28T12:00:00.000Z' })
    case 'twin':
      return answersText({ ...(await handedIn(index - 20)), name: all.name! })
  }
}

/** A class of `count` files, 20 of them broken or forged, with the names of those. */
export async function classOf(count: number): Promise<{
  readonly files: readonly ClassFile[]
  readonly faulty: ReadonlyMap<string, Fault>
}> {
  const faulty = new Map<string, Fault>()
  const files: ClassFile[] = []
  for (let index = 0; index < count; index++) {
    const name = `file-${String(index).padStart(3, '0')}.json`
    const fault =
      index >= 30 && index < 30 + 3 * kinds.length && index % 3 === 0 ? kinds[(index - 30) / 3] : undefined
    if (fault) faulty.set(name, fault)
    files.push({ name, text: fault ? await faultyText(fault, index) : answersText(await handedIn(index)) })
  }
  return { files, faulty }
}
