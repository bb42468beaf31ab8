import { answerAbout } from '../files/file-worker.ts'
import { TableFile } from './table-file.ts'
import type { TableQuestion } from './table-message.ts'

answerAbout(
  (bytes) => new TableFile(bytes),
  (file, question: TableQuestion) => file.answer(question),
)
