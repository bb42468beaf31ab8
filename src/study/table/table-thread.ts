import { FileThread } from '../files/file-thread.ts'
import type { TableAnswers, TableQuestion } from './table-message.ts'
import address from './table-worker.ts?worker&url'

/** A worker that reads a file of rows. Owns it until `dispose`. */
export class TableThread extends FileThread<TableQuestion, TableAnswers> {
  constructor(bytes: ArrayBuffer) {
    super(address, bytes, 'What reads tables did not load.')
  }
}
