import type { Step } from '../../exchange/lecture/scenario.ts'
import type { QuantityArguments } from '../../theory/quantity/quantity.ts'

/** A number of a step that is counted on the surface, and its name. */
export interface SurfaceNumber {
  readonly quantity: string
  readonly arguments?: QuantityArguments | undefined
  readonly label?: string | undefined
}

/** Quantities whose places on a surface can be drawn. */
const drawn: readonly string[] = ['minima', 'area-below']

/** Returns the numbers of a step that its surface can show: those on the stage, in the sweep, or asked for. */
export const numbersOf = ({ numbers = [], sweep, question }: Partial<Step>): readonly SurfaceNumber[] => {
  const all: readonly SurfaceNumber[] = [
    ...numbers,
    ...(sweep?.quantities ?? []),
    ...(question && 'quantity' in question.answer ? [question.answer] : []),
  ]
  return all.filter(({ quantity }) => drawn.includes(quantity))
}
