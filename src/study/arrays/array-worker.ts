import { foundArrays } from '../../exchange/recorded/array-file.ts'
import { answerAbout } from '../files/file-worker.ts'
import type { ArrayQuestion } from './array-message.ts'

answerAbout(
  (bytes) => bytes,
  (bytes, { name }: ArrayQuestion) => foundArrays(name, bytes),
)
