import type { Authored } from '../../experiment/authored.ts'
import { html } from 'lit'
import { mostNameLetters } from '../../experiment/spec/values/given-name.ts'
import type { TextEvent } from '../controls/control-events.ts'
import '../controls/bl-text.ts'

/** A name, the default shown without one, and its handler; undefined removes the name. */
interface NameField {
  readonly hint: string
  readonly name: Authored | undefined
  readonly usual: string
  readonly put: (name: string | undefined) => void
}

const fault = (name: string): string =>
  name.length > mostNameLetters ? `Enter at most ${mostNameLetters} characters.` : ''

export const nameControl = ({ hint, name = '', usual, put }: NameField) =>
  html`<bl-text
    label="name"
    .hint=${hint}
    .value=${name}
    .placeholder=${usual}
    .check=${fault}
    @bl-text=${({ value }: TextEvent) => put(value === '' ? undefined : value)}
  ></bl-text>`
