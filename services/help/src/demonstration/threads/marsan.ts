import type { ThreadText } from '../thread-text.ts'

export const marsan: readonly ThreadText[] = [
  {
    title: 'Remplacements du week-end : qui a monté un pool entre plusieurs établissements ?',
    topics: ['remplacements', 'recrutement'],
    daysAgo: 26,
    time: '08:40',
    body: `Bonjour à toutes et tous,

Nous passons chaque vendredi deux à trois heures au téléphone pour boucler le planning du week-end. Avec trois ou quatre employeurs voisins, nous pourrions partager une liste d’agents volontaires.

Mes questions :

- quelle forme avez-vous retenue (convention, groupement d’employeurs, simple liste partagée) ?
- qui tient la liste, et sur quel outil ?
- comment réglez-vous les écarts de convention collective ?`,
    answers: [
      {
        after: 5,
        by: 'HR',
        body: `Nous le faisons depuis un an à trois structures, **sans groupement d’employeurs** : chacun garde ses contrats, et l’agent volontaire signe un CDD court chez l’employeur qui l’appelle. La liste tient dans un tableau partagé, mis à jour par un service RH à tour de rôle (un trimestre chacun).`,
      },
      {
        after: 29,
        by: 'MANAGER',
        body: `Même chose chez nous, avec deux règles qui ont tout changé :

1. on n’appelle jamais quelqu’un pendant son repos hebdomadaire ;
2. la personne dit elle-même, le lundi, les créneaux où elle est prête à être appelée.

Résultat : moins d’appels, et surtout moins de refus. Je peux transmettre notre modèle de charte d’une page.`,
      },
      {
        after: 31,
        by: 'PROFESSIONAL',
        body: `Côté terrain, ce qui compte c’est la **journée de découverte payée** avant le premier remplacement. Sans elle on arrive un samedi à 6 h 45 sans connaître ni les lieux ni l’équipe, et on ne revient pas.`,
      },
    ],
    solvedBy: 1,
  },
  {
    title: 'Accueil des nouveaux : que mettez-vous dans le livret remis le premier jour ?',
    topics: ['accueil des nouveaux', 'marque employeur'],
    daysAgo: 15,
    time: '13:10',
    by: 'HR',
    body: `Notre livret fait 42 pages et personne ne le lit. Je voudrais le ramener à quatre pages utiles. Qu’est-ce que vos nouveaux collègues cherchent *vraiment* la première semaine ?`,
    answers: [
      {
        after: 3,
        by: 'PROFESSIONAL',
        body: `Un plan, un trombinoscope de l’équipe du service, le nom de la personne à appeler quand on ne sait pas, et l’explication des codes du planning. Le reste peut attendre.`,
      },
      {
        after: 22,
        body: `Nous avons remplacé la moitié du livret par un **parcours de trois rendez-vous** : jour 3, jour 15, jour 45. Dix minutes chacun, avec la même personne. On y repère très tôt ce qui ne va pas.`,
      },
    ],
    solvedBy: 0,
  },
  {
    title: 'Visites de collégiens en mars : cherche deux ambassadeurs pour un forum',
    topics: ['ambassadeurs', 'marque employeur'],
    daysAgo: 6,
    time: '09:25',
    by: 'AMBASSADOR',
    body: `Un collège de l’agglomération organise un forum des métiers un jeudi matin. Je peux en faire la moitié, mais je ne veux pas y aller seule : les élèves posent beaucoup de questions sur les métiers du handicap et je viens du grand âge.

Qui serait disponible de **8 h 30 à 12 h** ? Le kit (affiches, quiz) est déjà prêt.`,
    answers: [
      {
        after: 20,
        by: 'PROFESSIONAL',
        body: `Je travaille en foyer de vie depuis huit ans, je peux venir de 9 h à 11 h si ma cheffe de service confirme lundi.`,
      },
    ],
  },
  {
    title: 'Simulateur de vieillissement : à qui en emprunter un pour une journée d’équipe ?',
    topics: ['formation', 'qvct'],
    daysAgo: 3,
    time: '14:45',
    body: `Nous préparons une journée sur les gestes et postures. Une combinaison de simulation coûte cher pour une seule utilisation : quelqu’un en possède-t-il une que nous pourrions emprunter, contre une place dans la formation ?`,
  },
  {
    title: 'Covoiturage pour les prises de poste à 6 h 30 : votre retour ?',
    topics: ['mobilité', 'remplacements'],
    daysAgo: 1,
    time: '10:05',
    openToNetwork: true,
    body: `Deux candidates viennent de renoncer parce qu’elles n’ont pas de voiture et qu’aucun bus ne passe avant 7 h. Avant de nous lancer dans l’achat d’un véhicule de service, j’aimerais savoir ce qui a marché ailleurs : covoiturage organisé, prêt de vélo électrique, décalage des horaires ?`,
    answers: [
      {
        after: 4,
        fromElsewhere: true,
        body: `Chez nous, décaler la prise de poste de **vingt minutes** sur une seule ligne du planning a suffi pour deux personnes. C’est moins visible qu’un véhicule, mais c’était gratuit.`,
      },
    ],
  },
]
