import { eventType } from '../event-type.ts'

/** A place in the picture, in the numbers of its axes. */
export type DrawnPlace = readonly [across: number, up: number]

/** What a hand draws with. */
export type DrawTool = 'point' | 'line' | 'spray' | 'eraser'

/** Something that a hand does to the points of a picture. A stroke is all that it does until `end`. */
export type DrawAct =
  | { readonly kind: 'add'; readonly places: readonly DrawnPlace[] }
  | { readonly kind: 'move'; readonly index: number; readonly place: DrawnPlace }
  | { readonly kind: 'remove'; readonly indices: readonly number[] }
  | { readonly kind: 'end' }
  | { readonly kind: 'tool'; readonly tool: DrawTool }
  | { readonly kind: 'class'; readonly label: number }
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'brush'; readonly size: number }
  | { readonly kind: 'clear' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'done' }

/** `bl-draw`: a hand draws, or chooses what with. */
export class DrawEvent extends eventType('bl-draw', (act: DrawAct) => ({ act })) {}
