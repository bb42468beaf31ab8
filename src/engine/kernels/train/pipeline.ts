import type { Program } from './program.ts'

const compilations = new WeakMap<GPUDevice, Map<string, Promise<GPUComputePipeline>>>()

const keyOf = ({ constants, code }: Program): string => JSON.stringify(constants) + code

async function compile(device: GPUDevice, { code, constants }: Program): Promise<GPUComputePipeline> {
  const module = device.createShaderModule({ label: 'train', code })
  try {
    return await device.createComputePipelineAsync({
      label: 'train',
      layout: 'auto',
      compute: { module, entryPoint: 'main', constants },
    })
  } catch (error) {
    const { messages } = await module.getCompilationInfo()
    const complaints = messages.map(({ lineNum, message }) => `line ${lineNum}: ${message}`)
    throw new Error(['The training kernel does not compile.', ...complaints].join('\n'), { cause: error })
  }
}

/** The pipeline of a program, compiled once for each device and forgotten with it. Throws with the compiler's words. */
export function pipelineOf(device: GPUDevice, program: Program): Promise<GPUComputePipeline> {
  const known = compilations.get(device) ?? new Map<string, Promise<GPUComputePipeline>>()
  compilations.set(device, known)
  const key = keyOf(program)
  const found = known.get(key) ?? compile(device, program)
  known.set(key, found)
  found.catch(() => known.delete(key))
  return found
}
