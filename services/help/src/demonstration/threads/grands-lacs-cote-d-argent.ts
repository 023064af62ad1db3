import type { ThreadText } from '../thread-text.ts'

export const grandsLacs: readonly ThreadText[] = [
  {
    title: 'Été : comment tenir les plannings quand la population triple ?',
    topics: ['remplacements', 'recrutement'],
    daysAgo: 24,
    time: '09:30',
    openToNetwork: true,
    body: `De juin à septembre, nos candidats partent dans l’hôtellerie et les campings, qui logent et paient mieux les week-ends. Nous avons besoin de six remplaçants pour l’aide à domicile.

Qu’avez-vous changé qui ait eu **un effet mesurable** : primes, horaires, logement, contrats plus longs ?`,
    answers: [
      {
        after: 8,
        body: `Proposer le contrat de mars à octobre plutôt que juillet-août. La personne est formée avant le coup de feu et la saison devient supportable pour l’équipe. Le surcoût est réel mais inférieur à l’intérim.`,
      },
      {
        after: 30,
        fromElsewhere: true,
        by: 'HR',
        body: `À l’intérieur des terres nous avons le problème inverse, avec un creux en août. Nous pourrions vous **prêter** deux agents volontaires trois semaines, si le logement est trouvé. À creuser ensemble ?`,
      },
    ],
    solvedBy: 0,
  },
  {
    title: 'Vélos électriques pour les tournées : vos retours après un hiver',
    topics: ['mobilité', 'qvct'],
    daysAgo: 13,
    time: '13:40',
    by: 'HR',
    body: `Nous hésitons à équiper trois intervenantes dont les tournées restent dans le bourg. Autonomie réelle, pluie, entretien, vol : dites-nous ce que les brochures ne disent pas.`,
    answers: [
      {
        after: 21,
        by: 'PROFESSIONAL',
        body: `Un hiver complet avec : parfait jusqu’à 12 km par jour. Prévoir **de vraies sacoches étanches**, une deuxième batterie et un endroit fermé pour la nuit. Par grand vent sur la route du lac, je prends la voiture.`,
      },
    ],
    solvedBy: 0,
  },
  {
    title: 'Analyse de la pratique : chercher un intervenant à plusieurs ?',
    topics: ['qvct', 'management'],
    daysAgo: 7,
    time: '10:15',
    body: `Seuls, nous ne pouvons payer que quatre séances par an. À trois structures proches, nous pourrions en financer une par mois et mélanger les équipes. Qui serait partant, et connaissez-vous des intervenants qui acceptent de venir jusqu’au nord du département ?`,
    answers: [
      {
        after: 26,
        body: `Partants pour une dizaine de professionnels. Une condition de notre côté : que les cadres ne participent pas aux séances de leur propre équipe.`,
      },
    ],
  },
  {
    title: 'Plaquette métiers pour le salon du recrutement de Biscarrosse',
    topics: ['marque employeur', 'ambassadeurs'],
    daysAgo: 2,
    time: '08:20',
    body: `Plutôt que cinq stands et cinq plaquettes, faisons une seule table « les métiers de l’accompagnement sur la côte ». Qui peut fournir des photos **avec accord écrit des personnes photographiées** ?`,
  },
]
