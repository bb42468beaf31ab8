import * as v from 'valibot'
import { authored, number, text, texts, yes } from './fields.ts'
import { inOrder, withText, type Immutable } from './written.ts'

/** The form of a lecture's text that is read and written here. */
export const form = 1

/** What is wrong with a text that does not begin as a lecture does. */
export const notLecture = 'this is not a lecture. Write --- in line 1, as every lecture does'

const assignment = {
  /** It is handed in under a name. */
  name: v.exactOptional(yes),
  /** All that is random in it is drawn from a seed of that name. */
  seed: v.exactOptional(yes),
  /** Ids of the steps whose answers and experiments are handed in; of all that ask something unless it says so. */
  steps: v.exactOptional(texts),
  /** Instructions, in a sentence. */
  note: v.exactOptional(authored),
}

const fields = {
  /** The version of the file format. This page describes version 1. */
  badlands: v.literal(form, `must be ${form}. This page knows no other form`),
  /** Its name in links, made of letters, digits and hyphens. */
  id: v.pipe(text, v.regex(/^[\p{L}\p{N}-]+$/u, 'must be letters, digits and hyphens, without spaces')),
  /** The language of its words, as HTML names it; English where none is given. */
  language: v.exactOptional(text),
  /** The names of its authors. */
  authors: v.exactOptional(v.array(authored)),
  /** The licence under which others may use it. */
  license: v.exactOptional(text),
  /** The address of the page that the lecture belongs to. */
  home: v.exactOptional(text),
  /** Its place among the lectures of the menu, from the least on. */
  order: v.exactOptional(number),
  /** Ids of the ideas (ideas.ts) under which the menu has it. */
  ideas: v.exactOptional(texts),
  /** The number of the step whose hero is the lecture's picture in the menu; the first where none is named. */
  thumbnail: v.exactOptional(number),
  /** What of it is handed in as homework. */
  assignment: v.exactOptional(withText(v.strictObject(assignment), (one) => inOrder(assignment, one))),
}

/** What stands above a lecture, and back. */
export const frontSchema = withText(v.strictObject(fields), (front) => inOrder(fields, front))

/** What is said above a lecture. */
export type Front = Immutable<Omit<v.InferOutput<typeof frontSchema>, 'badlands'>>
