import { eventType } from '../event-type.ts'

/** A point of the picture, in the units of its axes. */
export type DrawnPlace = readonly [across: number, up: number]

export type DrawTool = 'point' | 'line' | 'spray' | 'eraser'

/** An action of the user who draws. A stroke consists of all actions up to `end`. */
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

/** `bl-draw`: the user draws, or chooses a tool, class or value. */
export class DrawEvent extends eventType('bl-draw', (act: DrawAct) => ({ act })) {}
