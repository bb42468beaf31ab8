// The order of the folders, each of which imports only from those before it, and the packages that each may
// import. Type imports count as all others do.
const order = [
  'math',
  'experiment',
  'reference',
  'theory',
  'engine',
  'words',
  'edit',
  'exchange',
  'scenarios',
  'scene',
  'charts',
  'elements',
  'store',
  'analyses',
  'view',
  'study',
  'pictures',
  'landscape',
  'page',
]
const above = (folder) => order.slice(0, order.indexOf(folder))
/** Folders that do not use the DOM. */
const plain = above('elements').filter((folder) => folder !== 'scene' && folder !== 'charts')
const folders = {
  ...Object.fromEntries(order.map((folder) => [folder, above(folder)])),
  store: plain,
  analyses: [...plain, 'store'],
}

/** Only types may be imported from these, except the definition of a software adapter, which all share. */
const typesOnly = [
  ...['experiment', 'reference', 'theory', 'engine'].flatMap((room) => [
    ['scene', room],
    ['charts', room],
  ]),
  ['charts', 'scene'],
  ['elements', 'engine'],
  ['scenarios', 'experiment'],
  ['scenarios', 'reference'],
  ['scenarios', 'theory'],
  ['scenarios', 'exchange'],
]

/** Packages that only one folder may import, including their types. */
const owners = {
  '@tensorflow': ['engine'],
  three: ['scene'],
  'camera-controls': ['scene'],
  uplot: ['charts', 'pictures'],
  'd3-contour': ['charts'],
  '@preact': ['words', 'store', 'analyses', 'view', 'study', 'landscape', 'pictures', 'page', 'elements'],
  lit: ['elements', 'view', 'landscape', 'pictures', 'page'],
  '@awesome\\.me': ['elements', 'page'],
  tinykeys: ['page'],
  'ml-matrix': ['math'],
  munkres: ['math'],
  valibot: ['experiment', 'reference', 'exchange'],
  yaml: ['exchange'],
  fflate: ['exchange'],
  mediabunny: ['exchange'],
  papaparse: ['exchange'],
  'lean-qr': ['exchange'],
}

const all = Object.keys(folders)

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...all
      .map((folder) => ({ folder, others: all.filter((o) => o !== folder && !folders[folder].includes(o)) }))
      .filter(({ others }) => others.length > 0)
      .map(({ folder, others }) => ({
        name: `${folder}-imports`,
        comment: `src/${folder} may import from: ${folders[folder].join(', ') || 'nothing'}`,
        severity: 'error',
        from: { path: `^src/${folder}/` },
        to: { path: `^src/(${others.join('|')})/` },
      })),
    ...typesOnly.map(([from, to]) => ({
      name: `${from}-takes-only-types-of-${to}`,
      severity: 'error',
      // Declaration files contain only types.
      from: { path: `^src/${from}/`, pathNot: '[.]d[.]ts$' },
      to: {
        path: `^src/${to}/`,
        pathNot: '^src/engine/backend/(device-loss|software).ts',
        dependencyTypesNot: ['type-only'],
      },
    })),
    ...Object.entries(owners).map(([name, allowed]) => ({
      name: `${name}-only-in-${allowed.join('-and-')}`,
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(${allowed.join('|')})/` },
      to: { path: `node_modules/${name}(/|$)` },
    })),
    {
      name: 'library-has-no-element',
      severity: 'error',
      from: { path: '^src/index.ts' },
      to: { path: '^src/(elements|store|analyses|view|study|landscape|page|scene|charts)/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    // A built library bundles its packages and appears as their importer; the rules apply to its sources
    // instead.
    doNotFollow: { path: 'node_modules|^dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
    },
  },
}
