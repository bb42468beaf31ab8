import { issuesOf, type ExperimentIssue } from '../../experiment/spec/values/error.ts'

export interface FileQuestion {
  readonly kind: string
}

/** A message to the worker: the bytes of the file, or a question about it. */
export type FileRequest<Q extends FileQuestion> =
  { readonly kind: 'file'; readonly bytes: ArrayBuffer } | (Q & { readonly turn: number })

/** A message from the worker about the question with the same turn. */
export type FileReply =
  | { readonly turn: number; readonly result: unknown }
  | { readonly turn: number; readonly issues: readonly ExperimentIssue[] }

const tell = (reply: FileReply): void => postMessage(reply)

/**
 * Answers the questions of a FileThread in its worker. `open` receives the bytes; `answer` throws or rejects with the
 * issues of the file.
 */
export function answerAbout<File, Question extends FileQuestion>(
  open: (bytes: Uint8Array) => File,
  answer: (file: File, question: Question) => unknown,
): void {
  let file: File | undefined
  const answerTo = async (question: Question & { readonly turn: number }): Promise<void> => {
    const { turn } = question
    try {
      if (file !== undefined) tell({ turn, result: await answer(file, question) })
    } catch (error) {
      tell({ turn, issues: issuesOf(error) })
    }
  }
  addEventListener('message', ({ data }: MessageEvent<FileRequest<Question>>) => {
    if ('bytes' in data) file = open(new Uint8Array(data.bytes))
    else void answerTo(data)
  })
}
