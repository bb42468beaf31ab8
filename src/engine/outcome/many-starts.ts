export { chooseEnds } from './choose-ends.ts'
export { hyperparameterTerrain } from './hyperparameters.ts'
export { Outcomes } from './outcomes.ts'
export { TrainedEnds } from './trained-ends.ts'
