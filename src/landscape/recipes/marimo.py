# /// script
# dependencies = ["marimo", "anywidget", "numpy"]
# ///
import marimo

app = marimo.App()


@app.cell
def _():
    import badlands
    import marimo as mo

    return badlands, mo


@app.cell
def _(badlands, mo):
    landscape = mo.ui.anywidget(
        badlands.Landscape("two-weights", library="https://example.org/badlands/lib/")
    )
    landscape
    return (landscape,)


@app.cell
def _(landscape, mo):
    mo.md(f"w₀ is at {landscape.value['w0']}")
    return


if __name__ == "__main__":
    app.run()
