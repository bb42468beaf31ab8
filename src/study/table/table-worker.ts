import { issuesOf } from '../../experiment/spec/values/error.ts'
import { TableFile } from './table-file.ts'
import type { TableReply, TableRequest } from './table-message.ts'

let file: TableFile | undefined

const tell = (reply: TableReply): void => postMessage(reply)

addEventListener('message', ({ data }: MessageEvent<TableRequest>) => {
  if (data.kind === 'file') {
    file = new TableFile(new Uint8Array(data.bytes))
    return
  }
  const { turn } = data
  try {
    if (file) tell({ turn, result: file.answer(data) })
  } catch (error) {
    tell({ turn, issues: issuesOf(error) })
  }
})
