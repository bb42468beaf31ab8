import type { PlaneFunction } from './function.ts'
import { beale } from './beale.ts'
import { customId, functionReader, type TypedFunction } from './custom.ts'
import { gridId, gridReader, type GridFields } from './grid.ts'
import { goldsteinPrice } from './goldstein-price.ts'
import { octopus } from './octopus.ts'
import {
  booth,
  himmelblau,
  matyas,
  quadratic,
  rosenbrock,
  sixHumpCamel,
  styblinskiTang,
  threeHumpCamel,
} from './polynomials.ts'
import { mccormick, rastrigin } from './waves.ts'

/** All closed-form functions, in the order of the menu. */
export const functions: readonly PlaneFunction[] = [
  himmelblau,
  rosenbrock,
  quadratic,
  beale,
  booth,
  matyas,
  threeHumpCamel,
  sixHumpCamel,
  styblinskiTang,
  goldsteinPrice,
  mccormick,
  rastrigin,
  octopus,
]

const byId = new Map(functions.map((entry) => [entry.id, entry]))

/** Returns the function with this id, or undefined. */
export const functionOf = (id: string): PlaneFunction | undefined => byId.get(id)

/** Returns the function of a model, including a typed one or a grid, or undefined. The model must have no faults. */
export function functionOfModel(
  model: TypedFunction & GridFields & { readonly id: string },
): PlaneFunction | undefined {
  if (model.id === gridId) return gridReader()?.read(model)
  return model.id === customId ? functionReader()?.read(model) : functionOf(model.id)
}
