/** The public API, grouped by what readers look for. */
export const groups: readonly {
  readonly title: string
  readonly words: string
  readonly names: readonly string[]
}[]
export const documentName: string
export const documentWords: string
