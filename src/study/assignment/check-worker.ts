import '../../experiment/elsewhere.ts'
import '../../experiment/functions/reader.ts'
import { messageOf } from '../../experiment/spec/values/error.ts'
import { sampleFileOf } from '../../experiment/data/sample-file.ts'
import { oracle } from '../../reference/oracle/index.ts'
import { setTranslator } from '../../words/language/language.ts'
import { Marking } from '../../words/language/marking.ts'
import { noGuess, verdictOf } from '../../view/question/verdict.ts'
import { stepsNamed } from './assigned.ts'
import { FileCheck, type AssignedLecture } from './check-file.ts'
import { drawFindings } from './own-draws.ts'
import type {
  CheckAnswers,
  CheckBeginning,
  CheckQuestion,
  CheckReply,
  CheckRequest,
} from './check-message.ts'

let begun: { readonly lecture: AssignedLecture; readonly check: FileCheck } | undefined

function begin({ lecture, stored, rows, speech }: CheckBeginning): void {
  setTranslator(speech && new Marking(speech))
  if (rows) for (const { experiment } of lecture.steps) sampleFileOf(experiment)?.keep(rows)
  begun = { lecture, check: new FileCheck(lecture, oracle, stored) }
}

async function answerTo(question: CheckQuestion): Promise<CheckAnswers[keyof CheckAnswers]> {
  if (!begun) throw new Error('The first message must contain the lecture.')
  const { lecture, check } = begun
  if (question.kind === 'file') return check.check(question.file, question.text)
  const [step] = stepsNamed(lecture, new Set([question.step]))
  if (!step) throw new Error(`There is no step ${question.step}.`)
  if (question.kind === 'draws') return drawFindings(lecture.steps, step, question.known, oracle)
  const { truth, asked } = await check.truth(step, question.experiment)
  return {
    truth: truth.map((one) => (Number.isFinite(one) ? one : null)),
    words: verdictOf(asked, noGuess, truth).headline,
  }
}

const tell = (reply: CheckReply): void => postMessage(reply)

addEventListener('message', ({ data }: MessageEvent<CheckRequest>) => {
  if (data.kind === 'begin') return begin(data)
  const { turn } = data
  answerTo(data).then(
    (result) => tell({ turn, result }),
    (error: unknown) => tell({ turn, failed: messageOf(error) }),
  )
})
