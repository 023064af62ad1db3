import type { ThreadText } from '../thread-text.ts'

export const seignanxMaremne: readonly ThreadText[] = [
  {
    title: 'Loyers trop chers : avez-vous réservé des logements pour vos salariés ?',
    topics: ['logement', 'fidélisation'],
    daysAgo: 33,
    time: '08:45',
    openToNetwork: true,
    body: `Sur le littoral, un studio coûte la moitié d’un salaire de débutant. Trois démissions en un an pour cette seule raison. Nous discutons avec un bailleur social de **droits de réservation**.

Combien de logements, quelle participation, quelle durée ? Et qui gère quand la personne quitte l’entreprise ?`,
    answers: [
      {
        after: 6,
        body: `Cinq réservations à deux employeurs, pour neuf ans. Le logement n’est pas lié au contrat : si la personne part, elle garde son bail et le droit de réservation se reporte sur le logement suivant. C’est plus sain pour tout le monde.`,
      },
      {
        after: 30,
        fromElsewhere: true,
        by: 'HR',
        body: `Plus modeste : nous avançons le dépôt de garantie, remboursé en dix mois. Cela a débloqué six installations en deux ans.`,
      },
      {
        after: 55,
        by: 'HR',
        body: `Pensez aussi à Action Logement, si vous y cotisez : nous ne nous en servions pas, faute de savoir à qui nous adresser.`,
      },
    ],
    solvedBy: 0,
  },
  {
    title: 'Concurrence entre nous sur les salaires : peut-on en parler ?',
    topics: ['recrutement', 'entraide'],
    daysAgo: 21,
    time: '13:15',
    body: `Nous nous prenons les mêmes personnes à tour de rôle, pour quelques dizaines d’euros. Sans parler de grille commune, pourrions-nous au moins nous **prévenir** quand une personne passe de l’un à l’autre, avec son accord, et ne pas débaucher en cours de formation ?`,
    answers: [
      {
        after: 8,
        body: `D’accord sur le principe. Une règle simple : pas d’appel à quelqu’un en période de formation financée par un autre. Nous pouvons l’écrire à la prochaine rencontre.`,
      },
      {
        after: 47,
        by: 'HR',
        body: `Oui, à condition que la personne reste libre. L’entraide ne doit pas devenir une entente.`,
      },
    ],
  },
  {
    title: 'Vidéo de présentation des métiers : quel prestataire, quel budget ?',
    topics: ['marque employeur', 'ambassadeurs'],
    daysAgo: 14,
    time: '09:55',
    by: 'HR',
    body: `Nous voulons tourner trois témoignages de deux minutes. Devis reçus : du simple au quadruple. Qu’avez-vous payé, et qu’est-ce qui a vraiment été regardé ?`,
    answers: [
      {
        after: 16,
        by: 'AMBASSADOR',
        body: `La vidéo la plus vue chez nous a été tournée au téléphone par une collègue, dans sa voiture, entre deux interventions. Deux conseils : **sous-titrer**, et faire signer un accord daté avec une durée.`,
      },
    ],
    solvedBy: 0,
  },
  {
    title: 'Semaine de quatre jours en internat : l’un de vous l’a-t-il essayée ?',
    topics: ['qvct', 'management'],
    daysAgo: 6,
    time: '12:40',
    body: `L’équipe éducative la demande. Je vois l’intérêt pour le recrutement, moins pour la continuité. Je cherche un retour d’expérience honnête, y compris s’il est mauvais.`,
    answers: [
      {
        after: 23,
        body: `Six mois d’essai : absences en baisse, mais des journées de dix heures trop lourdes le soir. Nous avons gardé quatre jours et demi. À refaire, je demanderais à l’équipe de **dessiner elle-même** la grille avant de commencer.`,
      },
    ],
  },
  {
    title: 'Job dating à Saint-Vincent-de-Tyrosse : qui réserve une table ?',
    topics: ['recrutement', 'ambassadeurs'],
    daysAgo: 1,
    time: '08:10',
    by: 'HR',
    body: `Il reste quatre tables. Entretiens de dix minutes, sans CV, le matin seulement. Dites-moi d’ici la fin de la semaine combien de postes vous proposez et qui sera présent.`,
  },
]
