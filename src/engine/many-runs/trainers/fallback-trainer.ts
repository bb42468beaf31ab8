import type { RunTrainer, TrainerRequest } from './trainer.ts'

/** Trains with one trainer, and with another one after a failure. */
export class FallbackTrainer implements RunTrainer {
  readonly #next: (error: unknown) => RunTrainer
  #current: RunTrainer

  /** `next` returns the trainer to use after an error, or throws it. */
  constructor(first: RunTrainer, next: (error: unknown) => RunTrainer) {
    this.#current = first
    this.#next = next
  }

  /** The path of the current trainer. */
  get name(): RunTrainer['name'] {
    return this.#current.name
  }

  async train(request: TrainerRequest): Promise<void> {
    try {
      await this.#current.train(request)
    } catch (error) {
      this.#current = this.#next(error)
      await this.#current.train(request)
    }
  }
}
