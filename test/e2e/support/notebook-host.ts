/**
 * A page script that treats a module and a model as anywidget does: its events are Backbone's, and `receive`
 * stands for the notebook.
 */
export const notebookHost = `
  const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other)
  class Model {
    #traits = new Map()
    #heard = new Map()
    #changed = {}
    sent = []
    get = (trait) => this.#traits.get(trait)
    set = (trait, value) => {
      const before = this.#traits.get(trait)
      this.#traits.set(trait, value)
      this.#changed[trait] = value
      if (!isSame(before, value)) for (const act of this.#heard.get('change:' + trait) ?? []) act(this, value)
    }
    save_changes = () => {
      this.sent.push(this.#changed)
      this.#changed = {}
    }
    send = () => undefined
    on = (event, act) => this.#heard.set(event, [...(this.#heard.get(event) ?? []), act])
    off = (event, act) => this.#heard.set(event, (this.#heard.get(event) ?? []).filter((one) => one !== act))
    get listeners() {
      return [...this.#heard.values()].flat().length
    }
    receive(traits) {
      for (const [trait, value] of Object.entries(traits)) this.#traits.set(trait, value)
      for (const [trait, value] of Object.entries(traits))
        for (const act of this.#heard.get('change:' + trait) ?? []) act(this, value)
    }
  }
  globalThis.Model = Model
  globalThis.load = (address) => import(address)
  globalThis.moduleOfText = async (address) => {
    const text = await (await fetch(address)).text()
    const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }))
    const { default: widget } = await import(url)
    URL.revokeObjectURL(url)
    return widget
  }
`
