import * as v from 'valibot'
import { authored, number, text, texts, yes } from './fields.ts'
import { inOrder, withText, type Immutable } from './written.ts'

/** The version of the format that this code reads and writes. */
export const form = 1

/** The error for a text that does not begin like a lecture. */
export const notLecture = 'this is not a lecture. Write --- in line 1, as every lecture does'

const assignment = {
  /** Whether students enter a name. */
  name: v.exactOptional(yes),
  /** Whether each student's random draws come from a seed made of the name. */
  seed: v.exactOptional(yes),
  /** Ids of the steps whose answers and experiments are submitted; all steps with a question by default. */
  steps: v.exactOptional(texts),
  note: v.exactOptional(authored),
}

const fields = {
  /** The version of the file format. This page describes version 1. */
  badlands: v.literal(form, `must be ${form}. This page knows no other version`),
  /** Its name in links, made of letters, digits and hyphens. */
  id: v.pipe(text, v.regex(/^[\p{L}\p{N}-]+$/u, 'must be letters, digits and hyphens, without spaces')),
  /** The language of the text, as a code such as en or pt-BR; English by default. */
  language: v.exactOptional(text),
  /** The names of its authors. */
  authors: v.exactOptional(v.array(authored)),
  /** The licence under which others may use it. */
  license: v.exactOptional(text),
  /** The address of the page that the lecture belongs to. */
  home: v.exactOptional(text),
  /** Its position among the lectures in the menu, smallest first. */
  order: v.exactOptional(number),
  /** Ids of the ideas (ideas.ts) under which the menu lists it. */
  ideas: v.exactOptional(texts),
  /** The number of the step whose hero is the lecture's picture in the menu; the first by default. */
  thumbnail: v.exactOptional(number),
  /** What students submit, if the lecture is an assignment. */
  assignment: v.exactOptional(withText(v.strictObject(assignment), (one) => inOrder(assignment, one))),
}

/** The front matter, and back. */
export const frontSchema = withText(v.strictObject(fields), (front) => inOrder(fields, front))

export type Front = Immutable<Omit<v.InferOutput<typeof frontSchema>, 'badlands'>>
