import { html } from 'lit'
import { live } from 'lit/directives/live.js'
import { shapeOf, type Noun } from '../../../experiment/spec/values/shape-of.ts'
import type { Fields } from '../../../words/fields/field.ts'
import type { Option } from '../bl-select.ts'
import '../bl-select.ts'
import type { BlNumber } from '../bl-number.ts'
import '../bl-number.ts'
import '../bl-text.ts'
import '../bl-toggle.ts'
import type { ChoiceEvent, NumberEvent, TextEvent, ToggleEvent } from '../control-events.ts'
import { listFault, listText, parseList, type ListRule } from './number-list.ts'

/** Returns the options of a choice from a table of names. */
export const optionsOf = (names: Readonly<Record<string, string>>): Option[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

/** Name of a control within its field, that of the change if different, and one line of explanation. */
interface Named {
  readonly label: string
  readonly name?: string
  readonly hint: string
}

/** A number with BlNumber's bounds, by default from 0 to 1. */
export type NumberField = Named &
  Partial<
    Pick<
      BlNumber,
      'min' | 'max' | 'step' | 'least' | 'most' | 'log' | 'whole' | 'plain' | 'check' | 'marks' | 'disabled'
    >
  >

/** A choice of a few values. */
export interface ChoiceField extends Named {
  readonly options: readonly Option[]
}

/** A list of numbers. An empty one means undefined if `usual` names the default. */
export interface ListField extends Named, ListRule {
  readonly usual?: string
}

type KeyOf<T, V> = { [K in keyof T & string]-?: NonNullable<T[K]> extends V ? K : never }[keyof T & string]

export type Field<T> =
  | (NumberField & { readonly number: KeyOf<T, number> })
  | (ChoiceField & { readonly choice: KeyOf<T, string> })
  | (Named & { readonly toggle: KeyOf<T, boolean> })
  | (ListField & { readonly list: KeyOf<T, readonly number[]> })

/** What a panel adds to a field: a line of explanation, its slider, and values that cannot be chosen. */
type Control = Partial<NumberField> &
  Partial<ChoiceField> &
  Pick<Named, 'hint'> & { readonly without?: readonly string[] }

/** A field whose kind is known from its schema. */
const as = <T, K extends keyof T>(field: object): Field<Pick<T, K>> => field as Field<Pick<T, K>>

/** Returns a function that makes the fields of a type: kind, bounds and options come from its schema, names from its words. */
export const fieldMaker =
  <T>({ entries }: Noun, words: Fields) =>
  <K extends KeyOf<T, number | string | boolean>>(key: K, { without = [], ...control }: Control) => {
    const shape = entries[key] && shapeOf(entries[key])
    const { label = '', name = label, words: names = {} } = words[key] ?? {}
    if (shape?.kind === 'number') {
      const { least, most } = shape
      const slider = {
        ...(Number.isFinite(least) && { min: least }),
        ...(Number.isFinite(most) && { max: most }),
      }
      return as<T, K>({ number: key, label, name, ...shape, ...slider, ...control })
    }
    if (shape?.kind !== 'choice') return as<T, K>({ toggle: key, label, name, ...control })
    const offered = shape.options.filter((value) => !without.includes(value))
    const options = offered.map((value) => ({ value, label: names[value] ?? value }))
    return as<T, K>({ choice: key, label, name, options, ...control })
  }

/** Receives a change of some fields of T with its name; `live` during a drag. */
export type Put<T> = (change: Partial<T>, label: string, live?: boolean) => void

const noFault = () => ''
const noMarks: BlNumber['marks'] = []

export const numberControl = (
  field: NumberField,
  value: number,
  put: (value: number, live: boolean) => void,
) =>
  html`<bl-number
    .label=${field.label}
    .hint=${field.hint}
    .min=${field.min ?? 0}
    .max=${field.max ?? 1}
    .step=${field.step ?? 0.01}
    .least=${field.least}
    .most=${field.most}
    .log=${field.log ?? false}
    .whole=${field.whole ?? false}
    .plain=${field.plain ?? false}
    .disabled=${field.disabled ?? false}
    .check=${field.check ?? noFault}
    .marks=${field.marks ?? noMarks}
    .value=${live(value)}
    @bl-number=${(event: NumberEvent) => put(event.value, event.live)}
  ></bl-number>`

export const choiceControl = (field: ChoiceField, value: string, put: (value: string) => void) =>
  html`<bl-select
    .label=${field.label}
    .hint=${field.hint}
    .options=${field.options}
    .value=${live(value)}
    @bl-select=${(event: ChoiceEvent) => put(event.value)}
  ></bl-select>`

export const toggleControl = (
  field: Named & { readonly disabled?: boolean },
  value: boolean,
  put: (value: boolean) => void,
) =>
  html`<bl-toggle
    .label=${field.label}
    .hint=${field.hint}
    .checked=${live(value)}
    .disabled=${field.disabled ?? false}
    @bl-toggle=${(event: ToggleEvent) => put(event.checked)}
  ></bl-toggle>`

/** Above this many numbers a list has several lines. */
const inOneLine = 10

export function listControl(
  field: ListField,
  value: readonly number[] | undefined,
  put: (value: number[] | undefined) => void,
) {
  const { usual } = field
  const check = (text: string) => (text === '' && usual !== undefined ? '' : listFault(text, field))
  return html`<bl-text
    .label=${field.label}
    .hint=${field.hint}
    .placeholder=${usual ?? ''}
    .lines=${field.count > inOneLine}
    .check=${check}
    .value=${live(value ? listText(value) : '')}
    @bl-text=${(event: TextEvent) => put(event.value === '' ? undefined : parseList(event.value))}
  ></bl-text>`
}

export function controls<T extends object>(fields: readonly Field<T>[], value: T, put: Put<T>) {
  return fields.map((field) => {
    const change = (key: string, next: unknown, live = false) =>
      put({ [key]: next } as Partial<T>, field.name ?? field.label, live)
    if ('number' in field)
      return numberControl(field, value[field.number] as number, (next, live) =>
        change(field.number, next, live),
      )
    if ('choice' in field)
      return choiceControl(field, value[field.choice] as string, (next) => change(field.choice, next))
    if ('toggle' in field)
      return toggleControl(field, value[field.toggle] as boolean, (next) => change(field.toggle, next))
    return listControl(field, value[field.list] as readonly number[] | undefined, (next) =>
      change(field.list, next),
    )
  })
}
