import { signal } from '@preact/signals-core'
import { html } from 'lit'
import '../../elements/bring/bl-bring-in.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import type { Study } from '../../study/study.ts'
import type { Tour } from '../lecture/tour.ts'
import type { Arrival } from './arrival.ts'
import { experimentInFile } from './experiment-file.ts'
import { experimentWords } from './experiment-words.ts'
import { TableSheet } from './table-sheet.ts'

/** An experiment that waits until somebody says that it is to be opened. */
interface WaitingExperiment {
  readonly name: string
  readonly experiment: Experiment
}

/** What experiments and tables that come in become, each after it was shown. Owns what it reads with: `dispose`. */
export class BroughtIn {
  readonly #tour: Tour
  readonly #table: TableSheet
  readonly #waiting = signal<WaitingExperiment | undefined>()

  constructor(study: Study, tour: Tour) {
    this.#tour = tour
    this.#table = new TableSheet(study)
  }

  /** Shows a table that came in. */
  table(arrival: Arrival): Promise<void> {
    this.#waiting.value = undefined
    return this.#table.open(arrival)
  }

  /** Asks whether an experiment that came in is to be opened. Rejects where it is none. */
  async experiment({ name, file }: Arrival): Promise<void> {
    const experiment = await experimentInFile(file)
    this.#table.close()
    this.#waiting.value = { name: name || experiment.title || 'What was pasted', experiment }
  }

  readonly render = () => {
    const waiting = this.#waiting.value
    const view = waiting && {
      kind: 'experiment' as const,
      name: waiting.name,
      said: experimentWords(waiting.experiment),
    }
    return [
      html`<bl-bring-in
        .view=${view}
        @open=${() => this.#open()}
        @close=${() => (this.#waiting.value = undefined)}
      ></bl-bring-in>`,
      this.#table.render(),
    ]
  }

  dispose(): void {
    this.#table.dispose()
  }

  #open(): void {
    const waiting = this.#waiting.peek()
    if (!waiting) return
    this.#waiting.value = undefined
    this.#tour.openExperiment(waiting.experiment, `open ${waiting.name}`)
  }
}
