import type { Generator } from './generator.ts'
import { absolute } from './absolute.ts'
import { blobs } from './blobs.ts'
import { chebyshev } from './chebyshev.ts'
import { circles } from './circles.ts'
import { gaussian } from './gaussian.ts'
import { linear } from './linear.ts'
import { parity, staircase } from './parity.ts'
import { powerLaw } from './power-law.ts'
import { sine } from './sine.ts'
import { sineBoundary } from './sine-boundary.ts'
import { spirals } from './spirals.ts'
import { step } from './step.ts'
import { teacher } from './teacher.ts'
import { twoMoons } from './two-moons.ts'
import { xor, xorPoints } from './xor.ts'

/** Every generator, in the order in which a menu shows them. */
export const generators: readonly Generator[] = [
  twoMoons,
  circles,
  xor,
  xorPoints,
  spirals,
  blobs,
  sineBoundary,
  parity,
  sine,
  step,
  chebyshev,
  absolute,
  linear,
  staircase,
  powerLaw,
  teacher,
  gaussian,
]

const byId = new Map(generators.map((generator) => [generator.id, generator]))

/** The generator of this id, or undefined. */
export const generatorOf = (id: string): Generator | undefined => byId.get(id)
