import { signal } from '@preact/signals-core'
import { html } from 'lit'
import '../../elements/bring/bl-bring-in.ts'
import { freezeRows } from '../../exchange/freeze-rows.ts'
import { experimentFromWeights } from '../../exchange/recorded/given-network.ts'
import { inTurns } from '../../engine/backend/page-turns.ts'
import { parseTraining } from '../../experiment/format/parse.ts'
import { fetchNeeded } from '../../experiment/needed.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { ArrayThread } from '../../study/arrays/array-thread.ts'
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
  /** What it is, in words. */
  readonly said: string
}

/** What experiments and tables that come in become, each after it was shown. Owns what it reads with: `dispose`. */
export class BroughtIn {
  readonly #study: Study
  readonly #tour: Tour
  readonly #table: TableSheet
  readonly #waiting = signal<WaitingExperiment | undefined>()

  constructor(study: Study, tour: Tour) {
    this.#study = study
    this.#tour = tour
    this.#table = new TableSheet(study)
  }

  /** Shows a table that came in. */
  table(arrival: Arrival, later: AbortSignal): Promise<void> {
    this.#waiting.value = undefined
    return this.#table.open(arrival, later)
  }

  /** Asks whether an experiment that came in is to be opened. Rejects where it is none. */
  async experiment({ name, file }: Arrival, later: AbortSignal): Promise<void> {
    const experiment = await experimentInFile(file)
    later.throwIfAborted()
    this.#wait(name || experiment.title || 'What was pasted', experiment)
  }

  /** Asks whether the run or the surface in a file of arrays is to be opened. Rejects where there is none. */
  async arrays({ name, file }: Arrival, later: AbortSignal): Promise<void> {
    const bytes = await file.arrayBuffer()
    later.throwIfAborted()
    const thread = new ArrayThread(bytes)
    const found = await thread.ask({ kind: 'find', name }).finally(() => thread.dispose())
    later.throwIfAborted()
    if (found.kind === 'weights')
      return this.#wait(name, experimentFromWeights(found.network, this.#study.store.training), found.says)
    await inTurns(freezeRows(found.experiment))
    await fetchNeeded(found.experiment)
    later.throwIfAborted()
    this.#wait(name, parseTraining(found.experiment), found.says)
  }

  readonly render = () => {
    const waiting = this.#waiting.value
    const view = waiting && {
      kind: 'experiment' as const,
      name: waiting.name,
      said: waiting.said,
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

  #wait(name: string, experiment: Experiment, says = ''): void {
    this.#table.close()
    this.#waiting.value = {
      name,
      experiment,
      said: [says, experimentWords(experiment)].filter(Boolean).join(' '),
    }
  }

  #open(): void {
    const waiting = this.#waiting.peek()
    if (!waiting) return
    this.#waiting.value = undefined
    this.#tour.openExperiment(waiting.experiment, `open ${waiting.name}`)
  }
}
