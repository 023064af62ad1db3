import type { ThreadText } from '../thread-text.ts'

export const luysOrthe: readonly ThreadText[] = [
  {
    title: 'Nuits : comment trouvez-vous des remplaçants en veille ?',
    topics: ['remplacements', 'recrutement'],
    daysAgo: 25,
    time: '09:40',
    body: `Deux veilleurs en arrêt en même temps, et voilà la cadre qui dort sur place. L’intérim ne répond plus sur notre secteur. Avez-vous un vivier de nuit à partager, ou une organisation qui supporte une absence ?`,
    answers: [
      {
        after: 4,
        body: `Nous formons deux volontaires **de jour** à la nuit chaque année, avec trois nuits en doublure. Ils ne font que dépanner, mais ils connaissent la maison. Depuis, plus de nuit découverte.`,
      },
      {
        after: 20,
        by: 'HR',
        body: `Une ancienne veilleuse, à la retraite, accepte deux nuits par mois en cumul. Il y en a sûrement d’autres : cela vaut un appel à vos anciens.`,
      },
    ],
    solvedBy: 0,
  },
  {
    title: 'Entretiens professionnels : une trame courte qui serve à quelque chose',
    topics: ['management', 'formation'],
    daysAgo: 19,
    time: '14:10',
    by: 'HR',
    body: `Notre trame a onze pages, remplie à la va-vite pour être en règle. Je cherche une page recto verso qui débouche sur **une décision** : une formation, un changement de poste, un tutorat.`,
    answers: [
      {
        after: 26,
        body: `La nôtre tient en quatre cases : ce que je sais faire et que personne n’utilise ; ce que je veux apprendre ; ce qui me ferait partir ; ce que nous décidons aujourd’hui. La troisième demande de la confiance, mais c’est la plus utile.`,
      },
    ],
    solvedBy: 0,
  },
  {
    title: 'Cuisine centrale ou sur place ? Vos équipes en pensent quoi ?',
    topics: ['qvct', 'management'],
    daysAgo: 12,
    time: '10:30',
    body: `On nous pousse vers une cuisine centrale. L’équipe craint de perdre les odeurs, les horaires et deux postes. Avant de décider, je cherche des établissements qui sont passés d’un modèle à l’autre, dans un sens ou dans l’autre.`,
    answers: [
      {
        after: 48,
        body: `Nous sommes revenus sur place après quatre ans. Le surcoût existe ; le gaspillage a nettement baissé et l’équipe de cuisine est devenue notre meilleure publicité pour recruter. Visite possible quand vous voulez.`,
      },
      {
        after: 53,
        by: 'PROFESSIONAL',
        body: `Demandez aussi aux collègues du soir : avec la liaison froide, c’est nous qui remettons en température, et ce temps n’était compté nulle part.`,
      },
    ],
  },
  {
    title: 'Bail mobilité pour une apprentie à Peyrehorade : une piste ?',
    topics: ['logement', 'apprentissage'],
    daysAgo: 1,
    time: '09:15',
    body: `Elle commence dans un mois et n’a rien trouvé à moins de quarante minutes. Un studio, une colocation, une chambre : toute piste sérieuse sera étudiée, nous pouvons nous porter garants.`,
  },
]
