import type { ThreadText } from '../thread-text.ts'

export const hauteLande: readonly ThreadText[] = [
  {
    title: 'Trois quarts d’heure de route entre deux domiciles : comment organisez-vous les tournées ?',
    topics: ['mobilité', 'qvct'],
    daysAgo: 29,
    time: '08:05',
    body: `Sur notre secteur, une intervenante peut faire 110 km dans la journée. Les temps de trajet usent plus que le travail lui-même. Nous envisageons de découper le secteur en trois petites équipes de proximité, chacune autonome sur son planning.

Quelqu’un l’a-t-il fait ? Qu’avez-vous perdu au passage ?`,
    answers: [
      {
        after: 10,
        by: 'MANAGER',
        body: `Nous l’avons fait il y a deux ans. Kilomètres : moins 30 % environ. Ce qu’on perd : la souplesse pour les absences du jour même. Il faut donc **une personne volante** entre deux équipes, et c’est elle qu’on recrute en premier.`,
      },
      {
        after: 33,
        by: 'PROFESSIONAL',
        body: `Vu du terrain : faire le planning nous-mêmes, on n’y croyait pas, et maintenant on ne reviendrait pas en arrière. Mais il a fallu trois mois et une formation au logiciel pour tout le monde, pas seulement pour la référente.`,
      },
    ],
    solvedBy: 0,
  },
  {
    title: 'Voiture sans permis pour une nouvelle recrue : assurance, usage privé, vos règles ?',
    topics: ['mobilité', 'recrutement'],
    daysAgo: 16,
    time: '14:00',
    by: 'HR',
    body: `Une candidate très solide passe son permis, mais pas avant six mois. On nous propose un véhicule sans permis en location. Avez-vous rédigé une note d’usage (trajet domicile, entretien, assurance) ?`,
    answers: [
      {
        after: 23,
        body: `Oui, deux pages : usage professionnel et trajet domicile-travail seulement, état des lieux chaque lundi, carte carburant nominative. Pensez à vérifier que les routes à 80 de sa tournée restent raisonnables avec ce véhicule.`,
      },
    ],
  },
  {
    title: 'Chambres pour stagiaires : un élu nous propose un ancien presbytère',
    topics: ['logement', 'apprentissage'],
    daysAgo: 8,
    time: '09:45',
    body: `La commune mettrait à disposition trois chambres et une cuisine contre les charges. À plusieurs employeurs, ce serait occupé toute l’année par des stagiaires et des apprentis.

- Qui a déjà géré un lieu partagé ?
- Association dédiée, ou convention avec un seul porteur ?`,
    answers: [
      {
        after: 6,
        body: `Un seul porteur et des conventions de réservation : c’est plus simple qu’une association de plus. Prévoyez qui vide les poubelles, c’est la seule chose sur laquelle nous nous sommes fâchés.`,
      },
      {
        after: 52,
        by: 'HR',
        body: `Nous serions preneurs d’une chambre, d’octobre à juin, pour deux apprentis en alternance une semaine sur deux.`,
      },
    ],
  },
  {
    title: 'Formation « premiers secours en santé mentale » : groupe à compléter',
    topics: ['formation'],
    daysAgo: 2,
    time: '12:50',
    body: `Nous avons sept inscrits, il en faut dix pour que la session se tienne à Labouheyre plutôt qu’à Mont-de-Marsan. Trois places pour vos équipes ?`,
  },
]
