import { eventType } from '../event-type.ts'

/** `bl-number`: a number was chosen; while the slider moves `live` is true. */
export class NumberEvent extends eventType('bl-number', (value: number, live: boolean) => ({
  value,
  live,
})) {}

/** `bl-select`: one of the options was chosen. */
export class ChoiceEvent extends eventType('bl-select', (value: string) => ({ value })) {}

/** `bl-toggle`: a switch was turned. */
export class ToggleEvent extends eventType('bl-toggle', (checked: boolean) => ({ checked })) {}

/** `bl-text`: a text was typed and is in order. */
export class TextEvent extends eventType('bl-text', (value: string) => ({ value })) {}

/** `bl-picks`: what is chosen of several, in the order of the options. */
export class PicksEvent extends eventType('bl-picks', (chosen: readonly string[]) => ({ chosen })) {}
