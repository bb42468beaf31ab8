import { FileThread } from '../files/file-thread.ts'
import type { ArrayAnswers, ArrayQuestion } from './array-message.ts'
import address from './array-worker.ts?worker&url'

/** A worker that reads a file of arrays. Owns it until `dispose`. */
export class ArrayThread extends FileThread<ArrayQuestion, ArrayAnswers> {
  constructor(bytes: ArrayBuffer) {
    super(address, bytes, 'What reads runs and surfaces did not load.')
  }
}
