import { answerAbout } from './file-worker.ts'
import { TableFile, type TableQuestion } from './table-file.ts'

answerAbout(
  (bytes) => new TableFile(bytes),
  (file, question: TableQuestion) => file.answer(question),
)
