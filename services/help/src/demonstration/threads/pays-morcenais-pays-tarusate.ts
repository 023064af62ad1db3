import type { ThreadText } from '../thread-text.ts'

export const morcenaisTarusate: readonly ThreadText[] = [
  {
    title: 'Après l’atelier des cadres : qui a mis en place un « temps sans interruption » ?',
    topics: ['management', 'qvct'],
    daysAgo: 34,
    time: '09:10',
    body: `L’idée revenait à chaque table : deux heures par semaine sans téléphone ni porte ouverte, pour les chefs de service. Sur le papier tout le monde est d’accord. Dans la vraie vie, comment tenez-vous ?`,
    answers: [
      {
        after: 9,
        body: `En se remplaçant **deux par deux** : le mardi matin je prends les appels de ma collègue, le jeudi elle prend les miens. Sans ce relais, le téléphone sonne quand même et la règle tombe en trois semaines.`,
      },
      {
        after: 31,
        by: 'PROFESSIONAL',
        body: `Prévenir l’équipe change tout : quand on sait que la cheffe rappelle à 11 h, on n’insiste pas. Avant, on croyait qu’elle ne voulait pas répondre.`,
      },
    ],
    solvedBy: 0,
  },
  {
    title: 'DEAES par la voie de l’apprentissage : quel rythme d’alternance vous convient ?',
    topics: ['apprentissage', 'formation'],
    daysAgo: 20,
    time: '13:25',
    by: 'HR',
    body: `On nous propose une semaine sur trois en centre, ou deux jours par semaine. Le premier rythme est plus simple pour nos plannings, le second garde un lien avec l’équipe. Votre expérience ?`,
    answers: [
      {
        after: 19,
        body: `La semaine complète, sans hésiter : l’apprenti est vraiment remplacé et l’équipe s’organise. Avec deux jours par semaine, il manquait toujours le mauvais jour.`,
      },
      {
        after: 27,
        by: 'PROFESSIONAL',
        body: `Je suis tutrice : pour les tout jeunes apprentis, deux jours par semaine les trois premiers mois, puis la semaine complète. Notre centre de formation a accepté d’écrire ce rythme dès le contrat.`,
      },
    ],
    solvedBy: 1,
  },
  {
    title: 'Garde d’enfants en horaires décalés : quelles solutions d’urgence ?',
    topics: ['qvct', 'recrutement'],
    daysAgo: 9,
    time: '08:30',
    openToNetwork: true,
    body: `Nous venons de perdre une collègue d’excellent niveau : pas de mode de garde avant 7 h 30. Connaissez-vous une assistante maternelle, une crèche ou un service qui accepte **des créneaux ponctuels** tôt le matin ? Je cherche une organisation, pas une faveur.`,
    answers: [
      {
        after: 24,
        fromElsewhere: true,
        body: `Nous avons passé une convention avec deux assistantes maternelles : quatre heures garanties par semaine, payées même si elles ne servent pas. C’est cette garantie qui les a décidées.`,
      },
    ],
  },
  {
    title: 'Un logiciel de planning que les équipes aiment ?',
    topics: ['management', 'outils'],
    daysAgo: 3,
    time: '10:40',
    body: `Le nôtre arrive en fin de contrat. Avant d’écrire un cahier des charges, je préfère vous demander : lequel vos professionnelles acceptent-elles d’utiliser **depuis leur téléphone** ?`,
  },
]
