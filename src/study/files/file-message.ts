import type { ExperimentIssue } from '../../experiment/spec/values/error.ts'

/** A question about a file, with its kind. */
export interface FileQuestion {
  readonly kind: string
}

/** A message to the worker that has a file: its bytes, or a question about it. */
export type FileRequest<Q extends FileQuestion> =
  { readonly kind: 'file'; readonly bytes: ArrayBuffer } | (Q & { readonly turn: number })

/** A message of the worker, about the question of a turn. */
export type FileReply =
  | { readonly turn: number; readonly result: unknown }
  | { readonly turn: number; readonly issues: readonly ExperimentIssue[] }
