import type { Catalogue } from '../translator.ts'

/** Predictions of theory, when they hold, and what they wait for. */
export const predictions: Catalogue = {
  minima: 'Minima',
  'axes of curvature': 'Achsen der Krümmung',
  'best learning rate of gradient descent': 'beste Lernrate des Gradientenabstiegs',
  'conserved by the flow': 'vom Fluss erhalten',
  'decay of the linearised network': 'Abfall des linearisierten Netzes',
  'direction of the largest margin': 'Richtung der größten Margin',
  'distance kept in each step': 'Abstand, der in jedem Schritt bleibt',
  'edge of the basins': 'Rand der Einzugsgebiete',
  'end of gradient flow': 'Ende des Gradientenflusses',
  'error where unobserved': 'Fehler, wo nicht beobachtet',
  'every step of the run': 'jeder Schritt des Laufs',
  'flattest minimum': 'flachstes Minimum',
  'flow’s end of a scaled output': 'Ende des Flusses bei skalierter Ausgabe',
  'least loss of a constant answer': 'kleinster Verlust einer konstanten Antwort',
  'least loss of a linear network': 'kleinster Verlust eines linearen Netzes',
  'least nuclear norm': 'kleinste Nuklearnorm',
  'lowest place': 'tiefste Stelle',
  'rail of gradient flow': 'Bahn des Gradientenflusses',
  'random walk in its best plane': 'Zufallsweg in seiner besten Ebene',
  'relative movement': 'relative Bewegung',
  'share of a random walk’s first two components': 'Anteil der ersten zwei Komponenten eines Zufallswegs',
  'sharpness from the point before scaling': 'Schärfe, vom Punkt vor der Skalierung',
  'sharpness of one layer, scaled': 'Schärfe einer Schicht, skaliert',
  'valley of minima': 'Tal der Minima',

  'Computed for up to {0} outputs of samples, all of weight 1.':
    'Berechnet für bis zu {0} Ausgaben von Beispielen, alle mit Gewicht 1.',
  'From here the product of the weights would have to change its sign.':
    'Von hier aus müsste das Produkt der Gewichte sein Vorzeichen wechseln.',
  'Gradient flow from this start reaches no minimum.':
    'Der Gradientenfluss erreicht von diesem Startwert aus kein Minimum.',
  'Holds for ReLU or linear units without biases.': 'Gilt für ReLU oder lineare Neuronen ohne Biases.',
  'Holds for a linear network without biases.': 'Gilt für ein lineares Netz ohne Biases.',
  'Holds for a linear network.': 'Gilt für ein lineares Netz.',
  'Holds for a plane of principal components.': 'Gilt für eine Ebene von Hauptkomponenten.',
  'Holds for a regression.': 'Gilt für eine Regression.',
  'Holds for a start that is a scaled copy.': 'Gilt für einen Startwert, der eine skalierte Kopie ist.',
  'Holds for data that are a matrix: inputs that are the unit vectors.':
    'Gilt für Daten, die eine Matrix sind: Eingaben, die die Einheitsvektoren sind.',
  'Holds for full-batch gradient descent at a constant rate.':
    'Gilt für den Gradientenabstieg auf allen Daten mit konstanter Rate.',
  'Holds for full-batch gradient descent, momentum and Nesterov’s.':
    'Gilt für Gradientenabstieg, Momentum und Nesterov auf allen Daten.',
  'Holds for networks and the squared loss without weight decay.':
    'Gilt für Netze und den quadratischen Verlust ohne Gewichtszerfall.',
  'Holds for networks.': 'Gilt für Netze.',
  'Holds for pure noise: a metric times 0, sgd with noise.':
    'Gilt für Rauschen allein: eine Metrik mal 0, SGD mit Rauschen.',
  'Holds for a single sample whose input is not 0.':
    'Gilt für ein einziges Beispiel, dessen Eingabe nicht 0 ist.',
  'Holds for one layer without biases.': 'Gilt für eine Schicht ohne Biases.',
  'Holds for squared and logistic loss without weight decay.':
    'Gilt für den quadratischen und den logistischen Verlust ohne Gewichtszerfall.',
  'Holds for squared loss without weight decay.': 'Gilt für den quadratischen Verlust ohne Gewichtszerfall.',
  'Holds for the logistic loss where the labels go with no input.':
    'Gilt für den logistischen Verlust, wo die Labels mit keiner Eingabe zusammenhängen.',
  'Holds for the logistic loss without weight decay.':
    'Gilt für den logistischen Verlust ohne Gewichtszerfall.',
  'Holds for two weights of a centred 1-1-1 network.':
    'Gilt für zwei Gewichte eines zentrierten 1-1-1-Netzes.',
  'Holds for up to {0} weights.': 'Gilt für bis zu {0} Gewichte.',
  'Holds where every layer learns.': 'Gilt, wo jede Schicht lernt.',
  'Holds where no layer is narrower than both inputs and outputs.':
    'Gilt, wo keine Schicht schmaler ist als Ein- und Ausgaben.',
  'Holds where scaling keeps the loss.': 'Gilt, wo eine Skalierung den Verlust nicht ändert.',
  'Holds where the height is a metric.': 'Gilt, wo die Höhe eine Metrik ist.',
  'Can only be drawn for two weights.': 'Wird für zwei Gewichte gezeichnet.',
  'Holds for a tied network of two features and one hidden unit without biases.':
    'Gilt für ein gebundenes Netz mit zwei Merkmalen und einem verborgenen Neuron ohne Biases.',
  'Holds for ReLU.': 'Gilt für ReLU.',
  'Holds for sparse features.': 'Gilt für seltene Merkmale.',
  'Holds for the mean squared error without weight decay.':
    'Gilt für den mittleren quadratischen Fehler ohne Weight Decay.',
  'Known for closed-form functions only.': 'Nur für Funktionen in geschlossener Form bekannt.',
  'No line through the origin was found that separates these classes.':
    'Es wurde keine Gerade durch den Ursprung gefunden, die diese Klassen trennt.',
  'No minimum is known from this start.': 'Von diesem Startwert aus ist kein Minimum bekannt.',
  'Nothing moves from this start.': 'Von diesem Startwert aus bewegt sich nichts.',
  'Takes too long for this many samples and inputs.':
    'Dauert zu lange bei so vielen Beispielen und Eingaben.',
  'The limit is known for one hidden layer of ReLU without biases, of which the first layer learns.':
    'Der Grenzwert ist für eine verborgene ReLU-Schicht ohne Biases bekannt, von der die erste Schicht lernt.',
  'The metric has no single minimum.': 'Die Metrik hat kein einzelnes Minimum.',
  'The start is not known yet.': 'Der Startwert ist noch nicht bekannt.',
  'There are no data.': 'Es gibt keine Daten.',
  'There is no lowest place.': 'Es gibt keine tiefste Stelle.',
  'There is no matrix.': 'Es gibt keine Matrix.',
  'Waits for the plane.': 'Wartet auf die Ebene.',
  'Waits for w₀.': 'Wartet auf w₀.',
}
