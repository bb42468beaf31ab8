/** The title of the page made from the element's README. */
export const documentName = 'Attributes and methods'
export const documentWords =
  'All that `<loss-landscape>` takes, does and tells, its parts, and the policy under which it works.'

/**
 * The exports of the library and the element, grouped by what readers look for: each group has a name, a
 * sentence and its exports.
 */
export const groups = [
  {
    title: 'Embed the element',
    words:
      'A live loss surface on any page: `import "badlands/loss-landscape"`, or a script tag, as above. In React, `badlands/jsx` has its types.',
    names: [
      ...[
        'LossLandscape',
        documentName,
        'LandscapeEvent',
        'LandscapeStartEvent',
        'LandscapeStatus',
        'Controls',
        'ThemeChoice',
      ],
      ...['BlobOptions', 'BlobType', 'FilmKind', 'Beside', 'StageNumber', 'RequestedPredictions'],
    ],
  },
  {
    title: 'In a notebook',
    words:
      'The widget of `badlands/notebook`, by anywidget’s convention: an experiment in, w₀ both ways, runs out. From Python it is `badlands.Landscape`.',
    names: ['RenderProps', 'NotebookModel', 'NotebookRun'],
  },
  {
    title: 'Experiments: make, check, link',
    words:
      'An experiment is plain data: samples, a model, a metric, algorithms, where they start, and the plane that is drawn. This, and all that follows, is in `badlands`, which defines no element.',
    names: [
      ...['parseExperiment', 'experimentToLink', 'experimentFromLink', 'presets', 'Preset'],
      ...[
        'Experiment',
        'ExperimentInput',
        'TrainingExperiment',
        'TrainingInput',
        'ProblemExperiment',
        'ProblemInput',
      ],
    ],
  },
  {
    title: 'Compute: surfaces and runs',
    words:
      'An engine trains and draws on WebGPU where there is one, else on WebGL, WebAssembly or the processor.',
    names: [
      ...[
        'createEngine',
        'Engine',
        'EngineOptions',
        'EngineInfo',
        'BackendName',
        'DeviceListener',
        'DeviceOffer',
      ],
      ...[
        'VariantStore',
        'PrepareOptions',
        'Progress',
        'TrainOptions',
        'Trajectory',
        'RunStatus',
        'RunOutcome',
      ],
      ...[
        'TerrainOptions',
        'Terrain',
        'Numbers',
        'GPUBufferLike',
        'PlaneVariance',
        'RunPrecision',
        'EnsembleOptions',
      ],
      ...['Outcome', 'Cluster', 'Plane', 'project', 'Projected'],
    ],
  },
  {
    title: 'Measure: gradients, curvature, kernels',
    words: 'Numbers at a point of weight space, by `engine.measure` and `oracle.measure`.',
    names: [
      'MeasureName',
      'MeasureOptions',
      'EngineMeasureOptions',
      'Measurement',
      'PredictOptions',
      'RunPlace',
    ],
  },
  {
    title: 'Oracle: the same in float64',
    words: 'The reference that the engine is held to. It needs no graphics card, and answers at once.',
    names: ['oracle', 'OracleTrainOptions', 'OracleTerrainOptions', 'RecordOption'],
  },
  {
    title: 'Files in',
    words: 'Tables, arrays of numpy and PyTorch, and runs and surfaces that were made elsewhere.',
    names: [
      ...[
        'tableFromCsv',
        'TableOfCsv',
        'CsvOptions',
        'CsvReport',
        'SkippedRow',
        'CsvColumn',
        'ColumnKey',
        'ColumnRole',
      ],
      ...['DecimalMark', 'Standardized', 'fromNpz', 'fromSafetensors', 'NumberArray', 'NumberArrays'],
      ...['openedArrays', 'OpenedArrays'],
    ],
  },
  {
    title: 'Files out',
    words: 'What was computed, for numpy, a table, a printer of solids, PyTorch, or a list of sources.',
    names: ['toNpz', 'toCsv', 'toGltf', 'toStl', 'PrintSize', 'toPyTorch', 'toBibtex', 'Results'],
  },
  {
    title: 'Lectures',
    words:
      'A lecture is one text file ([how it is written](../write/)), read and written here; and what readers hand in.',
    names: [
      ...[
        'scenarios',
        'Scenario',
        'Step',
        'parseLecture',
        'ParsedLecture',
        'LectureProblem',
        'LectureTranslation',
        'StepPlace',
        'Range',
      ],
      ...[
        'lectureText',
        'withWords',
        'Worded',
        'lectureDigest',
        'answersText',
        'parseAnswers',
        'ReadAnswers',
      ],
      ...[
        'HandedIn',
        'AnswersForm',
        'HandedStep',
        'GivenAnswer',
        'GivenGuess',
        'Answer',
        'Answers',
        'Assignment',
        'Atlas',
      ],
      ...[
        'Compared',
        'ControlName',
        'Dial',
        'EmptyCell',
        'Expectation',
        'GivenNames',
        'Graph',
        'Histogram',
        'Mark',
        'Modes',
        'Option',
      ],
      ...[
        'Patch',
        'PictureName',
        'Prediction',
        'Question',
        'Reveal',
        'Rule',
        'Scatter',
        'ScatterAxis',
        'Sweep',
      ],
      ...['SweptAnswer', 'SweptMedian', 'SweptQuantity', 'Tool'],
    ],
  },
  {
    title: 'Errors',
    words: 'What is refused says where and why.',
    names: ['ExperimentError', 'ExperimentIssue', 'DeviceLostError'],
  },
]
