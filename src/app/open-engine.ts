import { missingPart } from '../elements/missing-part.ts'
import type { Engine } from '../engine/types.ts'

/** The page's engine, loaded when it is first asked for: WebGPU where there is one, and what there is elsewhere. */
export async function openEngine(): Promise<Engine> {
  const { createEngine } = await import('../engine/engine.ts').catch(() => {
    throw new Error(missingPart('The engine, which computes surface and runs,'))
  })
  return await createEngine()
}
