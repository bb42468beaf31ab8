/** Fields that only a table has: a merge patch to data of another kind leaves them out. */
export const noTable = {
  task: null,
  inputs: null,
  targets: null,
  inputNames: null,
  weights: null,
  testInputs: null,
  testTargets: null,
  testWeights: null,
  parts: null,
  picture: null,
}

/** Fields that only generated data have. */
export const notGenerated = {
  id: null,
  size: null,
  testSize: null,
  noise: null,
  testNoise: null,
  labelCorruption: null,
  parameters: null,
  expression: null,
  teacher: null,
  shift: null,
}
