import type { FoundArrays } from '../../exchange/recorded/array-file.ts'

/** What a worker that has a file of arrays is asked: what is in it, by its name. */
export interface ArrayQuestion {
  readonly kind: 'find'
  readonly name: string
}

/** The answer to each kind of question. */
export interface ArrayAnswers {
  readonly find: FoundArrays
}
