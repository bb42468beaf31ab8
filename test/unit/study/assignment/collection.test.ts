import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { answersText, parseAnswers } from '../../../../src/exchange/assignment/answers-file.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { lectureOfScenario } from '../../../../src/scenarios/place.ts'
import { FileCheck } from '../../../../src/study/assignment/check-file.ts'
import { Collection } from '../../../../src/study/assignment/collection.ts'
import { german } from '../../../../src/words/language/german/german.ts'
import { Marking } from '../../../../src/words/language/marking.ts'
import { setTranslator } from '../../../../src/words/language/language.ts'
import { Translator } from '../../../../src/words/language/translator.ts'
import { written } from '../../../../src/words/language/written.ts'
import {
  classOf,
  faults,
  homework,
  type ClassFile,
  type Fault,
} from '../../../support/lectures/class-answers.ts'

const lecture = lectureOfScenario(homework)

const dropped = ({ name, text }: ClassFile) => new File([text], name)

let collection: Collection
let asked = 0
let given: { readonly files: readonly ClassFile[]; readonly faulty: ReadonlyMap<string, Fault> }

beforeAll(async () => {
  given = await classOf(200)
  const check = new FileCheck(lecture, {
    ...oracle,
    train: (experiment) => {
      asked++
      return oracle.train(experiment)
    },
  })
  collection = new Collection(lecture, (file, text) => check.check(file, text))
  await collection.add(given.files.map(dropped))
}, 60_000)

test('In a class of 200 the 20 broken or forged files are named, each with its fault', () => {
  const found = collection.files.value
  expect(found).toHaveLength(200)
  expect(given.faulty.size).toBe(20)
  // If two files have identical answers, nobody knows who wrote them, so both are reported.
  const twin = originalOf('twin')
  for (const { file, state, notes } of found) {
    const fault = given.faulty.get(file) ?? (file === twin ? 'twin' : undefined)
    if (fault) expect(`${file}: ${notes.join(' ')}`).toMatch(faults[fault])
    else expect([file, state, notes]).toEqual([file, 'agrees', []])
  }
  const states = (of: Fault) =>
    new Set(found.filter(({ file }) => given.faulty.get(file) === of).map(({ state }) => state))
  expect(states('damaged')).toEqual(new Set(['unread']))
  expect(states('foreign')).toEqual(new Set(['unread']))
  expect(states('forged-truth')).toEqual(new Set(['disagrees']))
  expect(states('copy')).toEqual(new Set(['twice']))
  expect(states('later')).toEqual(new Set(['twice']))
})

/** The file from which another was made. */
function originalOf(fault: Fault): string | undefined {
  const [name] = [...given.faulty].find(([, of]) => of === fault) ?? []
  return name && `file-${String(Number(name.slice(5, 8)) - 20).padStart(3, '0')}.json`
}

test('Equal experiments are computed once, however many have them', () => {
  // Three questions, one of them with two other rates.
  expect(asked).toBe(5)
})

test('Right answers are those within the questions’ own tolerances', () => {
  const [where, howMuch, which] = collection.tallies.value
  for (const file of collection.files.value)
    for (const { step, guess, truth, right } of file.answers) {
      if (!guess) continue
      const [a = NaN, b = NaN] = truth
      if ('place' in guess) expect(right).toBe(Math.hypot(guess.place[0] - a, guess.place[1] - b) <= 0.3)
      if ('number' in guess) expect(right).toBe(Math.abs(Math.log(guess.number / a)) <= Math.log(2))
      if ('option' in guess)
        expect([step, right]).toEqual(['which', guess.option === (a >= 0 ? 0 : a >= -1 ? 1 : 2)])
    }
  expect(where?.places).toHaveLength(where?.given ?? NaN)
  expect(where?.truth).toHaveLength(2)
  // Some students left another rate, so not all have the same truth.
  expect(howMuch?.truth).toBeUndefined()
  expect(which?.options.reduce((sum, count) => sum + count, 0)).toBe(which?.given)
  expect(which?.given).toBeGreaterThan(170)
  expect(which?.right).toBe(which?.options[which.option ?? NaN])
})

test('The table has one line per file, and the final settings in words', () => {
  const lines = collection.table().trimEnd().split('\r\n')
  expect(lines).toHaveLength(201)
  expect(lines[0]?.slice(1)).toMatch(
    /^name,file,saved,state,right answers,own draw,notes,step 1 guess,step 1 seen before,step 1 right,/,
  )
  const line = (file: string) => lines.find((one) => one.includes(`,${file},`)) ?? ''
  expect(line('file-001.json')).toMatch(/^Student 1,file-001.json,2026-11-29T12:00:01.000Z,agrees,[0-3],,,/)
  expect(line('file-001.json')).toContain('learning rate')
  const [damaged] = [...given.faulty].find(([, fault]) => fault === 'damaged') ?? ['']
  expect(line(damaged)).toMatch(/^,file-030.json,,cannot be read,0,/)
})

test('The table describes a class in the language of the screen', () => {
  onTestFinished(() => setTranslator(undefined))
  setTranslator(new Translator('de', german))
  const english = /\b(?:the|of|is|it|its|that|which|saved|handed|cannot|rate|step)\b/iu
  const own = collection.files.value.map(({ file, name }) => [file, name]).flat()
  const said = collection
    .table()
    .split('\r\n')
    .map((line) =>
      own.reduce((rest, name) => rest.replace(name, ''), line.replaceAll(/“[^”]*”|„[^“]*“/gu, '')),
    )
  expect(said.filter((line) => english.test(line))).toEqual([])
  expect(said[0]).toContain('Schritt 1 ')
})

test('The title of another lecture stays as it is, even if the screen has a translation for it', async () => {
  onTestFinished(() => setTranslator(undefined))
  const [file] = [...given.faulty].find(([, fault]) => fault === 'foreign')!
  const { handedIn } = parseAnswers(given.files.find(({ name }) => name === file)!.text)
  const text = answersText({ ...handedIn, lecture: { ...handedIn.lecture, title: 'Loss, momentum' } })
  // As in the worker, whose sentences the page then translates.
  setTranslator(new Marking({ language: 'de', decimalMark: ',' }))
  const { notes } = await new FileCheck(lecture, oracle).check('other.json', text)
  setTranslator(new Translator('de', german))
  const told = written(notes.join(' '))
  expect(told).toContain('„Loss, momentum“')
  expect(told).not.toContain('lecture')
})

test('A name that is a formula is text in the table', async () => {
  const check = new FileCheck(lecture, oracle)
  const other = new Collection(lecture, (file, text) => check.check(file, text))
  await other.add([new File(['{}'], '=1+1.json')])
  expect(other.table()).toContain(",'=1+1.json,")
})

test('Waiting files are left out on stopping, and unchecked ones are reported', async () => {
  const check = new FileCheck(lecture, oracle)
  const other: Collection = new Collection(lecture, (file, text) => {
    other.stop()
    return check.check(file, text)
  })
  await other.add(given.files.slice(0, 20).map(dropped))
  // Waits for files that are still being read.
  expect([other.files.value.length, other.waiting.value]).toEqual([8, 0])
  const broken = new Collection(lecture, () => Promise.reject(new Error('no worker')))
  await broken.add(given.files.slice(0, 2).map(dropped))
  expect([broken.error, broken.waiting.value]).toEqual(['Answers cannot be checked: no worker', 0])
})
