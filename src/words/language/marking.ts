import { marked, unmarked, type Given } from './given.ts'
import type { SaidTemplate, Speech } from './language.ts'

/** The speech of a worker. Its texts stay in English, marked where a person wrote them, so that the page can translate the rest. */
export class Marking implements Speech {
  readonly language: Speech['language']
  readonly decimalMark: Speech['decimalMark']

  constructor({ language, decimalMark }: Pick<Speech, 'language' | 'decimalMark'>) {
    this.language = language
    this.decimalMark = decimalMark
  }

  said(text: string): string {
    return text
  }

  given(text: string): Given {
    return marked(text)
  }

  written(text: string): string {
    return unmarked(text)
  }

  template(strings: TemplateStringsArray): SaidTemplate {
    return { strings, order: strings.slice(1).map((_, i) => i), say: (value) => value }
  }
}
