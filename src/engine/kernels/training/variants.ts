import { loadError } from '../../../experiment/spec/values/load-error.ts'

/** The code of each variant of training: its WGSL, and the generator of the rest for a network. */
const code = {
  function: () => import('../../../../shaders/compute/train-function.wgsl'),
  expression: () => import('../../../../shaders/compute/train-expression.wgsl'),
  straight: () => import('./straight.ts'),
  streamed: () => import('./streamed.ts'),
  thread: () => import('./thread.ts'),
  tiled: () => import('../../../../shaders/compute/train.wgsl'),
} as const

export type Variant = keyof typeof code
/** Variants of a network's program with one workgroup per run. */
export type NetworkVariant = Exclude<Variant, 'function' | 'expression' | 'thread'>

type Code<V extends Variant> = Awaited<ReturnType<(typeof code)[V]>>

/** Loads the code of a variant at first use. @throws Error with a sentence if it cannot be loaded */
export async function codeOf<V extends Variant>(variant: V): Promise<Code<V>> {
  try {
    return (await code[variant]()) as Code<V>
  } catch {
    throw new Error(loadError('a training kernel'))
  }
}

/** Loads the code of all variants ahead of time. @throws as `codeOf` */
export async function prepareVariants(): Promise<void> {
  await Promise.all((Object.keys(code) as Variant[]).map((variant) => codeOf(variant)))
}
