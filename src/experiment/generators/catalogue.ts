import type { Generator } from './generator.ts'
import { blobs, circles, sineBoundary, spirals, twoMoons, xor, xorPoints } from './classes.ts'
import { absolute, chebyshev, sine, step } from './curves.ts'
import { byFormula, valuesByFormula } from './formulas.ts'
import { digits } from './digits/digits.ts'
import { parity, staircase } from './parity.ts'
import { autoMpg } from './tables/auto-mpg.ts'
import { iris } from './tables/iris.ts'
import { penguins } from './tables/penguins.ts'
import { gaussian, linear, powerLaw, sparseFeatures, teacher } from './vectors.ts'

/** All generators, in the order of the menu. */
export const generators: readonly Generator[] = [
  twoMoons,
  circles,
  xor,
  xorPoints,
  spirals,
  blobs,
  sineBoundary,
  byFormula,
  parity,
  digits,
  penguins,
  iris,
  sine,
  step,
  chebyshev,
  absolute,
  valuesByFormula,
  linear,
  staircase,
  powerLaw,
  teacher,
  gaussian,
  sparseFeatures,
  autoMpg,
]

const byId = new Map(generators.map((generator) => [generator.id, generator]))

/** Returns the generator with this id, or undefined. */
export const generatorOf = (id: string): Generator | undefined => byId.get(id)
