import { foundArrays, type FoundArrays } from '../../exchange/recorded/array-file.ts'
import { answerAbout } from './file-worker.ts'

/** A question about the contents of a file of arrays, by the file's name. */
export interface ArrayQuestion {
  readonly kind: 'find'
  readonly name: string
}

export interface ArrayAnswers {
  readonly find: FoundArrays
}

answerAbout(
  (bytes) => bytes,
  (bytes, { name }: ArrayQuestion) => foundArrays(name, bytes),
)
