export { chooseEnds } from './choose-ends.ts'
export { hyperparameterTerrain } from './hyperparameter-terrain.ts'
export { Outcomes } from './outcomes.ts'
export { TrainedEnds } from './record-trainer.ts'
