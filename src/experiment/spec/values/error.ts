import { mostIssues, mostMessage, mostPath } from './bounds.ts'

/** One thing that is wrong with an experiment: where (a JSON-like path such as `data.targets`) and why, in a plain sentence. */
export interface ExperimentIssue {
  readonly path: string
  readonly message: string
}

/** A text with its end cut off where it is longer than `most`. */
export const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text

const bounded = ({ path, message }: ExperimentIssue): ExperimentIssue => ({
  path: cut(path, mostPath),
  message: cut(message, mostMessage),
})

/**
 * Thrown for an experiment, link, file or table that cannot be used. It lists the problems found, 20 at most; a sentence has 300
 * letters at most, and a path 200.
 */
export class ExperimentError extends Error {
  override readonly name = 'ExperimentError'
  readonly issues: readonly ExperimentIssue[]

  constructor(issues: readonly ExperimentIssue[]) {
    const listed = issues.slice(0, mostIssues).map(bounded)
    super(listed.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('\n'))
    this.issues = listed
  }

  /** An error with a single issue. */
  static at(path: string, message: string): ExperimentError {
    return new ExperimentError([{ path, message }])
  }
}

/** What anything that was thrown says. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Issues of an error, to be shown: those of an experiment, or any other error's message without a path. */
export const issuesOf = (error: unknown): readonly ExperimentIssue[] =>
  error instanceof ExperimentError ? error.issues : [{ path: '', message: messageOf(error) }]

/** A path one step further: `data` and `targets` make `data.targets`, a number makes `data.targets[3]`. */
export const itemPath = (path: string, key: string | number): string => {
  if (typeof key === 'number') return `${path}[${key}]`
  return path === '' ? key : `${path}.${key}`
}
