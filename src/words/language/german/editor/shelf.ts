import type { Catalogue } from '../../translator.ts'

/** The other settings of a step in the editor, besides its text and its stage. */
export const shelf: Catalogue = {
  'Step settings': 'Was der Schritt außerdem hat',
  Pictures: 'Bilder',
  Question: 'Frage',
  Control: 'Regler',
  choose: 'auswählen',
  'other number': 'andere Zahl',
  curve: 'Kurve',
  Predictions: 'Vorhersagen',
  'Side by side': 'Daneben',
  'Speaker notes': 'Notizen zum Vortrag',
  '1 word': '1 Wort',
  '{0} words': '{0} Wörter',
  'The text of this step cannot be read. Press F8 to go to the problem.':
    'Der Text dieses Schritts lässt sich nicht lesen. F8 springt zu seinem Fehler.',
  'Pictures for the stage': 'Was die Bühne zeigen kann',
  'Position of {0}': 'Platz von {0}',
  hero: 'groß',
  inset: 'klein',
  answer: 'Antwort',
  '1 other needs': '1 weiteres braucht',
  '{0} others need': '{0} weitere brauchen',
  '{0} a different experiment, or more in the step': '{0} ein anderes Experiment oder mehr im Schritt',
  'The landscape is drawn only once, and {0} shows it already.':
    'Die Landschaft wird einmal gezeichnet: {0} hat die Bühne schon.',
  'One picture must be the hero. Make another picture the hero first.':
    'Etwas muss die Bühne haben: zuerst ein anderes Bild groß machen.',
  'There is no room for it. At most two pictures fit beside the hero.':
    'Dafür ist kein Platz: neben dem großen stehen höchstens zwei Bilder.',
  'Predictions of the step': 'Vorhersagen des Schritts',
  'Shows all that apply, even after the experiment changes.':
    'Zeigt alle, die gelten, was auch aus der Bühne wird.',
  'Shows {0} of {1}.': 'Zeigt {0} von {1}.',
  'All that apply': 'Alle, die gelten',
  '{0} not apply to this experiment': '{0} für dieses Experiment nicht',
  '1 other closed form does': '1 weitere geschlossene Form gilt',
  '{0} other closed forms do': '{0} weitere geschlossene Formen gelten',
  'A problem has no closed forms to choose from.':
    'Ein Problem hat keine geschlossenen Formen zum Ankreuzen.',
  'Its check was removed with it. Undo restores both.':
    'Ihre Prüfung ging mit; rückgängig bringt beide zurück.',
  '{0} checks were removed with them. Undo restores all.':
    '{0} Prüfungen gingen mit; rückgängig bringt alle zurück.',
  'A second stage next to this one shows the effect of a change. They share one camera, one timeline and one scale.':
    'Eine zweite Bühne daneben zeigt, was eine Änderung daraus macht: eine Kamera, eine Zeitleiste, eine Skala.',
  'Stages of the step': 'Bühnen des Schritts',
  'this stage': 'diese Bühne',
  'beside {0}': 'daneben {0}',
  'no title': 'ohne Titel',
  'as in the step': 'wie der Schritt sie hat',
  'stage {0}': 'Bühne {0}',
  'Delete the stage {0}': 'Die Bühne {0} löschen',
  '{0} Add side by side': '{0} Daneben stellen',
  'At most {0} stages fit next to this one.': 'Daneben ist Platz für {0}.',
  'Change something on the stage to add it here.': 'Auf der Bühne etwas ändern, um es daneben zu stellen.',
  'On the stage: <b>{0}</b>. Once you add it, this stage goes back to the step as written.':
    'Auf der Bühne: <b>{0}</b>. Das kommt daneben, und diese Bühne zurück zum Schritt.',
  'A problem has no surface, so no stages can be side by side.':
    'Ein Problem hat keine Fläche und keine Bühne daneben.',
  'The lecture in a minute': 'Die Vorlesung in einer Minute',
  'What would you say about it in one minute? Shown in the speaker’s window.':
    'Was ist davon in einer Minute zu sagen? Steht im Fenster der Vortragenden.',
  'Seconds of this step': 'Sekunden dieses Schritts',
  'advance manually': 'von Hand geblättert',
  'A lecture whose steps have seconds can play automatically. The last step has none.':
    'Eine Vorlesung, deren Schritte Sekunden haben, läuft von selbst. Der letzte hat keine.',
  'Must be a number of seconds, or empty.': 'Muss eine Zahl von Sekunden sein, oder nichts.',
  pictures: 'Bilder',
  predictions: 'Vorhersagen',
  'stages side by side': 'Bühnen daneben',
  seconds: 'Sekunden',
  'Drag option {0}, or press Alt ↑ ↓ to move it': 'Antwort {0} ziehen oder mit Alt ↑ ↓ verschieben',
  'Option {0}: press Alt and an arrow key to move it': 'Antwort {0}, mit Alt und Pfeiltasten zu verschieben',
}
