import type { Catalogue } from '../translator.ts'

/** Exports: pictures, numbers, solids, code. */
export const take: Catalogue = {
  Export: 'Mitnehmen',
  'pictures, data, 3-D models or the experiment, as files':
    'Bilder, Zahlen, Körper, das Experiment: als Dateien',
  'Save pictures, data, 3-D models or the experiment as files':
    'Bilder, Zahlen, Körper, das Experiment: als Dateien',
  Everything: 'Alles zusammen',
  'This page as one file': 'Diese Seite als eine Datei',
  'HTML with all lectures. A double-click opens it at this place, without a network.':
    'HTML mit allen Vorlesungen; ein Doppelklick öffnet sie an dieser Stelle, und sie braucht kein Netz',
  'This is not the one-file page.': 'Das ist nicht die Seite als eine Datei.',
  'There is no lecture in “{0}”.': 'In „{0}“ ist keine Vorlesung.',
  'the page as one file': 'die Seite als eine Datei',
  Picture: 'Bild',
  'same as on screen': 'wie auf dem Bildschirm',
  'twice as large': 'doppelt so groß',
  'four times as large': 'viermal so groß',
  'square, 1080 × 1080': 'quadratisch, 1080 × 1080',
  'Transparent background': 'Durchsichtiger Hintergrund',
  'Save image': 'Bild sichern',
  'Copy image': 'Kopieren',
  'Save map as SVG': 'Karte als SVG',
  'The surface from above with its runs, as vector graphics for papers':
    'Die Fläche von oben mit ihren Läufen: Linien und Buchstaben, die scharf bleiben, für Artikel',
  'The map': 'Die Karte',
  'Rendering the image …': 'Das Bild …',
  'Image copied.': 'Das Bild ist in der Zwischenablage.',
  'This browser cannot copy images. Save the image instead.':
    'Dieser Browser legt keine Bilder in die Zwischenablage: bitte sichern.',
  'The browser blocked the clipboard. Save the image instead.':
    'Der Browser lässt kein Bild in die Zwischenablage: bitte sichern.',
  'Charts as SVG': 'Kurven als SVG',
  'vector graphics, for papers': 'Linien und Buchstaben, die scharf bleiben, für Artikel',
  '{0} over {1} and {2}': '{0} über {1} und {2}',
  'must be a whole number of pixels': 'muss eine ganze Zahl von Bildpunkten sein',
  'must be an even number of pixels for a video, not {0}':
    'muss für einen Film eine gerade Zahl von Bildpunkten sein, nicht {0}',
  'unknown type “{0}”. Choose one of {1}': 'unbekannte Art „{0}“. Wählbar: {1}',
  'unknown kind of video “{0}”. Choose one of {1}': 'unbekannte Art von Film „{0}“. Wählbar: {1}',
  'must be above 0 and at most {0} seconds, not {1}':
    'muss über 0 und höchstens {0} Sekunden sein, nicht {1}',
  'must be a whole number of frames per second': 'muss eine ganze Zahl von Einzelbildern in der Sekunde sein',
  '{0} from {1} to {2}, not {3}': '{0} von {1} bis {2}, nicht {3}',
  'a video would reveal the answer to the open question. Answer it first':
    'ein Film würde die Antwort auf die offene Frage verraten: erst antworten',
  'there is no surface to film': 'es gibt keine Fläche zum Filmen',
  'there is no run to film': 'es gibt keinen Lauf zum Filmen',
  'this is not a step of a lecture': 'was gezeigt wird, ist kein Schritt einer Vorlesung',
  'a map has no camera to turn. Use a browser with WebGPU or WebGL2':
    'eine Karte hat nur eine Seite: ohne WebGPU oder WebGL2 gibt es keine Kamera zum Drehen',
  'Not enough memory or disk space for this video. Try a shorter or smaller one.':
    'Für diesen Film ist nicht genug Platz im Speicher oder auf der Platte: bitte kürzer oder kleiner.',
  'This browser cannot encode a film of this size as {0}. Choose another format, or export the frames as pictures.':
    'Dieser Browser kodiert keinen Film dieser Größe als {0}: bitte eine andere Art wählen oder die Einzelbilder.',
  'The film came out empty.': 'Der Film ist leer.',
  'The browser could not create a canvas.': 'Der Browser gibt keine Zeichenfläche her.',
  'The graphics device was lost before the picture was finished.':
    'Das Grafikgerät ging verloren, bevor das Bild fertig war.',
  'The background must be theme, transparent or a CSS colour, not “{0}”.':
    'Der Hintergrund muss theme, transparent oder eine CSS-Farbe sein, nicht „{0}“.',
  'a picture is {0}, not “{1}”': 'ein Bild ist {0}, nicht „{1}“',
  'picture and video export': 'die Werkzeuge für Bilder und Filme',
  'the video export': 'die Werkzeuge für Filme',
  'Another picture is being recorded.': 'Ein anderes Bild wird gerade aufgezeichnet.',
  '{0} · cut above {1}': '{0} · gekappt über {1}',
  'linearity {0}': 'Linearität {0}',
  Video: 'Film',
  Size: 'Größe',
  Subject: 'Was',
  File: 'Datei',
  Seconds: 'Sekunden',
  'Frames per second': 'Bilder in der Sekunde',
  '720p, 1280 × 720': '720p, 1280 × 720',
  '1080p, 1920 × 1080': '1080p, 1920 × 1080',
  'images in a zip file': 'Bilder in einem Zip',
  'Render video': 'Film machen',
  'The video': 'Der Film',
  'The video …': 'Der Film …',
  Progress: 'Fortschritt',
  '{0}, about {1} s left': '{0}, noch etwa {1} s',
  'Finishing the video …': 'Der Film wird beendet …',
  'Stopped at {0} %. Nothing is saved yet.': 'Bei {0} % angehalten. Noch ist nichts gesichert.',
  'Save the video so far': 'Den Film bis hierher sichern',
  'Cancelled. Nothing was saved.': 'Aufgegeben: nichts wurde gesichert.',
  'Slides (PDF)': 'Folien (PDF)',
  'the same slides as pages, printed by the browser':
    'dieselben Folien als Seiten, durch den Druck des Browsers',
  'Slides of “{0}”': 'Folien von „{0}“',
  'with videos': 'mit Filmen',
  '{0} of {1} steps get a video of their runs, {2} seconds long (MP4). This takes longer.':
    '{0} von {1} Schritten bekommen einen Film von {2} Sekunden, in dem ihre Läufe gehen: MP4, was länger dauert',
  'This browser cannot encode video that PowerPoint plays (AVC in MP4), so the slides have only pictures.':
    'Dieser Browser schreibt keinen Film, den PowerPoint abspielt (AVC in MP4): die Folien haben nur Bilder.',
  'earlier videos use all the space for videos, so it has only a picture':
    'die Filme davor haben allen Platz, den es für Filme gibt: er hat nur ein Bild',
  'this step': 'dieser Schritt',
  'a turn of the camera': 'eine Drehung der Kamera',
  'nonlinear to linear': 'krumm bis linear',
  'The runs from w₀ to their end points on all stages, with the title, what to try and what to watch.':
    'Die Läufe von w₀ bis an ihr Ende auf allen Bühnen, mit dem Titel, was zu versuchen und was zu sehen ist.',
  'The runs from w₀ to their end points, with the title, their names, the colours and the step.':
    'Die Läufe von w₀ bis an ihr Ende, mit dem Titel, ihren Namen, den Farben und dem Schritt.',
  'Once around the current picture, with the title, the names of the runs and the colours.':
    'Einmal um das herum, was jetzt gezeigt wird, mit dem Titel, den Namen der Läufe und den Farben.',
  'The surface and its runs on the way from nonlinear to linear on the same weights. Each frame is computed, so this takes longer.':
    'Die Fläche und ihre Läufe auf dem Weg von krumm bis linear mit denselben Gewichten, jedes Bild gerechnet: das dauert länger.',
  Numbers: 'Zahlen',
  '3-D models': 'Körper',
  'JSON, to reopen here or to use in a program':
    'JSON, um es hier wieder zu öffnen oder in einem Programm damit zu rechnen',
  'Code and sources': 'Code und Quellen',
  'Citations (BibTeX)': 'Was zu zitieren ist',
  'this page and the sources behind what it shows':
    'BibTeX: diese Seite und die Quellen dessen, was gezeigt wird',
  'PyTorch script': 'Ein Programm in PyTorch',
  'Python with the same data, initial weights and sample order; it prints the losses':
    'Python: dieselben Daten, ersten Gewichte und Reihenfolge; es druckt die Verluste',
  'Surface and runs for NumPy': 'Fläche und Läufe für numpy',
  'arrays: the grid under the keys of Li et al., and the steps, losses and weights of each run':
    'Felder: das Gitter unter den Namen von Li et al., Schritte, Verluste und Gewichte jedes Laufs',
  'Runs as a table': 'Die Läufe als Tabelle',
  'CSV, one row per record, for R, pandas or spreadsheets':
    'CSV, eine Zeile für jeden Eintrag, für R, pandas, Tabellenprogramme',
  'Surface as a table': 'Die Fläche als Tabelle',
  'CSV, one row per grid point': 'CSV, eine Zeile für jeden Punkt des Gitters',
  '3-D model (glTF)': 'Fläche und Läufe als Körper',
  'for PowerPoint, Blender, web pages or headsets': 'glTF, für PowerPoint, Blender, Webseiten, Brillen',
  '3-D print (STL)': 'Die Fläche zum Drucken',
  'a closed solid, 10 by 10 cm': 'STL, ein geschlossener Körper von 10 mal 10 cm',
  '{0} …': '{0} …',
  'Saved as {0}.': 'Gespeichert als {0}.',
  'No file? The surrounding page may block downloads. Open this page in its own tab.':
    'Wenn keine Datei kam, lässt die Seite ringsum diesen Rahmen keine sichern: in einem eigenen Tab öffnen.',
  'There is no surface to export.': 'Es gibt keine Fläche zum Mitnehmen.',
  'the exporter': 'der Export',
  'Slides (PowerPoint)': 'Folien (PowerPoint)',
  'one slide per step, with its picture, speaker notes and a link. Rendering takes a while.':
    'eine Folie je Schritt mit Bild, Worten als Notizen und dem Weg dorthin; jede wird gezeichnet, das dauert etwas',
  'the slide exporter': 'der Export von Folien',
  'The answer': 'Die Antwort',
  'Try it on the page': 'Auf der Seite ausprobieren',
}
