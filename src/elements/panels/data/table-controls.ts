import { html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import type { GeneratedSpec } from '../../../experiment/spec/generated.ts'
import { isInputName, type TableSpec } from '../../../experiment/spec/table.ts'
import { mostInputName, mostNamedInputs } from '../../../experiment/spec/values/bounds.ts'
import type { Generator } from '../../../experiment/generators/generator.ts'
import '../../controls/bl-text.ts'
import type { TextEvent } from '../../controls/control-events.ts'
import { choiceControl, optionsOf } from '../../controls/fields/fields.ts'
import { more } from '../../style/folds.ts'
import { changed } from '../../../edit/patch.ts'
import { parseTable, tableText, type Rows } from '../../../exchange/table-text.ts'
import { dataFields } from '../../../words/fields/data.ts'
import { counted } from '../../../words/experiment-parts.ts'
import { asGiven } from '../../../words/language/language.ts'

type PutTable = (table: TableSpec, label: string) => void

/** Most rows of a table that can be typed. */
const mostTyped = 2048
/** Most inputs of a table whose rows can be typed. */
const mostInputs = 2 ** 14

/** Returns true if a generator's samples are few enough to type. */
export function fewSamples(data: GeneratedSpec, generator: Generator): boolean {
  const size = data.size ?? generator.size
  return Math.max(size, data.testSize ?? generator.testSize ?? size) <= mostTyped
}

function words({ inputs, targets, testInputs }: TableSpec): string {
  const [columns, outputs] = [inputs[0]?.length ?? 0, targets[0]?.length ?? 0]
  const test = testInputs ? `, ${counted(testInputs.length, 'test row')}` : ''
  return `A table: ${counted(inputs.length, 'row')}, ${counted(columns, 'input')}, ${counted(outputs, 'target')}${test}.`
}

/** `empty` describes the default without rows, if there may be none. */
function rows(
  { label, empty }: { readonly label: string; readonly empty?: string },
  part: Rows | undefined,
  targets: number,
  put: (rows: Rows | undefined) => void,
) {
  const count = part?.inputs.length ?? 0
  if (count > mostTyped || count * (part?.inputs[0]?.length ?? 0) > mostInputs) return nothing
  return html`<bl-text
    .label=${label}
    hint="One line per sample: inputs | targets, then | weights if samples count differently"
    lines
    .placeholder=${empty ?? ''}
    .value=${live(part ? tableText(part) : '')}
    .check=${(text: string) => {
      if (text === '' && empty !== undefined) return ''
      const parsed = parseTable(text, targets)
      return typeof parsed === 'string' ? parsed : ''
    }}
    @bl-text=${({ value }: TextEvent) => {
      const parsed = parseTable(value, targets)
      put(typeof parsed === 'string' ? undefined : parsed)
    }}
  ></bl-text>`
}

const sameColumns = (p: Rows, q: Rows): boolean =>
  p.inputs[0]?.length === q.inputs[0]?.length && p.targets[0]?.length === q.targets[0]?.length

/** Returns the table with other training rows. If the columns differ, the other parts and the features are dropped. */
function withRows(table: TableSpec, train: Rows): TableSpec {
  if (sameColumns(table, train)) return changed(table, { weights: undefined, ...train })
  return { kind: 'table', task: table.task, ...train }
}

function testRows({ testInputs, testTargets, testWeights }: TableSpec): Rows | undefined {
  if (!testInputs || !testTargets) return undefined
  return { inputs: testInputs, targets: testTargets, ...(testWeights && { weights: testWeights }) }
}

/** Names of the inputs, one per line; the table's own check reports invalid ones. */
function inputNames(table: TableSpec, put: PutTable) {
  const columns = table.inputs[0]?.length ?? 0
  const namesIn = (text: string) =>
    text.trim() === '' ? undefined : text.split('\n').map((name) => name.trim())
  return html`<bl-text
    label=${dataFields.inputNames.label}
    hint="One line per input; if empty, they are x₁, x₂ …"
    lines
    .value=${live((table.inputNames ?? []).join('\n'))}
    .check=${(text: string) => {
      const names = namesIn(text)
      if (names && names.length !== columns) return `Enter one line for each of the ${columns} inputs.`
      return names?.every(isInputName) === false ? `Enter names of 1 to ${mostInputName} characters.` : ''
    }}
    @bl-text=${({ value }: TextEvent) => put(changed(table, { inputNames: namesIn(value) }), dataFields.inputNames.label)}
  ></bl-text>`
}

/** A table: its task, and the rows of its parts, to type or to paste. */
export function tableControls(table: TableSpec, put: PutTable) {
  const targets = table.targets[0]?.length ?? 1
  const columns = table.inputs[0]?.length ?? 0
  const parts = Object.entries(table.parts ?? {})
  const putPart = (name: string, part: Rows | undefined) => {
    const rest = parts.filter(([other]) => other !== name)
    const next = part ? [...rest, [name, part] as const] : rest
    put(
      changed(table, { parts: next.length > 0 ? Object.fromEntries(next) : undefined }),
      `rows of ${asGiven(name)}`,
    )
  }
  const checkName = (name: string) =>
    ['train', 'test', ...parts.map(([other]) => other)].includes(name)
      ? 'A part with this name already exists. Choose another name.'
      : ''
  return html`
    <p>${words(table)}</p>
    ${choiceControl(
      {
        label: dataFields.task.label,
        hint: 'Numbers to predict, or classes: ±1 with one target, one-hot with several',
        options: optionsOf(dataFields.task.words),
      },
      table.task,
      (task) =>
        put({ ...table, task: task === 'classification' ? task : 'regression' }, dataFields.task.label),
    )}
    ${more(
      [
        rows(
          { label: 'train rows' },
          table,
          targets,
          (part) => part && put(withRows(table, part), 'train rows'),
        ),
        rows({ label: 'test rows', empty: 'none' }, testRows(table), targets, (part) =>
          put(
            changed(table, {
              testInputs: part?.inputs,
              testTargets: part?.targets,
              testWeights: part?.weights,
            }),
            'test rows',
          ),
        ),
        columns <= mostNamedInputs ? inputNames(table, put) : nothing,
        parts.map(([name, part]) =>
          rows(
            { label: `rows of ${asGiven(name)}`, empty: 'empty: removes the part' },
            part,
            targets,
            (next) => putPart(name, next),
          ),
        ),
        html`<bl-text
          label="new part"
          hint="A name for further samples, such as 'shifted', that the surface can be drawn on"
          placeholder="name"
          .value=${live('')}
          .check=${checkName}
          @bl-text=${({ value }: TextEvent) =>
            putPart(value, { inputs: table.inputs, targets: table.targets })}
        ></bl-text>`,
      ],
      'rows',
    )}
  `
}
