"""Stands in for the half of anywidget in Python where PyPI is out of reach: a widget of ipywidgets that says which front end draws it."""
import ipywidgets
from traitlets import Unicode

class AnyWidget(ipywidgets.DOMWidget):
    _model_name = Unicode("AnyModel").tag(sync=True)
    _model_module = Unicode("anywidget").tag(sync=True)
    _model_module_version = Unicode("*").tag(sync=True)
    _view_name = Unicode("AnyView").tag(sync=True)
    _view_module = Unicode("anywidget").tag(sync=True)
    _view_module_version = Unicode("*").tag(sync=True)
    _anywidget_id = Unicode("badlands.Landscape").tag(sync=True)
