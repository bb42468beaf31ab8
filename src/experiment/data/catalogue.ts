import type { Generator } from './generator.ts'
import { absolute } from './generators/absolute.ts'
import { blobs } from './generators/blobs.ts'
import { chebyshev } from './generators/chebyshev.ts'
import { circles } from './generators/circles.ts'
import { gaussian } from './generators/gaussian.ts'
import { linear } from './generators/linear.ts'
import { sine } from './generators/sine.ts'
import { sineBoundary } from './generators/sine-boundary.ts'
import { spirals } from './generators/spirals.ts'
import { step } from './generators/step.ts'
import { teacher } from './generators/teacher.ts'
import { twoMoons } from './generators/two-moons.ts'
import { xor, xorPoints } from './generators/xor.ts'

/** Every generator, in the order in which a menu shows them. */
export const generators: readonly Generator[] = [
  twoMoons,
  circles,
  xor,
  xorPoints,
  spirals,
  blobs,
  sineBoundary,
  sine,
  step,
  chebyshev,
  absolute,
  linear,
  teacher,
  gaussian,
]

const byId = new Map(generators.map((generator) => [generator.id, generator]))

/** The generator of this id, or undefined. */
export const generatorOf = (id: string): Generator | undefined => byId.get(id)
