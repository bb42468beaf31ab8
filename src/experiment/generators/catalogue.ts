import type { Generator } from './generator.ts'
import { absolute } from './curves/absolute.ts'
import { blobs } from './classes/blobs.ts'
import { chebyshev } from './curves/chebyshev.ts'
import { circles } from './classes/circles.ts'
import { gaussian } from './vectors/gaussian.ts'
import { linear } from './vectors/linear.ts'
import { parity, staircase } from './classes/parity.ts'
import { powerLaw } from './vectors/power-law.ts'
import { sine } from './curves/sine.ts'
import { sineBoundary } from './classes/sine-boundary.ts'
import { spirals } from './classes/spirals.ts'
import { step } from './curves/step.ts'
import { teacher } from './vectors/teacher.ts'
import { twoMoons } from './classes/two-moons.ts'
import { xor, xorPoints } from './classes/xor.ts'

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
