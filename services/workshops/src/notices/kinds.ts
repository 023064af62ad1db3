import { workshopNotice } from './workshop-notice.ts'

const registered = {
  fr: 'vous êtes inscrit(e) à cette rencontre, ou en liste d’attente',
  en: 'you are registered for this meeting, or on its waiting list',
}
const see = { fr: 'Voir la rencontre', en: 'See the meeting' }

export const published = workshopNotice({
  kind: 'WORKSHOP_PUBLISHED',
  label: { fr: 'Une nouvelle rencontre dans ma communauté', en: 'A new meeting in my community' },
  because: { fr: 'vous êtes membre de cette communauté', en: 'you are a member of this community' },
  title: { fr: ({ title }) => `Nouvelle rencontre : ${title}`, en: ({ title }) => `New meeting: ${title}` },
  text: {
    fr: ({ when }) => `Rendez-vous ${when}. Vous pouvez vous inscrire en un clic.`,
    en: ({ when }) => `On ${when}. You can register in one click.`,
  },
  button: see,
})

export const seatTaken = workshopNotice({
  kind: 'SEAT_TAKEN',
  label: { fr: 'Ma place est confirmée', en: 'My seat is confirmed' },
  because: registered,
  title: {
    fr: ({ title }) => `Votre place est confirmée : ${title}`,
    en: ({ title }) => `Your seat is confirmed: ${title}`,
  },
  text: {
    fr: ({ when }) =>
      `Rendez-vous ${when}. Si vous ne pouvez pas venir, rendez votre place : elle ira à quelqu’un d’autre.`,
    en: ({ when }) => `See you on ${when}. If you can’t come, give your seat back: it will go to somebody else.`,
  },
  button: see,
  calendar: 'PUBLISH',
})

export const waitingForSeat = workshopNotice({
  kind: 'WAITING_FOR_SEAT',
  label: { fr: 'Je suis en liste d’attente', en: 'I am on a waiting list' },
  because: registered,
  title: {
    fr: ({ title }) => `Vous êtes en liste d’attente : ${title}`,
    en: ({ title }) => `You are on the waiting list: ${title}`,
  },
  text: {
    fr: ({ when }) =>
      `La rencontre du ${when} est complète. Dès qu’une place se libère pour vous, elle vous est proposée.`,
    en: ({ when }) => `The meeting on ${when} is full. As soon as a seat is free for you, it is offered to you.`,
  },
  button: see,
})

export const seatOffered = workshopNotice({
  kind: 'SEAT_OFFERED',
  urgent: true,
  label: { fr: 'Une place m’est proposée', en: 'A seat is offered to me' },
  because: registered,
  title: {
    fr: ({ title }) => `Une place vous est proposée : ${title}`,
    en: ({ title }) => `A seat is offered to you: ${title}`,
  },
  text: {
    fr: ({ when }) =>
      `Une place s’est libérée pour la rencontre du ${when}. Sans réponse de votre part, elle ira à la personne suivante : la page dit jusqu’à quand.`,
    en: ({ when }) =>
      `A seat became free for the meeting on ${when}. Without your answer it goes to the next person: the page says until when.`,
  },
  button: { fr: 'Répondre', en: 'Answer' },
})

export const offerExpired = workshopNotice({
  kind: 'OFFER_EXPIRED',
  label: { fr: 'Une place proposée a expiré', en: 'An offered seat has expired' },
  because: registered,
  title: {
    fr: ({ title }) => `La place proposée est allée à quelqu’un d’autre : ${title}`,
    en: ({ title }) => `The offered seat went to somebody else: ${title}`,
  },
  text: {
    fr: ({ when }) =>
      `Le délai pour la rencontre du ${when} est passé. Vous pouvez vous inscrire de nouveau, à la fin de la liste.`,
    en: ({ when }) =>
      `The time to answer for the meeting on ${when} is over. You can register again, at the end of the list.`,
  },
  button: see,
})

export const registrationCancelled = workshopNotice({
  kind: 'REGISTRATION_CANCELLED',
  label: { fr: 'Quelqu’un a annulé mon inscription', en: 'Somebody cancelled my registration' },
  because: { fr: 'vous étiez inscrit(e) à cette rencontre', en: 'you were registered for this meeting' },
  title: {
    fr: ({ title }) => `Votre inscription est annulée : ${title}`,
    en: ({ title }) => `Your registration is cancelled: ${title}`,
  },
  text: {
    fr: ({ when }) =>
      `Vous n’êtes plus inscrit(e) à la rencontre du ${when}. Si c’est une erreur, écrivez à qui l’organise.`,
    en: ({ when }) =>
      `You are no longer registered for the meeting on ${when}. If this is a mistake, write to its organisers.`,
  },
  button: see,
})

export const moved = workshopNotice({
  kind: 'WORKSHOP_MOVED',
  label: { fr: 'Une de mes rencontres change de date ou de lieu', en: 'One of my meetings changes its date or place' },
  because: registered,
  title: { fr: ({ title }) => `Changement : ${title}`, en: ({ title }) => `Changed: ${title}` },
  text: {
    fr: ({ when }) =>
      `La date ou le lieu a changé. C’est maintenant ${when}. Si vous ne pouvez plus venir, rendez votre place.`,
    en: ({ when }) =>
      `Date or place has changed. It is now on ${when}. If you can no longer come, give your seat back.`,
  },
  button: see,
  calendar: 'PUBLISH',
})

export const cancelled = workshopNotice({
  kind: 'WORKSHOP_CANCELLED',
  urgent: true,
  label: { fr: 'Une de mes rencontres est annulée', en: 'One of my meetings is cancelled' },
  because: registered,
  title: { fr: ({ title }) => `Annulée : ${title}`, en: ({ title }) => `Cancelled: ${title}` },
  text: {
    fr: ({ when, reason }) => `La rencontre du ${when} n’aura pas lieu. ${reason}`,
    en: ({ when, reason }) => `The meeting on ${when} will not take place. ${reason}`,
  },
  button: see,
  calendar: 'CANCEL',
})

export const reminder = workshopNotice({
  kind: 'WORKSHOP_REMINDER',
  label: { fr: 'Rappel, 7 jours et 1 jour avant', en: 'Reminder, 7 days and 1 day before' },
  because: registered,
  title: { fr: ({ title }) => `Rappel : ${title}`, en: ({ title }) => `Reminder: ${title}` },
  text: {
    fr: ({ when }) =>
      `La rencontre a lieu ${when}. Si vous ne pouvez pas venir, rendez votre place : elle ira à quelqu’un d’autre.`,
    en: ({ when }) =>
      `The meeting takes place on ${when}. If you can’t come, give your seat back: it will go to somebody else.`,
  },
  button: see,
})

export const minutesToRead = workshopNotice({
  kind: 'MINUTES_PUBLISHED',
  label: {
    fr: 'Le compte rendu d’une de mes rencontres est publié',
    en: 'Minutes of one of my meetings are published',
  },
  because: registered,
  title: { fr: ({ title }) => `Compte rendu : ${title}`, en: ({ title }) => `Minutes: ${title}` },
  text: {
    fr: ({ when }) => `Le compte rendu de la rencontre du ${when} est publié, avec ses décisions.`,
    en: ({ when }) => `The minutes of the meeting on ${when} are published, with its decisions.`,
  },
  button: { fr: 'Lire le compte rendu', en: 'Read the minutes' },
})

export const satisfactionAsked = workshopNotice({
  kind: 'SATISFACTION_ASKED',
  label: { fr: 'Mon avis après une rencontre', en: 'My opinion after a meeting' },
  because: { fr: 'vous avez participé à cette rencontre', en: 'you took part in this meeting' },
  title: { fr: ({ title }) => `Votre avis : ${title}`, en: ({ title }) => `Your opinion: ${title}` },
  text: {
    fr: () => 'Trois questions, une minute. Les réponses sont anonymes et aident à préparer la prochaine rencontre.',
    en: () => 'Three questions, one minute. Answers are anonymous and help to prepare the next meeting.',
  },
  button: { fr: 'Donner mon avis', en: 'Tell my opinion' },
})
