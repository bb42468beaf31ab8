import type { PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { understood, type UnderstoodFunction } from '../../../edit/typed-function.ts'
import { expressionTex } from '../../../experiment/functions/expression/tex.ts'
import type { FunctionSpec } from '../../../experiment/spec/model.ts'
import { eventType } from '../../event-type.ts'
import { FormulaField } from '../formula-field.ts'

/** `bl-formula`: the user types a function; `live` while typing. */
export class FormulaEvent extends eventType('bl-formula', (model: FunctionSpec, live: boolean) => ({
  model,
  live,
})) {}

/** A field for a function of two weights. Dispatches a FormulaEvent after each character that leaves it valid. */
@customElement('bl-formula')
export class BlFormula extends FormulaField {
  @property({ attribute: false }) model: FunctionSpec | undefined

  /** Values of all parameters so far, for a name that comes back. */
  #values: Readonly<Record<string, number>> = {}
  #understood: UnderstoodFunction | undefined

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('model') || !this.model) return
    const { expression = '', parameters } = this.model
    this.#values = { ...this.#values, ...parameters }
    this.show(expression)
  }

  protected override get label() {
    return 'formula of the weights x and y'
  }

  protected override get example() {
    return '(x^2 - 1)^2 + y^2'
  }

  protected override read(text: string): string {
    this.#understood = understood(text, this.#values)
    return expressionTex(this.#understood.typed.tree)
  }

  protected override send(_text: string, live: boolean): void {
    if (this.#understood) this.dispatchEvent(new FormulaEvent(this.#understood.model, live))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-formula': BlFormula
  }
}
