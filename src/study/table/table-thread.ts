import { trustedAddress } from '../../engine/workers/trusted-address.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import type { TableAnswers, TableQuestion, TableReply, TableRequest } from './table-message.ts'
import address from './table-worker.ts?worker&url'

interface Waiting {
  resolve(result: unknown): void
  reject(error: Error): void
}

/** A worker that reads a file of rows, so that the page answers all the while. Owns it until `dispose`. */
export class TableThread {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #turn = 0
  /** Why there will be no answer any more. */
  #broken: Error | undefined

  /** Takes the bytes over. */
  constructor(bytes: ArrayBuffer) {
    this.#worker = new Worker(trustedAddress(address), { type: 'module' })
    this.#worker.onmessage = ({ data }: MessageEvent<TableReply>) => this.#settle(data)
    this.#worker.onerror = ({ message }) => this.#fail(message || 'What reads tables did not load.')
    this.#worker.postMessage({ kind: 'file', bytes } satisfies TableRequest, [bytes])
  }

  /** The answer to a question. Rejects with the issues of the file, or where the worker is ended. */
  async ask<K extends TableQuestion['kind']>(
    question: Extract<TableQuestion, { readonly kind: K }>,
  ): Promise<TableAnswers[K]> {
    const turn = ++this.#turn
    const result = await new Promise((resolve, reject: (error: Error) => void) => {
      if (this.#broken) return reject(this.#broken)
      this.#waiting.set(turn, { resolve, reject })
      this.#worker.postMessage({ ...(question as TableQuestion), turn } satisfies TableRequest)
    })
    return result as TableAnswers[K]
  }

  dispose(): void {
    this.#worker.terminate()
    this.#fail('It was closed.')
  }

  #settle(reply: TableReply): void {
    const waiting = this.#waiting.get(reply.turn)
    this.#waiting.delete(reply.turn)
    if ('issues' in reply) waiting?.reject(new ExperimentError(reply.issues))
    else waiting?.resolve(reply.result)
  }

  #fail(why: string): void {
    this.#broken = new Error(why)
    for (const { reject } of this.#waiting.values()) reject(this.#broken)
    this.#waiting.clear()
  }
}
