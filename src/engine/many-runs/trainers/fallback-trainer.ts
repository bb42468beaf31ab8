import type { RunTrainer, TrainerRequest } from './trainer.ts'

/** Trains by one trainer, and where that fails by another one from then on. */
export class FallbackTrainer implements RunTrainer {
  readonly #next: (error: unknown) => RunTrainer
  #current: RunTrainer

  /** `next` says who trains after an error, or throws it. */
  constructor(first: RunTrainer, next: (error: unknown) => RunTrainer) {
    this.#current = first
    this.#next = next
  }

  /** The path of the one that trains now. */
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
