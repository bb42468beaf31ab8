import { startedWorker } from '../../engine/workers/started-worker.ts'
import { sampleFileOf } from '../../experiment/data/sample-file.ts'
import { fetchNeeded } from '../../experiment/needed.ts'
import { stepId } from '../../exchange/lecture/merged.ts'
import { fetchReference } from '../../scenarios/references.ts'
import { storedPoints } from '../../theory/sweep/statistics.ts'
import type { SweepPoint } from '../../theory/sweep/sweep.ts'
import { translator } from '../../words/language/language.ts'
import type { AssignedLecture } from './check-file.ts'
import type {
  CheckAnswers,
  CheckBeginning,
  CheckQuestion,
  CheckReply,
  CheckRequest,
} from './check-message.ts'
import address from './check-worker.ts?worker&url'

async function storedOf({ steps }: AssignedLecture): Promise<ReadonlyMap<string, readonly SweepPoint[]>> {
  const stored = new Map<string, readonly SweepPoint[]>()
  for (const step of steps) {
    const name = step.question && step.sweep?.reference
    if (name !== undefined) stored.set(stepId(step), storedPoints(await fetchReference(name)))
  }
  return stored
}

async function beginningOf({ id, title, steps, assignment }: AssignedLecture): Promise<CheckBeginning> {
  await Promise.all(steps.map(({ experiment }) => fetchNeeded(experiment)))
  const rows = steps.map(({ experiment }) => sampleFileOf(experiment)?.rows).find(Boolean)
  const speech = translator()
  const lecture = { id, title, steps, ...(assignment && { assignment }) }
  return {
    kind: 'begin',
    lecture,
    stored: await storedOf(lecture),
    rows,
    speech: speech && { language: speech.language, decimalMark: speech.decimalMark },
  }
}

interface Waiting {
  resolve(result: CheckReply & { readonly result: unknown }): void
  reject(error: Error): void
}

/** A worker that recomputes answers of a lecture in float64, one question at a time. Owns the worker until `dispose`. */
export class CheckThread {
  readonly #worker: Worker
  readonly #ready: Promise<void>
  readonly #waiting = new Map<number, Waiting>()
  #turn = 0
  /** Why no more answers will come. */
  #broken: Error | undefined

  constructor(lecture: AssignedLecture) {
    this.#worker = startedWorker(address)
    this.#worker.onmessage = ({ data }: MessageEvent<CheckReply>) => this.#settle(data)
    this.#worker.onerror = ({ message }) => this.#fail(message || 'the answer checker did not load')
    this.#ready = beginningOf(lecture).then((beginning) => this.#send(beginning))
    this.#ready.catch(() => undefined)
  }

  /** Returns the answer to a question. Rejects if it cannot be computed, or the worker is ended. */
  async ask<K extends CheckQuestion['kind']>(
    question: Extract<CheckQuestion, { readonly kind: K }>,
  ): Promise<CheckAnswers[K]> {
    await this.#ready
    const turn = ++this.#turn
    const { result } = await new Promise<{ readonly result: unknown }>((resolve, reject) => {
      if (this.#broken) return reject(this.#broken)
      this.#waiting.set(turn, { resolve, reject })
      this.#send({ ...question, turn } as CheckRequest)
    })
    return result as CheckAnswers[K]
  }

  dispose(): void {
    this.#worker.terminate()
    this.#fail('it was stopped')
  }

  #send(request: CheckRequest): void {
    this.#worker.postMessage(request)
  }

  #settle(reply: CheckReply): void {
    const waiting = this.#waiting.get(reply.turn)
    this.#waiting.delete(reply.turn)
    if ('failed' in reply) waiting?.reject(new Error(reply.failed))
    else waiting?.resolve(reply)
  }

  #fail(why: string): void {
    this.#broken = new Error(why)
    for (const { reject } of this.#waiting.values()) reject(this.#broken)
    this.#waiting.clear()
  }
}
