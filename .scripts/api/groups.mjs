/** The title of the page made from the element's README. */
export const documentName = 'Attributes and methods'
export const documentWords =
  'The attributes, methods and events of `<loss-landscape>`, its parts, and the content security policy it works under.'

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
      'The widget of `badlands/notebook` follows anywidget’s convention: it takes an experiment, synchronises w₀ both ways, and returns runs. In Python it is `badlands.Landscape`.',
    names: ['RenderProps', 'NotebookModel', 'NotebookRun'],
  },
  {
    title: 'Experiments: make, check, link',
    words:
      'An experiment is plain data: samples, a model, a metric, algorithms, their starts, and the plane to draw. Everything from here on is in `badlands`, which defines no element.',
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
      'An engine trains and draws on WebGPU if available, otherwise on WebGL, WebAssembly or the processor.',
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
    words: 'Numbers at a point of weight space, from `engine.measure` and `oracle.measure`.',
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
    words:
      'The reference that the engine is tested against. It needs no GPU, and its functions return synchronously.',
    names: ['oracle', 'OracleTrainOptions', 'OracleTerrainOptions', 'RecordOption'],
  },
  {
    title: 'Files in',
    words: 'Tables, NumPy and PyTorch arrays, and runs and surfaces from other programs.',
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
    words: 'Results for NumPy, spreadsheets, 3-D printers, PyTorch or a bibliography.',
    names: ['toNpz', 'toCsv', 'toGltf', 'toStl', 'PrintSize', 'toPyTorch', 'toBibtex', 'Results'],
  },
  {
    title: 'Lectures',
    words:
      'Reads and writes lectures, each a single text file ([how to write one](../write/)), and the answers that students submit.',
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
        'Pairs',
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
      ...['SweptAnswer', 'SweptMedian', 'SweptMost', 'SweptQuantity', 'Tool'],
    ],
  },
  {
    title: 'Errors',
    words: 'An error says where the fault is and why.',
    names: ['ExperimentError', 'ExperimentIssue', 'DeviceLostError'],
  },
]
