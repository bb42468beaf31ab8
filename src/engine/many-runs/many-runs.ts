export { Float64Trainer } from './float64-trainer.ts'
export { hyperparameterTerrain } from './hyperparameter-terrain.ts'
export { Outcomes } from './outcomes.ts'
export { endRun, RecordTrainer } from './record-trainer.ts'
