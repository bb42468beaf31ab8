import { computed, signal } from '@preact/signals-core'
import { html } from 'lit'
import '../../elements/import/bl-table-sheet.ts'
import type {
  ColumnUse,
  ColumnUseEvent,
  RowView,
  TableChoice,
  TableChoiceEvent,
  TableView,
} from '../../elements/import/bl-table-sheet.ts'
import { patchBetween } from '../../edit/patch.ts'
import { inTurns } from '../../engine/backend/page-turns.ts'
import { freezeRows } from '../../exchange/freeze-rows.ts'
import type { CsvOptions } from '../../exchange/table/csv/csv-options.ts'
import type { CsvColumn } from '../../exchange/table/table-from-csv.ts'
import { issuesOf, type ExperimentIssue } from '../../experiment/spec/values/error.ts'
import { formatCount } from '../../math/picture/format.ts'
import { isLecture, nowhere } from '../../scenarios/place.ts'
import { FileThread } from '../../study/files/file-thread.ts'
import type {
  FileRow,
  FoundTable,
  MadeTable,
  TableAnswers,
  TableQuestion,
} from '../../study/files/table-file.ts'
import reader from '../../study/files/table-worker.ts?worker&url'
import type { Study } from '../../study/study.ts'
import type { ImportedFile } from './importer.ts'
import { classWords, drawnWords, encodedWords, leftOutWords, madeWords, skippedWords } from './made-words.ts'
import { usedWords, withTable } from './used-table.ts'
import { asGiven } from '../../words/language/language.ts'

const defaultChoice: TableChoice = {
  task: undefined,
  standardize: true,
  missing: 'drop',
  test: 0.25,
  seed: 1,
  header: true,
  delimiter: ',',
  drawn: undefined,
}

/** The state of the dialog: a file that may become data. */
interface Sheet {
  readonly name: string
  readonly choice: TableChoice
  readonly uses: ReadonlyMap<number, ColumnUse>
  readonly found: FoundTable | undefined
  readonly made: MadeTable | undefined
  readonly issues: readonly ExperimentIssue[]
  /** Rows with problems beyond the first rows. */
  readonly further: readonly FileRow[]
  readonly busy: boolean
}

/** The name of a pasted table. */
const pasted = 'Pasted table'

const emptySheet = (name: string): Sheet => ({
  name,
  choice: defaultChoice,
  uses: new Map(),
  found: undefined,
  made: undefined,
  issues: [],
  further: [],
  busy: true,
})

/** Indices of the inputs, starting with those on the axes of the function’s picture. */
function inputsOf({ uses, choice }: Sheet): number[] {
  const inputs = [...uses].flatMap(([place, use]) => (use === 'input' ? [place] : []))
  const first = (choice.drawn ?? []).filter((place) => inputs.includes(place))
  return [...first, ...inputs.filter((place) => !first.includes(place))]
}

/** The two inputs on the axes, if there are more than two inputs. */
const drawnOf = ([across, up, ...others]: readonly number[]): TableChoice['drawn'] =>
  across !== undefined && up !== undefined && others.length > 0 ? [across, up] : undefined

/** The first two numeric inputs. A picture over indicators, which are 0 or 1, shows little. */
function measuredOf(columns: readonly CsvColumn[]): TableChoice['drawn'] {
  const [across, up] = columns.filter(({ role, type }) => role === 'input' && type !== 'text')
  return across && up ? [across.place, up.place] : undefined
}

/** The most characters of a column name in a message. */
const mostNamed = 60

/** The line and the column of an issue. */
function placeOf({ path }: ExperimentIssue, columns: readonly CsvColumn[]) {
  const [, line, name] = /^(?:(?:line|row) (\d+))?(?:(?:, |^)column "([^]*)")?$/.exec(path) ?? []
  const begins = name?.endsWith('…') ? name.slice(0, -1) : undefined
  const column = columns.find((one) =>
    begins === undefined ? one.name === name : one.name.length > mostNamed && one.name.startsWith(begins),
  )
  return { line: line === undefined ? undefined : Number(line), column: column?.place }
}

function foundWords({ type, values, numbers, missing }: CsvColumn, rows: number): string {
  if (type === 'empty') return 'empty'
  const others = rows - missing - numbers
  const texts =
    numbers > 0
      ? `${formatCount(numbers)} numbers, ${formatCount(others)} not`
      : `${values >= 1000 ? 'many' : values} texts`
  const kind = type === 'number' ? 'numbers' : type === 'date' ? 'dates' : texts
  return missing > 0 ? `${kind}, ${formatCount(missing)} missing` : kind
}

/**
 * The dialog that imports a file of rows: its content, the resulting data, and their use in the experiment. Owns a worker: call `dispose`.
 */
export class TableSheet {
  readonly #study: Study
  readonly #sheet = signal<Sheet | undefined>()
  #thread: FileThread<TableQuestion, TableAnswers> | undefined
  /** Number of the latest question to the worker. Earlier answers are ignored. */
  #turn = 0

  constructor(study: Study) {
    this.#study = study
  }

  /** Opens an imported file. */
  async open({ name, file, later }: ImportedFile): Promise<void> {
    const bytes = await file.arrayBuffer()
    if (later?.aborted) return
    this.#thread?.dispose()
    this.#thread = new FileThread(reader, bytes, 'Could not load the table reader.')
    this.#sheet.value = emptySheet(name || pasted)
    await this.#read({})
  }

  readonly #view = computed((): TableView | undefined => {
    const sheet = this.#sheet.value
    if (!sheet) return undefined
    const { name, choice, uses, found, made, issues, further, busy } = sheet
    const columns = found?.columns ?? []
    const places = issues.map((issue) => placeOf(issue, columns))
    const rowOf = ({ line, cells }: FileRow): RowView => {
      const here = places.filter((place) => place.line === line)
      const wrong = here.length > 0 ? here.flatMap(({ column }) => column ?? []) : undefined
      return { line, cells, wrong }
    }
    const rows = [...(found?.first ?? []), ...further].map(rowOf)
    return {
      name: name === pasted ? pasted : asGiven(name),
      busy,
      columns: columns.map((column) => ({
        name: column.name,
        place: column.place,
        found: foundWords(column, found?.rows ?? 0),
        use: uses.get(column.place) ?? 'none',
        wrong: places.some(({ line, column: place }) => line === undefined && place === column.place),
      })),
      rows,
      more: (found?.rows ?? 0) - rows.length,
      choice: {
        ...choice,
        task: choice.task ?? made?.report.task,
        drawn: drawnOf(inputsOf(sheet)),
      },
      made: made ? madeWords(made.report) : '',
      notes: made
        ? this.#notes(
            made,
            inputsOf(sheet).map((place) => columns[place]?.name ?? ''),
          )
        : [],
      problems: issues,
    }
  })

  readonly render = () => {
    const view = this.#view.value
    return html`<bl-table-sheet
      .view=${view}
      @bl-column-use=${({ place, use }: ColumnUseEvent) => this.#use(place, use)}
      @bl-table-choice=${({ change }: TableChoiceEvent) => this.#choose(change)}
      @use=${() => void this.#take()}
      @close=${() => this.close()}
    ></bl-table-sheet>`
  }

  /** Closes the dialog without using the file. */
  close(): void {
    this.#turn++
    this.#thread?.dispose()
    this.#thread = undefined
    this.#sheet.value = undefined
  }

  dispose(): void {
    this.close()
  }

  /** What is left out, what the classes are, and how the experiment changes. */
  #notes({ report, like }: MadeTable, inputs: readonly string[]): string[] {
    const { training } = this.#study.store
    return [
      ...skippedWords(report),
      leftOutWords(report),
      classWords(report),
      ...encodedWords(report),
      ...usedWords(training, like),
      drawnWords(report, inputs),
    ].filter(Boolean)
  }

  #options(sheet: Sheet): CsvOptions {
    const { choice, uses } = sheet
    const places = (use: ColumnUse) => [...uses].flatMap(([place, one]) => (one === use ? [place] : []))
    const [test] = places('test')
    const { task, standardize, missing, seed } = choice
    return {
      inputs: inputsOf(sheet),
      target: places('target'),
      ...(task && { task }),
      standardize,
      missing,
      seed,
      test: test === undefined ? choice.test : { column: test },
    }
  }

  #use(place: number, use: ColumnUse): void {
    const sheet = this.#sheet.peek()
    if (!sheet) return
    const uses = new Map(sheet.uses)
    // Only one column can assign rows to the test set.
    if (use === 'test') for (const [other, one] of uses) if (one === 'test') uses.set(other, 'none')
    uses.set(place, use)
    const isTarget = use === 'target' || sheet.uses.get(place) === 'target'
    void this.#make({
      ...sheet,
      uses,
      choice: isTarget ? { ...sheet.choice, task: undefined } : sheet.choice,
    })
  }

  #choose(change: Partial<TableChoice>): void {
    const sheet = this.#sheet.peek()
    if (!sheet) return
    this.#sheet.value = { ...sheet, choice: { ...sheet.choice, ...change } }
    const { header = sheet.choice.header, delimiter = sheet.choice.delimiter } = change
    const isReadAnew = header !== sheet.choice.header || delimiter !== sheet.choice.delimiter
    if (isReadAnew) void this.#read({ header, delimiter: delimiter as NonNullable<CsvOptions['delimiter']> })
    else void this.#make({ ...sheet, choice: { ...sheet.choice, ...change } })
  }

  /** Reads the file and applies the default settings. */
  async #read(form: Pick<CsvOptions, 'header' | 'delimiter'>): Promise<void> {
    const turn = ++this.#turn
    const sheet = this.#sheet.peek()
    if (!sheet || !this.#thread) return
    this.#sheet.value = { ...sheet, busy: true }
    try {
      const found = await this.#thread.ask({ kind: 'read', form })
      if (turn !== this.#turn) return
      const { header, delimiter, columns } = found
      await this.#make({
        ...sheet,
        found,
        uses: new Map(columns.map(({ place, role }) => [place, role])),
        choice: { ...sheet.choice, header, delimiter, task: undefined, drawn: measuredOf(columns) },
      })
    } catch (error) {
      if (turn === this.#turn)
        this.#sheet.value = { ...sheet, made: undefined, further: [], issues: issuesOf(error), busy: false }
    }
  }

  async #make(sheet: Sheet): Promise<void> {
    const turn = ++this.#turn
    if (!this.#thread) return
    this.#sheet.value = { ...sheet, busy: true }
    try {
      const made = await this.#thread.ask({ kind: 'make', options: this.#options(sheet) })
      if (turn === this.#turn) this.#sheet.value = { ...sheet, made, issues: [], further: [], busy: false }
    } catch (error) {
      await this.#refused(sheet, issuesOf(error), turn)
    }
  }

  /** Shows the issues, and the rows that have them. */
  async #refused(sheet: Sheet, issues: readonly ExperimentIssue[], turn: number): Promise<void> {
    const { found } = sheet
    const seen = new Set(found?.first.map(({ line }) => line))
    const lines = issues.flatMap((issue) => placeOf(issue, []).line ?? []).filter((line) => !seen.has(line))
    const further = lines.length > 0 ? await this.#thread?.ask({ kind: 'rows', lines }).catch(() => []) : []
    if (turn === this.#turn)
      this.#sheet.value = { ...sheet, made: undefined, issues, further: further ?? [], busy: false }
  }

  /** Makes the file the data of the experiment, as one change. */
  async #take(): Promise<void> {
    const sheet = this.#sheet.peek()
    if (!sheet || !this.#thread) return
    const turn = ++this.#turn
    this.#sheet.value = { ...sheet, busy: true }
    try {
      const data = await this.#thread.ask({ kind: 'take', options: this.#options(sheet) })
      await inTurns(freezeRows({ data }))
      if (turn !== this.#turn) return
      const { store } = this.#study
      const before = store.experiment
      const after = withTable(store.training, data)
      const named = { ...after, title: sheet.name.replace(/\.\w+$/, '') }
      // With other data a preset is a different experiment, to which its text does not apply.
      const place = isLecture(store.place) || store.place.apart ? store.place : nowhere
      if (store.edit(patchBetween(before, named), `data of ${asGiven(sheet.name)}`, false, place))
        return this.close()
      this.#sheet.value = { ...sheet, made: undefined, issues: store.issues, busy: false }
    } catch (error) {
      if (turn === this.#turn)
        this.#sheet.value = { ...sheet, made: undefined, issues: issuesOf(error), busy: false }
    }
  }
}
