import fc, { type Arbitrary, type GeneratorValue } from 'fast-check'
import { setField } from '../../../src/exchange/lecture/edit/data.ts'
import type { Edit } from '../../../src/exchange/lecture/edit/edit.ts'
import {
  addStep,
  copyStep,
  deleteStep,
  duplicateStep,
  moveStep,
  pasteSteps,
} from '../../../src/exchange/lecture/edit/steps.ts'
import { freeId, setOptions, setQuestion, setWords } from '../../../src/exchange/lecture/edit/words.ts'
import { lectureText } from '../../../src/exchange/lecture/lecture-text.ts'
import { mergedExperiment, stepId } from '../../../src/exchange/lecture/merged.ts'
import {
  pictureNames,
  type Patch,
  type Question,
  type Scenario,
  type Step,
} from '../../../src/exchange/lecture/scenario.ts'
import { LectureDraw, numberless, title } from './arbitrary-lecture.ts'

/** A step with its merged experiment, which an edit of its lecture must preserve. */
export type Shown = Omit<Step, 'from' | 'experiment'> & { readonly shows: Patch }

/** Copies fields, leaving some out. */
export const lacking = <T extends object, K extends keyof T>(fields: T, ...names: readonly K[]): Omit<T, K> =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.some((one) => one === name))) as Omit<
    T,
    K
  >

/** A lecture as its steps show it, however their patches spell it out. */
export const shownOf = (
  lecture: Scenario,
): Omit<Scenario, 'steps'> & { readonly steps: readonly Shown[] } => ({
  ...lecture,
  steps: lecture.steps.map((step, at) => ({
    ...lacking(step, 'from', 'experiment'),
    shows: mergedExperiment(lecture.steps, at) as Patch,
  })),
})

export type ShownLecture = ReturnType<typeof shownOf>

/** An edit of a lecture's text, and the same edit of its data. */
export interface ArbitraryEdit {
  readonly name: string
  readonly ofText: (text: string) => Edit
  readonly ofData: (lecture: ShownLecture) => ShownLecture
}

const withStep = (lecture: ShownLecture, at: number, change: (step: Shown) => Shown): ShownLecture => ({
  ...lecture,
  steps: lecture.steps.map((step, i) => (i === at ? change(step) : step)),
})

/** Replaces the steps of a lecture; their thumbnails and assignment entries follow. */
function withSteps(lecture: ShownLecture, change: (steps: Shown[]) => readonly Shown[]): ShownLecture {
  const steps = change([...lecture.steps])
  const [before, now] = [lecture.steps.map(stepId), steps.map(stepId)]
  const { thumbnail = 0, assignment } = lecture
  const shown = before[thumbnail - 1]
  const place = shown === undefined ? thumbnail : now.indexOf(shown) + 1
  const rest = lacking(lecture, 'thumbnail', 'assignment')
  const handedIn = assignment?.steps?.filter((id) => now.includes(id))
  return {
    ...rest,
    ...('thumbnail' in lecture && (place > 0 || shown === undefined) && { thumbnail: place }),
    ...(assignment && { assignment: { ...assignment, ...(handedIn && { steps: handedIn }) } }),
    steps,
  }
}

const idsOf = ({ steps }: ShownLecture): ReadonlySet<string> => new Set(steps.map(stepId))

class EditDraw extends LectureDraw {
  /** Draws an edit of a lecture, some of whose steps have a question. */
  edit({ steps }: Pick<Scenario, 'steps'>): ArbitraryEdit {
    const at = this.from([...steps.keys()])
    const question = steps[at]?.question
    return this.from([
      () => this.headWords(),
      () => this.title(at),
      () => this.words(at),
      () => this.field(at),
      () => this.questioned(at),
      () => (question ? this.questionWords(at, question) : this.words(at)),
      () => (question?.options ? this.optionList(at) : this.words(at)),
      () => (steps.length > 1 ? this.deletion(at) : this.duplicate(at)),
      () => this.move(at, this.from([...steps.keys()])),
      () => this.duplicate(at),
      () => this.addition(this.from([...steps.keys(), steps.length])),
      () => this.paste(this.from([...steps.keys(), steps.length])),
    ])()
  }

  headWords(): ArbitraryEdit {
    const part = this.from(['idea', 'minute'] as const)
    const words = this.chance() ? this.one(numberless) : ''
    return {
      name: `${part} ${words}`,
      ofText: (text) => setWords(text, { part }, words),
      ofData: (lecture) => ({ ...lecture, [part]: words }),
    }
  }

  title(step: number): ArbitraryEdit {
    const words = this.chance() ? this.one(title) : ''
    return {
      name: `title of ${step}: ${words}`,
      ofText: (text) => setWords(text, { step, part: 'title' }, words),
      ofData: (lecture) => {
        const others = withSteps(lecture, (steps) => steps.toSpliced(step, 1))
        const id = freeId(stepId({ title: words }), idsOf(others))
        const isTaken = lecture.steps[step]?.id === undefined && id !== stepId({ title: words })
        return withStep(lecture, step, (one) => ({ ...one, ...(isTaken && { id }), title: words }))
      },
    }
  }

  words(step: number): ArbitraryEdit {
    const part = this.from(['prose', 'try', 'watch'] as const)
    const words = this.chance() ? this.one(numberless) : ''
    return {
      name: `${part} of ${step}: ${words}`,
      ofText: (text) => setWords(text, { step, part }, words),
      ofData: (lecture) =>
        withStep(lecture, step, (one) =>
          words === '' && part !== 'prose' ? lacking(one, part) : { ...one, [part]: words },
        ),
    }
  }

  questionWords(step: number, question: Question): ArbitraryEdit {
    const part = this.from(['scene', 'ask', 'because'] as const)
    const words = part !== 'ask' && this.chance() ? '' : this.one(numberless)
    const changed = (one: Question): Question => {
      if (part !== 'scene') return { ...one, [part]: words }
      return words === '' ? lacking(one, 'setup') : { ...one, setup: words }
    }
    return {
      name: `${part} of ${step}: ${words}`,
      ofText: (text) => setWords(text, { step, part }, words),
      ofData: (lecture) =>
        withStep(lecture, step, (one) => ({ ...one, question: changed(one.question ?? question) })),
    }
  }

  optionList(step: number): ArbitraryEdit {
    const options = this.options(false)
    return {
      name: `options of ${step}`,
      ofText: (text) => setOptions(text, step, options),
      ofData: (lecture) =>
        withStep(lecture, step, (one) =>
          one.question ? { ...one, question: { ...one.question, options } } : one,
        ),
    }
  }

  questioned(step: number): ArbitraryEdit {
    const question = this.chance() ? this.question() : undefined
    return {
      name: `question of ${step}`,
      ofText: (text) => setQuestion(text, step, question),
      ofData: (lecture) =>
        withStep(lecture, step, (one) => (question ? { ...one, question } : lacking(one, 'question'))),
    }
  }

  field(step: number): ArbitraryEdit {
    const hero = this.chance() ? this.from(pictureNames) : undefined
    return {
      name: `hero of ${step}: ${hero ?? 'none'}`,
      ofText: (text) => setField(text, { step, fence: 'show' }, ['hero'], hero),
      ofData: (lecture) => withStep(lecture, step, (one) => (hero ? { ...one, hero } : lacking(one, 'hero'))),
    }
  }

  deletion(step: number): ArbitraryEdit {
    return {
      name: `delete ${step}`,
      ofText: (text) => deleteStep(text, step),
      ofData: (lecture) => withSteps(lecture, (steps) => steps.toSpliced(step, 1)),
    }
  }

  move(step: number, to: number): ArbitraryEdit {
    return {
      name: `move ${step} to ${to}`,
      ofText: (text) => moveStep(text, step, to),
      ofData: (lecture) =>
        withSteps(lecture, (steps) => {
          const moved = steps.splice(step, 1)
          return steps.toSpliced(to, 0, ...moved)
        }),
    }
  }

  duplicate(step: number): ArbitraryEdit {
    return {
      name: `duplicate ${step}`,
      ofText: (text) => duplicateStep(text, step),
      ofData: (lecture) =>
        withSteps(lecture, (steps) => {
          const one = steps[step]!
          return steps.toSpliced(step + 1, 0, { ...one, id: freeId(stepId(one), idsOf(lecture)) })
        }),
    }
  }

  addition(at: number): ArbitraryEdit {
    const words = this.one(title)
    return {
      name: `add ${words} at ${at}`,
      ofText: (text) => addStep(text, at, { title: words }),
      ofData: (lecture) => {
        const [own, id] = [stepId({ title: words }), freeId(stepId({ title: words }), idsOf(lecture))]
        const { shows } = lecture.steps[Math.max(0, at - 1)]!
        const step: Shown = { ...(own !== id && { id }), title: words, prose: '', shows }
        return withSteps(lecture, (steps) => steps.toSpliced(at, 0, step))
      },
    }
  }

  paste(at: number): ArbitraryEdit {
    const other = this.lecture()
    const step = this.from([...other.steps.keys()])
    return {
      name: `paste ${step} at ${at}`,
      ofText: (text) => pasteSteps(text, at, copyStep(lectureText(other), step)),
      ofData: (lecture) => {
        const one = shownOf(other).steps[step]!
        const pasted = { ...one, id: freeId(stepId(one), idsOf(lecture)) }
        return withSteps(lecture, (steps) => steps.toSpliced(at, 0, pasted))
      },
    }
  }
}

/** A lecture and a sequence of edits, each drawn for the lecture that the previous edits left. */
export const arbitraryEdits = (
  count: number,
): Arbitrary<{ readonly lecture: Scenario; readonly edits: readonly ArbitraryEdit[] }> =>
  fc.gen().map((gen: GeneratorValue) => {
    const draw = new EditDraw(gen)
    const lecture = draw.lecture()
    const edits: ArbitraryEdit[] = []
    let now = shownOf(lecture)
    for (let i = 0; i < count; i++) {
      const edit = draw.edit(now as unknown as Pick<Scenario, 'steps'>)
      edits.push(edit)
      now = edit.ofData(now)
    }
    return { lecture, edits }
  })
