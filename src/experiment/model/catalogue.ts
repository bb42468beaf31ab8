import type { PlaneFunction } from './function.ts'
import { beale } from './functions/beale.ts'
import { booth } from './functions/booth.ts'
import { goldsteinPrice } from './functions/goldstein-price.ts'
import { himmelblau } from './functions/himmelblau.ts'
import { matyas } from './functions/matyas.ts'
import { mccormick } from './functions/mccormick.ts'
import { quadratic } from './functions/quadratic.ts'
import { rastrigin } from './functions/rastrigin.ts'
import { rosenbrock } from './functions/rosenbrock.ts'
import { sixHumpCamel } from './functions/six-hump-camel.ts'
import { styblinskiTang } from './functions/styblinski-tang.ts'
import { threeHumpCamel } from './functions/three-hump-camel.ts'

/** Every closed-form function, in the order in which a menu shows them. */
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
]

const byId = new Map(functions.map((entry) => [entry.id, entry]))

/** The function of this id, or undefined. */
export const functionOf = (id: string): PlaneFunction | undefined => byId.get(id)
