import { marked, unmarked, type Given } from './given.ts'
import type { TranslatedTemplate, ScreenTranslator } from './language.ts'

/**
 * The translator in a worker. Its texts stay in English, with marks on what a person wrote, so that the page can
 * translate the rest.
 */
export class Marking implements ScreenTranslator {
  readonly language: ScreenTranslator['language']
  readonly decimalMark: ScreenTranslator['decimalMark']

  constructor({ language, decimalMark }: Pick<ScreenTranslator, 'language' | 'decimalMark'>) {
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

  template(strings: TemplateStringsArray): TranslatedTemplate {
    return { strings, order: strings.slice(1).map((_, i) => i), say: (value) => value }
  }
}
