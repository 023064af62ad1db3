import type { ThreadText } from '../thread-text.ts'

export const chalosseTursan: readonly ThreadText[] = [
  {
    title: 'Départs dans les trois premiers mois : comment les voyez-vous venir ?',
    topics: ['accueil des nouveaux', 'fidélisation'],
    daysAgo: 30,
    time: '08:25',
    body: `Sur neuf embauches l’an dernier, quatre personnes sont parties avant la fin de la période d’essai. À chaque fois nous l’avons appris le jour même. Que faites-vous **avant** ?`,
    answers: [
      {
        after: 7,
        by: 'HR',
        body: `Trois questions posées au troisième, au quinzième et au quarante-cinquième jour, toujours les mêmes :

1. Qu’est-ce qui vous a surpris ?
2. À qui demandez-vous de l’aide ?
3. Vous voyez-vous ici dans six mois ?

La deuxième est la plus parlante : quand la réponse est « à personne », nous agissons dans la semaine.`,
      },
      {
        after: 28,
        by: 'PROFESSIONAL',
        body: `La première paie fausse ou en retard fait partir plus de monde qu’on ne croit. Chez nous, quelqu’un vérifie désormais le premier bulletin avec la personne.`,
      },
    ],
    solvedBy: 0,
  },
  {
    title: 'Stages de 3e : un modèle de semaine qui donne envie',
    topics: ['ambassadeurs', 'marque employeur'],
    daysAgo: 17,
    time: '12:20',
    by: 'AMBASSADOR',
    body: `Nous accueillons deux élèves en décembre. Ils ne peuvent pas faire grand-chose, et l’ennui est la pire des publicités. Avez-vous un programme jour par jour ?`,
    answers: [
      {
        after: 22,
        body: `Chez nous : lundi la cuisine et la lingerie, mardi l’animation, mercredi l’administration, jeudi une demi-journée dans **une autre structure** de la communauté, vendredi leur restitution devant l’équipe. C’est le jeudi qui marque le plus.`,
      },
    ],
    solvedBy: 0,
  },
  {
    title: 'Prêt de matériel entre voisins : une liste commune ?',
    topics: ['outils', 'entraide'],
    daysAgo: 10,
    time: '09:05',
    body: `Barnum, vidéoprojecteur, minibus adapté, grande friteuse : chacun a acheté la même chose pour s’en servir deux fois par an. Je propose une liste partagée, avec le nom de la structure et les conditions de prêt. Qui complète ?`,
    answers: [
      {
        after: 5,
        body: `Très bonne idée. Nous avons un minibus neuf places libre le mercredi et le samedi. Condition : plein fait, conducteur déclaré à notre assureur trois jours avant.`,
      },
      {
        after: 30,
        body: `Nous ajoutons un barnum 3 × 6 et douze tables. À venir chercher à Hagetmau.`,
      },
    ],
  },
  {
    title: 'Astreinte de direction mutualisée : est-ce permis, est-ce tenable ?',
    topics: ['management', 'remplacements'],
    daysAgo: 2,
    time: '13:50',
    body: `À deux petites structures, nous faisons chacune une semaine d’astreinte sur deux. À quatre, ce serait une semaine sur quatre, mais il faut connaître les quatre maisons. Quelqu’un a-t-il franchi le pas, avec quelle convention ?`,
  },
]
