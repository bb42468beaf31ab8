import { startedWorker } from '../../engine/workers/started-worker.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import type { FileQuestion, FileReply, FileRequest } from './file-worker.ts'

interface Waiting {
  resolve(result: unknown): void
  reject(error: Error): void
}

/**
 * A worker that reads a file without blocking the page. `Answers` maps each kind of question to its answer. Owns the
 * worker until `dispose`.
 */
export class FileThread<
  Question extends FileQuestion,
  Answers extends Readonly<Record<Question['kind'], unknown>>,
> {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #turn = 0
  /** Why no more answers will come. */
  #broken: Error | undefined

  /** Transfers the bytes. `address` is the URL of the worker's script; `missing` is the error message if it does not load. */
  constructor(address: string, bytes: ArrayBuffer, missing: string) {
    this.#worker = startedWorker(address)
    this.#worker.onmessage = ({ data }: MessageEvent<FileReply>) => this.#settle(data)
    this.#worker.onerror = ({ message }) => this.#fail(message || missing)
    this.#worker.postMessage({ kind: 'file', bytes } satisfies FileRequest<Question>, [bytes])
  }

  /** Returns the answer to a question. Rejects with the issues of the file, or if the worker is ended. */
  async ask<K extends Question['kind']>(
    question: Extract<Question, { readonly kind: K }>,
  ): Promise<Answers[K]> {
    const turn = ++this.#turn
    const result = await new Promise((resolve, reject: (error: Error) => void) => {
      if (this.#broken) return reject(this.#broken)
      this.#waiting.set(turn, { resolve, reject })
      this.#worker.postMessage({ ...question, turn })
    })
    return result as Answers[K]
  }

  dispose(): void {
    this.#worker.terminate()
    this.#fail('It was closed.')
  }

  #settle(reply: FileReply): void {
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
