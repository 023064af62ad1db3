import type { ThreadText } from '../thread-text.ts'

export const grandDax: readonly ThreadText[] = [
  {
    title: 'Apprentissage : comment calculez-vous le reste à charge réel ?',
    topics: ['apprentissage', 'recrutement'],
    daysAgo: 31,
    time: '09:00',
    body: `Nous voudrions prendre deux apprentis accompagnants éducatifs et sociaux à la rentrée. Entre le coût de la formation, le salaire, les aides et le temps du maître d’apprentissage, je n’arrive pas à présenter un chiffre solide à mon conseil d’administration.

Quelqu’un a-t-il **un tableau déjà éprouvé** ?`,
    answers: [
      {
        after: 6,
        by: 'HR',
        body: `Oui. Les lignes qu’on oublie presque toujours :

- le temps du maître d’apprentissage (nous comptons 3 h par semaine) ;
- le remplacement pendant les semaines en centre de formation ;
- les déplacements et l’hébergement.

Je vous envoie notre modèle : il compare un an d’apprentissage à un an d’intérim sur le même poste.`,
      },
      {
        after: 48,
        body: `Attention aux différences de statut : une association et un établissement public n’ont pas les mêmes aides. Mieux vaut deux colonnes dès le départ.`,
      },
    ],
    solvedBy: 0,
  },
  {
    title: 'Réunion d’équipe à 14 h : plus personne n’écoute',
    topics: ['management', 'qvct'],
    daysAgo: 18,
    time: '12:30',
    body: `La réunion hebdomadaire tombe en fin de poste pour les uns et avant la prise pour les autres. Tout le monde est là, personne n’y est. Avez-vous trouvé un format qui tienne ?`,
    answers: [
      {
        after: 2,
        body: `Quinze minutes **debout**, chaque jour, au moment de la relève, avec un tableau de trois colonnes : ce qui bloque, qui s’en occupe, ce qui est fait. La grande réunion n’a plus lieu qu’une fois par mois, et elle a un ordre du jour.`,
      },
      {
        after: 25,
        by: 'PROFESSIONAL',
        body: `Ce qui nous a réconciliés avec les réunions : un compte rendu de cinq lignes affiché le jour même, avec ce qui a été décidé. Avant, on avait l’impression de parler pour rien.`,
      },
      {
        after: 50,
        by: 'HR',
        body: `Nous alternons l’animation. Le cadre n’anime qu’une réunion sur trois ; les autres sont préparées par un binôme de l’équipe.`,
      },
    ],
    solvedBy: 0,
  },
  {
    title: 'Logement des saisonniers et des stagiaires : des pistes pour l’été ?',
    topics: ['logement', 'recrutement'],
    daysAgo: 11,
    time: '08:15',
    openToNetwork: true,
    body: `Chaque été nous perdons des remplaçants faute de chambre à un prix raisonnable : tout part à la cure ou au tourisme. Nous avons pensé aux internats vides et aux chambres chez l’habitant.

Avez-vous signé quelque chose avec un lycée ou une commune ? Combien de temps avant faut-il s’y prendre ?`,
    answers: [
      {
        after: 7,
        fromElsewhere: true,
        body: `Sur la côte nous avons une convention avec un internat pour juillet et août : **quatre chambres**, réservées dès janvier. Le plus long a été de trouver qui assure la permanence des clés.`,
      },
      {
        after: 28,
        by: 'HR',
        body: `Nous publions une petite annonce interne : trois salariés louent une chambre à des remplaçants, avec un contrat type. Cela ne suffit pas, mais ces remplaçants-là reviennent d’une année sur l’autre.`,
      },
    ],
  },
  {
    title: 'Une fiche de poste pour le tuteur de stagiaires ?',
    topics: ['formation', 'accueil des nouveaux'],
    daysAgo: 4,
    time: '15:20',
    by: 'HR',
    body: `Nous voulons reconnaître officiellement les tuteurs : temps dégagé, formation, ligne dans l’entretien annuel. Avez-vous une fiche de mission que nous pourrions reprendre plutôt que de partir d’une page blanche ?`,
    answers: [
      {
        after: 17,
        body: `Le centre de formation avec lequel nous travaillons en remet une à chaque employeur : demandez-la-lui. L’important est d’y écrire **ce que le tuteur ne fait pas** : il n’évalue pas seul et ne remplace pas le référent de formation.`,
      },
    ],
  },
  {
    title: 'Deux candidatures de reconversion, aucune expérience : par où commencer ?',
    topics: ['recrutement', 'formation'],
    daysAgo: 1,
    time: '08:50',
    body: `Nous recevons deux personnes très motivées venues du commerce. Comment organisez-vous l’immersion avant l’embauche, et combien de jours faut-il pour que les deux parties se décident en connaissance de cause ?`,
  },
]
