import type { Catalogue } from '../translator.ts'

/** Handouts, homework, and the answers of a class. */
export const homework: Catalogue = {
  'Try this, on the page': 'Probieren, auf der Seite',
  '<b>This step, to be moved by hand</b>{0}': '<b>Dieser Schritt zum Anfassen</b>{0}',
  'My guess': 'Meine Vermutung',
  'between {0} and {1}': 'zwischen {0} und {1}',
  '<b>{0}</b> Guess first': '<b>{0}</b> Erst raten',
  'title, words and answer: at the end': 'Titel, Text und Antwort: am Ende',
  'Why do you think so?': 'Warum? Eine Begründung:',
  'After it was shown: what surprised you?': 'Nach dem Zeigen: Was war überraschend?',
  Name: 'Name',
  '</i> Date': '</i> Datum',
  'Numbers as at the opening of each step. Printed {0}.':
    'Zahlen wie beim Öffnen jedes Schritts. Gedruckt am {0}.',
  Answers: 'Antworten',
  'A handout of “{0}”': 'Ein Arbeitsblatt zu „{0}“',
  Print: 'Drucken',
  'Leave out what is still computed for it': 'Weglassen, was dafür noch berechnet wird',
  'Take this one as it is': 'Dieses nehmen, wie es ist',
  'Mark in it where you think that it is.': 'Die vermutete Stelle darin markieren.',
  'Draw into it how you think that it goes on.': 'Die vermutete Fortsetzung hineinzeichnen.',
  'Print it, or save it as a PDF from there.': 'Drucken, oder von dort aus als PDF sichern.',
  'drawing its pictures: {0} of {1}': 'die Bilder werden gezeichnet: {0} von {1}',
  'Nothing was printed: the page around lets this frame print nothing. Open it in a tab of its own.':
    'Nichts wurde gedruckt: Die Seite ringsum lässt diesen Rahmen nichts drucken. In einem eigenen Tab öffnen.',
  'If nothing is printed, the page around lets this frame print nothing: open it in a tab of its own.':
    'Wenn nichts gedruckt wird, lässt die Seite ringsum diesen Rahmen nichts drucken: in einem eigenen Tab öffnen.',
  'it cannot be drawn': 'es lässt sich nicht zeichnen',
  'There is nothing to see.': 'Es ist nichts zu sehen.',
  'Print handout': 'Arbeitsblatt drucken',
  'every step with its picture and text, with answers at the end or without':
    'jeder Schritt mit Bild und Text, mit den Antworten am Ende oder ohne',
  'Answers at the end': 'Antworten am Ende',
  'the print layout': 'der Drucksatz',
  'Answers to {0}': 'Antworten zu {0}',
  'The guesses': 'Die Vermutungen',
  'Assignment: {0}': 'Hausaufgabe: {0}',
  'nothing leaves this page': 'nichts verlässt diese Seite',
  '{0} Drop or choose {1}': '{0} {1} hineinziehen oder wählen',
  '{0} Download table (CSV)': '{0} Tabelle sichern (CSV)',
  'name, answer': 'Name, Antwort',
  'Search the table': 'In der Tabelle suchen',
  Order: 'Reihenfolge',
  'Drop your students’ files here. This page recomputes every answer.':
    'Hier die Dateien hineinziehen, die die Studierenden gesichert haben. Diese Seite rechnet jede Antwort nach.',
  'All files': 'Alle Dateien',
  'name, as written': 'Name, wie geschrieben',
  'recomputed here': 'hier nachgerechnet',
  'Click an answer to open the student’s final experiment. Files can be forged. “Agrees” means only that the answers follow from the experiments, and “does not match” proves nothing. Look at the answers and ask before you grade.':
    'Eine Antwort anklicken, um das Experiment zu öffnen, wie es hinterlassen wurde. Eine Datei lässt sich fälschen: „stimmt überein“ heißt nur, dass ihre Antworten aus ihren Experimenten folgen, und „stimmt nicht überein“ beweist nichts. Vor dem Benoten die Antworten ansehen und nachfragen.',
  'Show more ({0} left)': 'Weitere zeigen (noch {0})',
  'no name': 'kein Name',
  'Open the final experiment': 'Das Experiment zeigen, wie es hinterlassen wurde',
  'No answers yet.': 'Noch hat niemand geantwortet.',
  '<b>{0} is the most common belief.</b> Start the next lecture with it?':
    '<b>{0} glauben die meisten.</b> Damit die nächste Vorlesung beginnen?',
  '{0} Show {1} first': '{0} Zuerst {1} zeigen',
  '{0} Show guesses on the stage': '{0} Vermutungen auf der Bühne zeigen',
  '<b>Reasons ({0}).</b> {1}': '<b>Begründungen ({0}).</b> {1}',
  'Read all, without names': 'Alle lesen, ohne Namen',
  'by name': 'nach Namen',
  'by problem': 'nach dem, was falsch ist',
  'by order of arrival': 'wie sie kamen',
  'do not match': 'stimmen nicht überein',
  'cannot be read': 'nicht lesbar',
  '{0} left to compute': '{0} noch zu rechnen',
  '{0} guesses, {1} near enough': '{0} Vermutungen, {1} nah genug',
  '{0} places, {1} near enough': '{0} Orte, {1} nah genug',
  Assignment: 'Hausaufgabe',
  '{0} of {1} done': '{0} von {1} erledigt',
  'Steps to submit': 'Schritte, die abgegeben werden',
  'Your name': 'Name',
  'Step {0}: {1}': 'Schritt {0}: {1}',
  'Why did you think so?': 'Warum diese Vermutung?',
  'Step {0}: {1} was changed. This is not part of the assignment.':
    'Schritt {0}: Verändert wurde {1}, was nicht zur Hausaufgabe gehört.',
  'not answered yet': 'noch zu beantworten',
  'chosen, not submitted: click Reveal': 'gewählt, nicht abgegeben: Aufdecken anklicken',
  'final setting: {0}': 'hinterlassen mit {0}',
  'final setting': 'hinterlassen mit',
  unchanged: 'wie es war',
  'Computing your answers …': 'Die Antworten werden gerechnet …',
  'Download my answers': 'Antworten sichern',
  'Enter your name first.': 'Zuerst den Namen eintragen.',
  'Hand in the downloaded file. Nothing is sent from this page.':
    'Eine Datei zum Abgeben. Von selbst verlässt nichts diese Seite.',
  'Create assignment': 'Zur Hausaufgabe machen',
  'Assignment and answers': 'Hausaufgabe und Antworten',
  'Students answer here, then send you a file.':
    'Studierende antworten auf dieser Seite und sichern eine Datei',
  'Students submit': 'Die Studierenden geben ab',
  'with their name': 'unter ihrem Namen',
  'with a random draw of their own, seeded by their name':
    'jede und jeder mit eigener Ziehung, aus dem Namen',
  Instructions: 'Was sonst noch zu wissen ist',
  'Review answers': 'Antworten ansehen',
  'their answer, and the experiment as they leave it':
    'die Antwort und das Experiment, wie sie es hinterlassen',
  'the experiment as they leave it': 'das Experiment, wie sie es hinterlassen',
  'Add to the lecture': 'In die Vorlesung schreiben',
  'Download student file': 'Datei für die Studierenden sichern',
  'Copy student link': 'Link für die Studierenden kopieren',
  'Student link': 'Der Link für die Studierenden',
  'Students send you their answer files, and this page checks them. No server is involved.':
    'Die Antworten kommen als Dateien zurück, die diese Seite prüft. Es gibt keinen Server.',
  'the assignment tools': 'die Werkzeuge für Aufgaben',
  'Saved as {0}. Hand in this file.': 'Gesichert als {0}: diese Datei abgeben.',
  'make homework': 'zur Hausaufgabe machen',
  'Assignment created. Download it, or share its link.':
    'Jetzt ist es eine Hausaufgabe: sichern, oder den Link weitergeben.',
  'Saved as {0}: students open it here.': 'Gesichert als {0}: Die Studierenden öffnen sie hier.',
  'The link is on the clipboard: it holds the lecture and its homework.':
    'Der Link ist in der Zwischenablage: Er enthält die Vorlesung und ihre Hausaufgabe.',
  'as {0} left it': 'wie {0} es hinterließ',
  answers: 'Antworten',
  files: 'Dateien',
  'Step {0}: {1}.': 'Schritt {0}: {1}.',
  'Answers cannot be checked: {0}': 'Antworten lassen sich nicht prüfen: {0}',
  'its experiment is not valid: {0}': 'sein Experiment ist keines: {0}',
  'the file says that it is {0}; of its experiment it is {1}':
    'die Datei sagt {0}; bei ihrem Experiment ist es {1}',
  'does not match': 'stimmt nicht überein',
  'handed in twice': 'zweimal abgegeben',
  'step {0} {1}': 'Schritt {0} {1}',
  'its guess is of another kind than the question': 'die Vermutung ist von anderer Art als die Frage',
  'it chose an option that does not exist': 'gewählt wurde etwas, das nicht zur Wahl steht',
  'no number': 'keine Zahl',
  'it cannot be read': 'nicht lesbar',
  'It answers another form of this lecture: the lecture was changed before or since.':
    'Sie antwortet auf eine andere Fassung dieser Vorlesung: Die Vorlesung wurde davor oder seither geändert.',
  'It is not of this lecture: it answers “{0}”.':
    'Sie gehört nicht zu dieser Vorlesung: Sie antwortet auf „{0}“.',
  'It was changed after it was saved.': 'Sie wurde nach dem Sichern verändert.',
  'Step {0} is in it twice.': 'Schritt {0} steht zweimal darin.',
  'It has no name.': 'Sie hat keinen Namen.',
  '{0} was changed from {1} to {2}, which the step does not give into the hand':
    '{0} wurde von {1} auf {2} verändert, was der Schritt nicht in die Hand gibt',
  'what checks answers did not load': 'was Antworten prüft, wurde nicht geladen',
  'it was ended': 'es wurde beendet',
  'Only {0} files are taken at once: the others are left out.':
    'Auf einmal werden nur {0} Dateien genommen: Die übrigen bleiben weg.',
  'This is no file of answers: it is not a text in UTF-8.':
    'Das ist keine Datei mit Antworten: Es ist kein Text in UTF-8.',
  'Nothing of this lecture is handed in.': 'Von dieser Vorlesung wird nichts abgegeben.',
  'your own draw': 'eigene Ziehung',
  'It is the same as {0}, which counts.': 'Sie ist dieselbe wie {0}, die zählt.',
  'The same name has another file, {0}, which counts.':
    'Zum selben Namen gibt es eine andere Datei, {0}, die zählt.',
  'The same name has a later file, {0}, which counts.':
    'Unter demselben Namen gibt es eine spätere Datei, {0}, die zählt.',
  'Its answers are identical to those in {0}, saved at the same moment.':
    'Sie hat genau die Antworten von {0}, im selben Augenblick gesichert.',
  agrees: 'stimmt überein',
  much: 'viel',
  little: 'wenig',
  yes: 'ja',
  no: 'nein',
  saved: 'gesichert',
  state: 'Stand',
  'right answers': 'richtige Antworten',
  notes: 'Anmerkungen',
  'step {0} guess': 'Schritt {0} Tipp',
  'step {0} seen before': 'Schritt {0} vorher gesehen',
  'own draw': 'eigene Ziehung',
  'own draw, seed {0}': 'eigene Ziehung, Seed {0}',
  'seen before': 'vorher gesehen',
  'answered after the answer was shown': 'erst nach dem Zeigen der Antwort beantwortet',
  'after the answer was shown': 'nachdem die Antwort gezeigt war',
  'the answer was shown': 'die Antwort wurde gezeigt',
  '{0} after the answer was shown, not counted': '{0} erst nach dem Zeigen der Antwort, nicht gezählt',
  'its answer was shown': 'die Antwort wurde gezeigt',
  '{0} of {1} done, {2} seen first': '{0} von {1}, {2} vorher gesehen',
  'You saw the answer to this step before you gave yours. Your file records this.':
    'Die Antwort zu diesem Schritt war schon zu sehen, bevor sie gegeben wurde: So steht es in der Datei.',
  'Enter your name first. It determines your random draw.':
    'Zuerst den Namen eintragen: Er bestimmt die eigene Ziehung.',
  'Its random draws are those of the name “{0}”, under which it was begun.':
    'Ihre Ziehungen sind die des Namens „{0}“, unter dem sie begonnen wurde.',
  'Its random draws come from a name, which this form of the assignment does not ask for.':
    'Ihre Ziehungen kommen aus einem Namen, was diese Fassung der Hausaufgabe nicht verlangt.',
  'It answers steps that this form of the assignment does not ask for.':
    'Sie beantwortet Schritte, die diese Fassung der Hausaufgabe nicht verlangt.',
  'It answers steps that the lecture does not have.':
    'Sie beantwortet Schritte, die es in der Vorlesung nicht gibt.',
  'Trying other draws …': 'Andere Ziehungen werden probiert …',
  'Every number typed in these steps holds for every draw tried.':
    'Jede geschriebene Zahl dieser Schritte gilt für alle Ziehungen, die probiert wurden.',
  'True for one draw only': 'Gilt nur für eine Ziehung',
  '<b>True for one draw only.</b> {0}': '<b>Gilt nur für eine Ziehung.</b> {0}',
  'Write {{0}}': '{{0}} schreiben',
  'Options cannot contain live numbers. Rephrase them without numbers, or give all students the same draw.':
    'Optionen haben keine lebenden Zahlen: in Worte fassen, oder allen dieselbe Ziehung geben.',
  'Step {0}, {1}: “{2}” is fixed. In other draws “{3}” is {4}.':
    'Schritt {0}, {1}: „{2}“ steht fest. In anderen Ziehungen ist „{3}“ {4}.',
  'Step {0}: in {1} of {2} other draws no option is right.':
    'Schritt {0}: In {1} von {2} anderen Ziehungen ist keine Option richtig.',
  'Step {0}: other draws have the answer {1}, beyond the scale.':
    'Schritt {0}: Andere Ziehungen haben die Antwort {1}, jenseits der Skala.',
  'Step {0}: its runs take long, so other draws were not tried.':
    'Schritt {0}: Seine Läufe dauern lange, andere Ziehungen wurden nicht probiert.',
  'The text does not have this number any more.': 'Der Text enthält diese Zahl nicht mehr.',
  '{{0}} will be in the students’ text.': '{{0}} wird im Text der Studierenden stehen.',
  'live number': 'lebende Zahl',
  'option {0}': 'Option {0}',
  'main text': 'Haupttext',
  'what to watch': 'Beobachten',
  explanation: 'Begründung',
  'step {0} right': 'Schritt {0} richtig',
  'step {0} truth': 'Schritt {0} Wahrheit',
  'step {0} off': 'Schritt {0} Abstand',
  'step {0} left with': 'Schritt {0} hinterlassen mit',
  'step {0} reason': 'Schritt {0} Begründung',
  'it is damaged, or no file of answers': 'sie ist beschädigt oder keine Datei mit Antworten',
  'it is damaged, or no file of answers.': 'sie ist beschädigt oder keine Datei mit Antworten.',
  'Too large: {0}.': 'Zu groß: {0}.',
  'it has more than {0} kB: no file of answers has':
    'sie hat mehr als {0} kB, so viel hat keine Datei mit Antworten',
  'Step {0}: the file says that it is {1}; of its experiment it is {2}.':
    'Schritt {0}: Die Datei sagt, es sei {1}; nach ihrem Experiment ist es {2}.',
  'Step {0}: {1} was changed from {2} to {3}, but this step has no control for it.':
    'Schritt {0}: {1} wurde von {2} auf {3} verändert, was der Schritt nicht in die Hand gibt.',
}
