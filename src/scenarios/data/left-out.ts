/** Fields of tables only, which a merge patch to another kind of data removes. */
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

/** Fields of generated data only. */
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
