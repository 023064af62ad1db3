import type { ThreadText } from '../thread-text.ts'

export const armagnacAdour: readonly ThreadText[] = [
  {
    title: 'Recruter à la frontière du Gers : partager un forum de l’emploi ?',
    topics: ['recrutement', 'marque employeur'],
    daysAgo: 27,
    time: '09:20',
    body: `La moitié de nos candidats habitent de l’autre côté de la limite du département et ne voient jamais nos annonces. Un forum commun à Aire-sur-l’Adour, une fois par an, toutes structures confondues, cela vous tente-t-il ?

Je peux prêter une salle de 120 places.`,
    answers: [
      {
        after: 12,
        body: `Oui ! Évitez le mercredi (gardes d’enfants) et prévoyez une navette depuis la gare routière : l’an passé un tiers des visiteurs sont venus à pied.`,
      },
      {
        after: 40,
        by: 'AMBASSADOR',
        body: `Je peux tenir un coin « posez vos questions sans filtre » avec une collègue. C’est là que les gens restent, bien plus qu’aux stands.`,
      },
      {
        after: 44,
        by: 'HR',
        body: `D’accord pour une date en octobre. Je m’occupe de relayer aux agences de part et d’autre.`,
      },
    ],
    solvedBy: 0,
  },
  {
    title: 'Faire reconnaître l’expérience d’une aide à domicile : VAE, par où commencer ?',
    topics: ['formation', 'fidélisation'],
    daysAgo: 14,
    time: '14:30',
    by: 'HR',
    body: `Deux collègues ont plus de douze ans de métier et aucun diplôme. Elles ont peur de l’écrit. Comment accompagnez-vous ces dossiers sans y passer vos soirées ?`,
    answers: [
      {
        after: 18,
        body: `En groupe ! Quatre candidates de trois structures, deux heures tous les quinze jours, avec une accompagnatrice. L’entraide fait tomber la peur de l’écrit, et le coût se divise.`,
      },
      {
        after: 29,
        by: 'PROFESSIONAL',
        body: `J’ai obtenu la mienne l’an dernier. Ce qui m’a débloquée : **raconter à l’oral** une situation de travail, qu’une collègue la note, et repartir de ses notes.`,
      },
    ],
    solvedBy: 0,
  },
  {
    title: 'Rails, lève-personnes : qui a mesuré l’effet sur les arrêts de travail ?',
    topics: ['qvct'],
    daysAgo: 5,
    time: '08:55',
    body: `Je dois défendre un investissement devant mon conseil. Tout le monde dit que cela se rembourse, personne n’a de chiffres locaux. Auriez-vous un avant / après, même approximatif, sur une équipe comparable ?`,
  },
]
