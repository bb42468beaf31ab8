import { setField } from '../../exchange/lecture/edit/data.ts'
import { given } from '../../exchange/lecture/given.ts'
import type { AssignmentForm } from '../../elements/lecture/assignment/bl-create-assignment.ts'

/** The text of a lecture with an assignment in its front matter. @throws Error if the front matter cannot be read */
export function assignedText(text: string, { name, seed, note, steps }: AssignmentForm): string {
  const assignment = given({
    name: name ? 'yes' : undefined,
    seed: seed ? 'yes' : undefined,
    steps: [...steps],
    note: note || undefined,
  })
  const edit = setField(text, 'front', ['assignment'], assignment)
  const [problem] = edit.problems
  if (problem) throw new Error(`Line ${problem.line}: ${problem.message}.`)
  return edit.text
}
