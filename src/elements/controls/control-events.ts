import { eventType } from '../event-type.ts'

/** `bl-number`: the user chooses a number; `live` while the slider moves. */
export class NumberEvent extends eventType('bl-number', (value: number, live: boolean) => ({
  value,
  live,
})) {}

/** `bl-select`: the user chooses an option. */
export class ChoiceEvent extends eventType('bl-select', (value: string) => ({ value })) {}

/** `bl-toggle`: the user turns a switch. */
export class ToggleEvent extends eventType('bl-toggle', (checked: boolean) => ({ checked })) {}

/** `bl-text`: the user enters a valid text. */
export class TextEvent extends eventType('bl-text', (value: string) => ({ value })) {}

/** `bl-picks`: the user's choice of several, in the order of the options. */
export class PicksEvent extends eventType('bl-picks', (chosen: readonly string[]) => ({ chosen })) {}
