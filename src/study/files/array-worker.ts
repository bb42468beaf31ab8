import { foundArrays, type FoundArrays } from '../../exchange/recorded/array-file.ts'
import { answerAbout } from './file-worker.ts'

/** A question about a file of arrays: what is in it, by its name. */
export interface ArrayQuestion {
  readonly kind: 'find'
  readonly name: string
}

/** The answer to each kind of question. */
export interface ArrayAnswers {
  readonly find: FoundArrays
}

answerAbout(
  (bytes) => bytes,
  (bytes, { name }: ArrayQuestion) => foundArrays(name, bytes),
)
