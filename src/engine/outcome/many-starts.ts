export { hyperparameterTerrain } from './hyperparameters.ts'
export { Outcomes } from './outcomes.ts'
