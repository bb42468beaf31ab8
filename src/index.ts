/** The public API of the library build (numbers only; it defines no element). */
export { createEngine } from './engine/engine.ts'
export { DeviceLostError } from './engine/workplace.ts'
export type * from './engine/types.ts'
export { ExperimentError, type ExperimentIssue } from './experiment/error.ts'
export { oracle } from './experiment/oracle/index.ts'
export { parseExperiment } from './experiment/parse.ts'
export type * from './experiment/results.ts'
export type { Experiment, ExperimentInput } from './experiment/schema/experiment.ts'
