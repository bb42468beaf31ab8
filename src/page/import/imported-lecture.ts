import { signal } from '@preact/signals-core'
import { html } from 'lit'
import '../../elements/import/bl-import.ts'
import type { ImportChoiceEvent } from '../../elements/import/bl-import.ts'
import { freezeRows } from '../../exchange/freeze-rows.ts'
import { experimentFromWeights, type GivenNetwork } from '../../exchange/recorded/given-network.ts'
import { inTurns } from '../../engine/backend/page-turns.ts'
import { parseTraining } from '../../experiment/format/parse.ts'
import { fetchNeeded } from '../../experiment/needed.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { activations, type Activation } from '../../experiment/spec/model.ts'
import type { ArrayAnswers, ArrayQuestion } from '../../study/files/array-worker.ts'
import reader from '../../study/files/array-worker.ts?worker&url'
import { FileThread } from '../../study/files/file-thread.ts'
import type { Study } from '../../study/study.ts'
import { activationNames } from '../../words/names.ts'
import type { Tour } from '../lecture/tour.ts'
import type { ImportedFile } from './importer.ts'
import { experimentInFile } from './experiment-file.ts'
import { experimentWords } from './experiment-words.ts'
import { TableSheet } from './table-sheet.ts'
import { asGiven } from '../../words/language/language.ts'

/** An experiment to confirm before it opens. */
interface WaitingExperiment {
  readonly name: string
  /** Undefined while a question about it is open. */
  readonly experiment: Experiment | undefined
  /** Sentences about how its file was read. */
  readonly notes: readonly string[]
  /**
   * For a network whose file does not contain its activation: a function of the activation that returns the experiment, and the chosen
   * activation.
   */
  readonly asked?: {
    readonly experimentWith: (activation: Activation) => Experiment
    readonly activation: Activation | undefined
  }
}

/** A network with this many widths has no hidden layer, and therefore no activation to ask for. */
const widthsWithoutHidden = 2

const activationOptions = activations.map((value) => ({ value, label: activationNames[value] }))

/** Opens imported experiments and tables after showing them. Owns a reader: call `dispose`. */
export class ImportedLecture {
  readonly #study: Study
  readonly #tour: Tour
  readonly #table: TableSheet
  readonly #waiting = signal<WaitingExperiment | undefined>()

  constructor(study: Study, tour: Tour) {
    this.#study = study
    this.#tour = tour
    this.#table = new TableSheet(study)
  }

  /** Shows an imported table. */
  async table(arrival: ImportedFile): Promise<void> {
    if (arrival.later?.aborted) return
    this.#waiting.value = undefined
    await this.#table.open(arrival)
  }

  /** Asks whether to open an imported experiment. Rejects if the file contains none. */
  async experiment({ name, file, later }: ImportedFile): Promise<void> {
    const experiment = await experimentInFile(file)
    if (later?.aborted) return
    this.#wait(asGiven(name || (experiment.title ?? '')) || 'The pasted text', experiment)
  }

  /** Asks whether to open the run or the surface in a file of arrays. Rejects if the file contains none. */
  async arrays({ name, file, later }: ImportedFile): Promise<void> {
    const thread = new FileThread<ArrayQuestion, ArrayAnswers>(
      reader,
      await file.arrayBuffer(),
      'Could not load the reader of runs and surfaces.',
    )
    const found = await thread.ask({ kind: 'find', name }).finally(() => thread.dispose())
    if (later?.aborted) return
    if (found.kind === 'table')
      return this.table({
        name: name.replace(/\.\w+$/, '.csv'),
        file: new Blob([found.csv]),
        ...(later && { later }),
      })
    if (found.kind === 'weights') return this.#ask(asGiven(name), found.network, found.says)
    await inTurns(freezeRows(found.experiment))
    await fetchNeeded(found.experiment)
    if (later?.aborted) return
    this.#wait(asGiven(name), parseTraining(found.experiment), found.says)
  }

  readonly render = () => {
    const waiting = this.#waiting.value
    const view = waiting && {
      kind: 'experiment' as const,
      name: waiting.name,
      said: waiting.experiment ? experimentWords(waiting.experiment) : '',
      notes: waiting.notes,
      question: waiting.asked && {
        label: 'Activation of its hidden layers',
        options: activationOptions,
        value: waiting.asked.activation ?? '',
      },
    }
    return [
      html`<bl-import
        .view=${view}
        @bl-import-choice=${({ value }: ImportChoiceEvent) => this.#choose(value)}
        @open=${() => this.#open()}
        @close=${() => (this.#waiting.value = undefined)}
      ></bl-import>`,
      this.#table.render(),
    ]
  }

  dispose(): void {
    this.#table.dispose()
  }

  #wait(name: string, experiment: Experiment, notes: readonly string[] = []): void {
    this.#table.close()
    this.#waiting.value = { name, experiment, notes }
  }

  /**
   * Asks for the activation of a network, if it has hidden layers. @throws ExperimentError if the current experiment cannot start at its
   * weights
   */
  #ask(name: string, network: GivenNetwork, notes: readonly string[]): void {
    const { training } = this.#study.store
    const experimentWith = (activation: Activation) => experimentFromWeights(network, training, activation)
    const experiment = experimentWith('linear')
    if (network.widths.length === widthsWithoutHidden) return this.#wait(name, experiment, notes)
    this.#table.close()
    this.#waiting.value = {
      name,
      experiment: undefined,
      notes,
      asked: { experimentWith, activation: undefined },
    }
  }

  #choose(value: string): void {
    const waiting = this.#waiting.peek()
    if (!waiting?.asked) return
    const { experimentWith } = waiting.asked
    const activation = activations.find((one) => one === value)
    const experiment = activation && experimentWith(activation)
    this.#waiting.value = { ...waiting, experiment, asked: { experimentWith, activation } }
  }

  #open(): void {
    const waiting = this.#waiting.peek()
    if (!waiting?.experiment) return
    this.#waiting.value = undefined
    this.#tour.openExperiment(waiting.experiment, `open ${waiting.name}`)
  }
}
