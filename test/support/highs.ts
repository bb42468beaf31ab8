import loadHighs from 'highs'
import type { LinearProgram } from '../../src/math/linear-programming/linear-program.ts'

const highs = await loadHighs()

/** A program in the format that HiGHS reads. */
function lpText({ objective, rows, bounds }: LinearProgram): string {
  const sum = (row: readonly number[]) =>
    row.map((entry, j) => `${entry < 0 ? '-' : '+'} ${Math.abs(entry)} x${j}`).join(' ')
  const lines = rows.map((row, i) => ` r${i}: ${sum(row)} <= ${bounds[i]}`)
  return `Maximize\n obj: ${sum(objective)}\nSubject To\n${lines.join('\n')}\nBounds\n${objective.map((_, j) => ` x${j} free`).join('\n')}\nEnd\n`
}

/**
 * The answer of HiGHS, an independent solver: 'optimal' with the largest value, or another status in lower
 * case.
 */
export function solvedByHighs(program: LinearProgram): { readonly status: string; readonly value: number } {
  const { Status, ObjectiveValue } = highs.solve(lpText(program))
  return { status: Status.toLowerCase(), value: ObjectiveValue }
}
