import type { Experiment } from '../../experiment/spec/experiment.ts'
import type { FieldsOf, FieldWords } from './field.ts'
import { planeFields } from './plane.ts'
import { problemFields } from './problem.ts'
import { terrainFields, viewFields } from './surface.ts'
import { trainedFields } from './trained.ts'

export const experimentWords: FieldWords = {
  label: 'experiment',
  fields: {
    version: {},
    title: { label: 'title' },
    ...trainedFields,
    plane: { label: 'plane', fields: planeFields },
    terrain: { label: 'surface', fields: terrainFields },
    view: { label: 'view', fields: viewFields },
    problem: { label: 'problem', fields: problemFields },
  } satisfies FieldsOf<Experiment>,
}
