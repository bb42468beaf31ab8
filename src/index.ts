/** The public API of the library build (numbers only; it defines no element). */
import './experiment/elsewhere.ts'
import './experiment/functions/reader.ts'

export { createEngine, project } from './engine/engine.ts'
export { DeviceLostError } from './engine/backend/device-lost.ts'
export type {
  BackendName,
  DeviceListener,
  DeviceOffer,
  Engine,
  EngineInfo,
  EngineMeasureOptions,
  EngineOptions,
  EnsembleOptions,
  PrepareOptions,
  Progress,
  TerrainOptions,
  TrainOptions,
  VariantStore,
} from './engine/types.ts'
export { ExperimentError, type ExperimentIssue } from './experiment/spec/values/error.ts'
export type { SkippedRow } from './exchange/table/heading.ts'
export { tableFromCsv } from './exchange/table/table-from-csv.ts'
export type { CsvColumn, CsvReport, Standardized, TableOfCsv } from './exchange/table/table-from-csv.ts'
export type { ColumnKey, ColumnRole, CsvOptions } from './exchange/table/csv/csv-options.ts'
export type { DecimalMark } from './exchange/table/cell.ts'
export { lectureText } from './exchange/lecture/lecture-text.ts'
export { parseLecture, type LectureProblem, type ParsedLecture } from './exchange/lecture/parse-lecture.ts'
export type { LectureTranslation } from './exchange/lecture/translation/read-translations.ts'
export { withWords, type Worded } from './exchange/lecture/translation/with-words.ts'
export type { Range, StepPlace } from './exchange/lecture/parts.ts'
export {
  answersText,
  parseAnswers,
  type AnswersForm,
  type GivenAnswer,
  type GivenGuess,
  type HandedIn,
  type HandedStep,
  type ReadAnswers,
} from './exchange/assignment/answers-file.ts'
export { lectureDigest } from './exchange/assignment/lecture-digest.ts'
export { toBibtex } from './exchange/bibliography/to-bibtex.ts'
export { toCsv } from './exchange/numbers/to-csv.ts'
export { toNpz } from './exchange/numbers/to-npz.ts'
export { toPyTorch } from './exchange/python/to-pytorch.ts'
export { toGltf } from './exchange/solids/to-gltf.ts'
export { toStl, type PrintSize } from './exchange/solids/to-stl.ts'
export type { Results } from './exchange/numbers/results.ts'
export type { NumberArray, NumberArrays } from './exchange/arrays/arrays.ts'
export { fromNpz } from './exchange/arrays/npz.ts'
export { fromSafetensors } from './exchange/arrays/safetensors.ts'
export { openedArrays, type OpenedArrays } from './exchange/recorded/array-file.ts'
export { experimentFromLink, experimentToLink } from './exchange/link.ts'
export type {
  MeasureName,
  MeasureOptions,
  Measurement,
  PredictOptions,
  RunPlace,
} from './reference/measurement.ts'
export { oracle } from './reference/oracle/index.ts'
export type { OracleTerrainOptions } from './reference/oracle/terrain.ts'
export type { OracleTrainOptions } from './reference/oracle/train.ts'
export type { RecordOption } from './reference/trajectory/record.ts'
export type { Plane } from './reference/plane/plane.ts'
export type { Projected } from './reference/plane/project.ts'
export { parseExperiment } from './experiment/format/parse.ts'
export type {
  Cluster,
  GPUBufferLike,
  Numbers,
  Outcome,
  PlaneVariance,
  RunOutcome,
  RunPrecision,
  RunStatus,
  Terrain,
  Trajectory,
} from './reference/results.ts'
export type {
  Experiment,
  ExperimentInput,
  ProblemExperiment,
  ProblemInput,
  TrainingExperiment,
  TrainingInput,
} from './experiment/spec/experiment.ts'
export { scenarios } from './scenarios/index.ts'
export { presets } from './scenarios/presets/presets.ts'
export type { Preset } from './scenarios/presets/preset.ts'
export type {
  Answer,
  Answers,
  Assignment,
  Atlas,
  Compared,
  ControlName,
  Dial,
  EmptyCell,
  Expectation,
  Graph,
  Histogram,
  Mark,
  Modes,
  Option,
  Pairs,
  Patch,
  PictureName,
  Prediction,
  Question,
  Reveal,
  Rule,
  Scatter,
  ScatterAxis,
  Scenario,
  Step,
  Sweep,
  SweptAnswer,
  SweptMedian,
  SweptMost,
  Tool,
} from './exchange/lecture/scenario.ts'
export type { SweptQuantity } from './theory/sweep/sweep.ts'
export type { GivenNames } from './words/axes.ts'
