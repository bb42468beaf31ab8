import * as v from 'valibot'
import { parseJson } from '../json.ts'
import { showSchema } from './fences/show-schema.ts'
import { issuesOf, type ExperimentIssue } from '../../experiment/spec/values/error.ts'
import type { Step } from './scenario.ts'

/** Lists of a stage by their names. A text is JSON in the notation of lectures, except for 'all'. */
export type WrittenLists = Partial<Readonly<Record<'predictions' | 'beside' | 'numbers', unknown>>>

/** The lists that could be read, and issues for the others. */
export interface ReadLists {
  readonly shown: Partial<Pick<Step, 'predictions' | 'beside' | 'numbers'>>
  readonly issues: readonly ExperimentIssue[]
}

/** Reads the lists that are texts, each separately, so that a fault in one does not affect the others. */
export function readLists(written: WrittenLists): ReadLists {
  const issues: ExperimentIssue[] = []
  const shown: Partial<Step> = {}
  for (const [name, text] of Object.entries(written)) {
    if (typeof text !== 'string' || text === 'all') continue
    try {
      const value = parseJson(text, 'this is not JSON. Check its quotes, commas and brackets')
      const read = v.safeParse(showSchema, { [name]: value })
      if (read.success) Object.assign(shown, read.output)
      else
        issues.push(
          ...read.issues.map((issue) => ({ path: v.getDotPath(issue) ?? name, message: issue.message })),
        )
    } catch (error) {
      issues.push(...issuesOf(error).map(({ message }) => ({ path: name, message })))
    }
  }
  return { shown, issues }
}
