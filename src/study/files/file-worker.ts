import { issuesOf } from '../../experiment/spec/values/error.ts'
import type { FileQuestion, FileReply, FileRequest } from './file-message.ts'

const tell = (reply: FileReply): void => postMessage(reply)

/** Answers in a worker what a FileThread asks about its file: `open` takes the bytes, `answer` throws the issues of the file. */
export function answerAbout<File, Question extends FileQuestion>(
  open: (bytes: Uint8Array) => File,
  answer: (file: File, question: Question) => unknown,
): void {
  let file: File | undefined
  addEventListener('message', ({ data }: MessageEvent<FileRequest<Question>>) => {
    if ('bytes' in data) {
      file = open(new Uint8Array(data.bytes))
      return
    }
    const { turn } = data
    try {
      if (file !== undefined) tell({ turn, result: answer(file, data) })
    } catch (error) {
      tell({ turn, issues: issuesOf(error) })
    }
  })
}
