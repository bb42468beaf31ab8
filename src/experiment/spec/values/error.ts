import { mostIssues, mostMessage, mostPath } from './bounds.ts'

/** One problem of an experiment: its place (a JSON-like path such as `data.targets`) and a plain sentence. */
export interface ExperimentIssue {
  readonly path: string
  readonly message: string
}

/** Truncates a text to `most` characters. */
export const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text

const bounded = ({ path, message }: ExperimentIssue): ExperimentIssue => ({
  path: cut(path, mostPath),
  message: cut(message, mostMessage),
})

/**
 * Thrown for an experiment, link, file or table that cannot be used. It lists up to 20 issues, with sentences of up to 300 characters and
 * paths of up to 200.
 */
export class ExperimentError extends Error {
  override readonly name = 'ExperimentError'
  readonly issues: readonly ExperimentIssue[]

  constructor(issues: readonly ExperimentIssue[]) {
    const listed = issues.slice(0, mostIssues).map(bounded)
    super(listed.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('\n'))
    this.issues = listed
  }

  /** Returns an error with a single issue. */
  static at(path: string, message: string): ExperimentError {
    return new ExperimentError([{ path, message }])
  }
}

/** Returns the message of anything thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Returns the issues of an error for display: those of an experiment, or any other error's message without a path. */
export const issuesOf = (error: unknown): readonly ExperimentIssue[] =>
  error instanceof ExperimentError ? error.issues : [{ path: '', message: messageOf(error) }]

/** Appends a key to a path: `data` and `targets` make `data.targets`, and 3 then makes `data.targets[3]`. */
export const itemPath = (path: string, key: string | number): string => {
  if (typeof key === 'number') return `${path}[${key}]`
  return path === '' ? key : `${path}.${key}`
}
