import type { GenericSchema } from 'valibot'

export const lectureSchema: (schemas: {
  readonly front: GenericSchema
  readonly show: GenericSchema
  readonly question: GenericSchema
  readonly kinds: readonly GenericSchema[]
}) => Readonly<Record<string, unknown>>
