import { signal } from '@preact/signals-core'
import type { TemplateResult } from 'lit'
import { afterEach, expect, test } from 'vitest'
import type { VariedView } from '../../../../../src/elements/editor/shelf/bl-varied.ts'
import { VariedEvent, type VariedAct } from '../../../../../src/elements/editor/editor-events.ts'
import { beginDraft } from '../../../../../src/page/editor/draft/begin-draft.ts'
import { Editor } from '../../../../../src/page/editor/editor.ts'
import { Sentence } from '../../../../../src/page/editor/sentence.ts'
import type { AskedActs, AskedView } from '../../../../../src/page/editor/shelf/asked-question.ts'
import { Shelf } from '../../../../../src/page/editor/shelf/shelf.ts'
import { Tour } from '../../../../../src/page/lecture/tour.ts'
import { nowhere, stepAt } from '../../../../../src/scenarios/place.ts'
import { Store } from '../../../../../src/store/store.ts'
import { forgetLecture, savedLectures } from '../../../../../src/study/lecture/saved-lectures.ts'
import { experimentOf, fetchLecture, lectureOf } from '../../../../../src/study/lecture/lecture.ts'
import { Study } from '../../../../../src/study/study.ts'
import { OracleEngine } from '../../../../support/oracle-engine.ts'

const gone: { dispose(): void }[] = []

afterEach(async () => {
  for (const one of gone.splice(0)) one.dispose()
  for (const { id } of await savedLectures()) await forgetLecture(id)
})

/** A template's value after some of its text. */
const valueIn = (template: unknown, behind: string): unknown => {
  const { strings, values } = template as TemplateResult
  return values[strings.findIndex((text) => text.endsWith(behind))]
}

/**
 * The sentence and the shelf of a step in an author's own lecture, made from the sandbox of a built-in one.
 */
async function deskOf(id: string) {
  await fetchLecture(id)
  const lecture = lectureOf(id)
  const open = () => Promise.resolve(new OracleEngine())
  const study = new Study(
    new Store(open, experimentOf(lecture, 0), 3, undefined, { lecture, step: 0, apart: true }),
  )
  gone.push(study)
  const tour = new Tour(() => study, nowhere)
  const editor = new Editor(
    { study, tour, numbers: signal(new Map()), presenting: () => false },
    await beginDraft(study),
  )
  gone.unshift(editor)
  const sentence = new Sentence(editor, study)
  let tries = 0
  const shelf = new Shelf(editor, study, {
    vary: (path, as) => sentence.offer(path, as),
    goToFence: () => {},
    tryQuestion: () => tries++,
  })
  gone.unshift(shelf)
  const draw = (name: string) => shelf.parts.find((one) => one.id === name)!.draw()
  const hear = async (name: string, event: Event) => {
    ;(valueIn(draw(name), `@${event.type}=`) as (event: Event) => void)(event)
    await editor.draft.flush()
  }
  const ask = async (act: (acts: AskedActs) => void) => {
    act(valueIn(draw('asked'), '.acts=') as AskedActs)
    await editor.draft.flush()
  }
  const vary = (act: VariedAct) => hear('varied', new VariedEvent(act))
  const view = () => valueIn(draw('asked'), '.view=') as AskedView | undefined
  const part = (words: string) => sentence.parts.value.findIndex((one) => one.words === words)
  return { editor, study, sentence, shelf, draw, ask, vary, view, part, shown: () => stepAt(tour.at), tries: () => tries } // prettier-ignore
}

test('a number of the sentence becomes a dial, whose bad values are reported, or a sweep', async () => {
  const { editor, study, sentence, draw, vary, part, shown } = await deskOf('himmelblau')
  const rate = sentence.parts.value.find(({ label }) => label.startsWith('learning rate'))!
  sentence.turn(part(rate.words))
  expect(sentence.vary.value).toMatchObject({
    as: undefined,
    kinds: ['control', 'dial', 'sweep'],
    problem: '',
  })
  sentence.act({ kind: 'as', as: 'dial' })
  const usual = sentence.vary.value!.stops
  sentence.act({ kind: 'stops', typed: '0.001, -1' })
  expect(sentence.vary.value?.problem).toBe('stop 2, -1, must not be negative')
  sentence.act({ kind: 'give' })
  expect(editor.draft.undoLabel, 'nothing is given').toBeUndefined()
  sentence.act({ kind: 'stops', typed: '0.001, 0.002' })
  sentence.act({ kind: 'give' })
  await editor.draft.flush()
  expect([shown()?.dial?.values, sentence.open.value, editor.draft.undoLabel]).toEqual([[0.001, 0.002], -1, 'dial of step 1']) // prettier-ignore
  expect((valueIn(draw('varied'), '.dial=') as VariedView).stops).toBe('0.001, 0.002')

  await vary({ kind: 'offer', of: 'sweep', at: 0 })
  expect(sentence.vary.value).toMatchObject({ as: 'sweep', stops: usual, quantity: 'final-loss' })
  sentence.act({ kind: 'give' })
  await editor.draft.flush()
  expect(shown()?.sweep?.quantities).toEqual([
    { quantity: 'final-loss', label: 'loss at the end, gradient descent' },
  ])
  await vary({ kind: 'follow', name: 'largest-loss' })
  expect(shown()?.sweep?.quantities).toHaveLength(2)
  await vary({ kind: 'stops', of: 'dial', typed: '0.001, 0.003' })
  await vary({ kind: 'take', of: 'sweep' })
  expect([shown()?.sweep, shown()?.dial?.values]).toEqual([undefined, [0.001, 0.003]])
  study.store.edit({ seed: 4 }, 'seed')
  await editor.undo()
  expect(shown()?.sweep?.quantities).toHaveLength(2)
})

test('any number of any run can be swept, and the sweep follows its run', async () => {
  const { editor, sentence, draw, vary, shown } = await deskOf('himmelblau')
  const offers = valueIn(draw('varied'), '.offers=') as readonly { readonly label: string }[]
  const at = offers.findIndex(({ label }) => label === 'μ of momentum')
  expect(at, 'momentum is offered').toBeGreaterThan(0)
  await vary({ kind: 'offer', of: 'sweep', at })
  expect(sentence.vary.value).toMatchObject({
    as: 'sweep',
    quantity: 'final-loss algorithm=1',
    problem: '',
  })
  sentence.act({ kind: 'give' })
  await editor.draft.flush()
  expect(editor.draft.problems).toEqual([])
  await vary({ kind: 'follow', name: 'final-loss algorithm=2' })
  await editor.draft.flush()
  expect(shown()?.sweep?.quantities).toEqual([
    { quantity: 'final-loss', arguments: { algorithm: 1 }, label: 'loss at the end, momentum' },
    { quantity: 'final-loss', arguments: { algorithm: 2 }, label: 'loss at the end, Adam' },
  ])
})

test('differences between the stage and the step are named in the sentence', async () => {
  const { study, sentence } = await deskOf('two-weights')
  const { experiment } = study.store
  if (experiment.kind !== 'training') throw new Error('it trains')
  const [first, ...others] = experiment.algorithms
  study.store.edit({ algorithms: [{ ...first!, learningRate: 0.0123 }, ...others] }, 'rate')
  const changed = sentence.parts.value.filter(({ before }) => before !== '')
  expect(changed).toMatchObject([{ words: '0.0123', before: String(first!.learningRate) }])
})

test('the card of a rule stays with its run while the sentence around it changes, and is removed with the run', async () => {
  const { study, sentence, part } = await deskOf('two-weights')
  const open = () => sentence.parts.value[sentence.open.value]
  const { training } = study.store
  sentence.turn(part('momentum'))
  expect(open()?.label).toMatch(/^algorithm 2|momentum/u)
  const before = sentence.parts.value.length
  study.store.edit({ algorithms: training!.algorithms.with(1, { ...training!.algorithms[0]!, learningRate: 0.02 }) }, 'rule') // prettier-ignore
  expect(sentence.parts.value.length, 'the rule is said once').toBeLessThan(before)
  expect(open()?.words).toBe('0.02')
  sentence.turn(part('Adam'))
  study.store.edit({ algorithms: study.store.training!.algorithms.slice(0, 1) }, 'one')
  expect(sentence.open.value).toBe(-1)
})

test('another number as the answer belongs to the same run, and so do the numbers found', async () => {
  const { study, shelf, ask, view, shown } = await deskOf('two-weights')
  await study.store.whenIdle()
  shelf.open.value = 'asked'
  await ask((acts) => acts.turnTo('number'))
  await ask((acts) => acts.setArgument('algorithm', '1'))
  await ask((acts) => acts.find(true))
  await ask((acts) => acts.search('largest-loss'))
  const [found] = view()!.groups.flatMap(({ numbers }) => numbers)
  await ask((acts) => acts.answerWith('largest-loss'))
  expect(shown()?.question?.answer).toEqual({ quantity: 'largest-loss', arguments: { algorithm: 1 } })
  expect(view()?.arguments.find(({ name }) => name === 'algorithm')?.value).toBe('1')
  expect(found?.value).toBe(view()?.answer.value)
  await ask((acts) => acts.answerWith('minimum-sharpness'))
  expect(shown()?.question?.answer).toMatchObject({ arguments: { algorithm: 1 } })
})

test('a question starts around the number that is its answer, follows another one, and is tried as written', async () => {
  const { study, shelf, ask, view, shown, tries, editor } = await deskOf('himmelblau')
  await study.store.whenIdle()
  expect(view()).toBeUndefined()
  shelf.open.value = 'asked'
  await ask((acts) => acts.turnTo('number'))
  expect(shown()?.question).toMatchObject({ ask: '', kind: 'number', answer: { quantity: 'final-loss' } })
  expect(editor.wanted.value).toEqual({ step: 0, part: 'ask' })
  await ask((acts) => acts.turnTo('choice'))
  await ask((acts) => acts.find(true))
  await ask((acts) => acts.search('largest-loss'))
  const found = view()!.groups
  expect(found.flatMap(({ numbers }) => numbers.map(({ name }) => name))).toEqual(['largest-loss'])
  await ask((acts) => acts.answerWith('largest-loss'))
  const most = view()!
  expect([most.options.map(({ right }) => right), most.good]).toEqual([[false, true, false], true])
  expect(most.tried).toMatch(/^B is right: \d/u)

  await ask((acts) => acts.setCondition(1, 'largest-loss'))
  expect(view()?.tried).toMatch(/^B is right/u)
  await ask((acts) => acts.setLabel(1, 'as high as at w₀'))
  await ask((acts) => acts.setCondition(1, '<'))
  expect(view()?.options.map(({ fault }) => fault !== '')).toEqual([false, true, false])
  expect(view()?.options[1]?.condition, 'what was typed stays in its field').toBe('<')
  await ask((acts) => acts.setCondition(1, '-1 .. 0'))
  expect(view()?.options[1]?.fault).toBe('')
  await ask((acts) => acts.setCondition(0, '-2 .. -0.5'))
  expect([view()?.good, view()?.tried]).toEqual([false, expect.stringMatching(/^Line \d+: .* overlap/u)])
  await ask((acts) => acts.setCondition(0, '-2 .. -1'))
  await ask((acts) => acts.setCondition(2, '0 .. 1e-9'))
  expect([view()?.good, view()?.tried]).toEqual([false, expect.stringMatching(/^No option is right: it is /u)]) // prettier-ignore
  await ask((acts) => acts.answerWith('final-loss'))
  expect(view()?.options[1]?.label, 'options that somebody wrote stay').toBe('as high as at w₀')
  await ask((acts) => acts.turnTo('place'))
  expect(shown()?.question).toMatchObject({ kind: 'place', answer: { quantity: 'end-place' } })
  expect(view()?.tried).toMatch(/^It is at \(/u)
  await ask((acts) => acts.tryOut())
  await ask((acts) => acts.takeAway())
  expect([tries(), shown()?.question]).toEqual([1, undefined])
})

test('the options of a question show which of them is right at each place of the step’s dial', async () => {
  const { study, sentence, shelf, ask, view, part, editor } = await deskOf('two-weights')
  await study.store.whenIdle()
  const rate = sentence.parts.value.find(({ label }) => label.startsWith('learning rate'))!
  sentence.turn(part(rate.words))
  sentence.act({ kind: 'as', as: 'dial' })
  sentence.act({ kind: 'stops', typed: '0.01, 5' })
  sentence.act({ kind: 'give' })
  await editor.draft.flush()
  shelf.open.value = 'asked'
  await ask((acts) => acts.turnTo('choice'))
  await ask((acts) => acts.answerWith('final-loss'))
  await ask((acts) => acts.setCondition(0, '0 .. 0.1'))
  await ask((acts) => acts.setCondition(1, '0.1 .. 1'))
  while (view()!.options.length > 2) await ask((acts) => acts.dropOption(2))
  const right = () => view()?.along.map(({ at, right }) => `${at} ${right}`)
  await expect.poll(right, { timeout: 10_000 }).toEqual(['0.01 A', '5 none'])
  await ask((acts) => acts.setCondition(1, '>= 0.1'))
  await expect.poll(right, { timeout: 10_000 }).toEqual(['0.01 A', '5 B'])
  shelf.open.value = ''
  expect(view()?.along, 'closed, nothing is computed').toEqual([])
})
