import { expect } from '@playwright/test'
import { journey } from './testing/journey.ts'
import { isLive, newTitle } from './testing/steps.ts'
import { violationsInBothColours, violationsOf } from './testing/violations-of.ts'

journey('a proposal is made, supported, amended and validated, seen by others as it happens', async ({ enter }) => {
  const [manager, referent] = [await enter('manager'), await enter('referent')]
  const title = newTitle('Tutorat croisé entre établissements')
  await referent.goto('/plan')
  await isLive(referent)
  await manager.goto('/plan')
  await manager.getByRole('link', { name: 'Faire une proposition' }).click()
  await manager.getByLabel('Titre').fill(title)
  await manager.getByRole('button', { name: 'Publier la proposition' }).click()
  await expect(manager.getByText('Écrivez la proposition')).toBeVisible()
  await manager.getByLabel('Ce que vous proposez').fill('Chaque tuteur passe **deux jours** ailleurs.')
  await manager.getByLabel('Thème').fill('Intégration')
  await manager.getByLabel('Partenaires').fill('ARS, Département des Landes')
  await manager.getByRole('button', { name: 'Publier la proposition' }).click()
  await expect(manager.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(manager.getByText('1 soutien')).toBeVisible()
  await isLive(manager)

  await referent.getByRole('link', { name: title }).click()
  await referent.getByRole('button', { name: 'Soutenir' }).click()
  await expect(manager.getByText('2 soutiens')).toBeVisible()
  await referent.getByLabel('Le texte, tel que').fill('Chaque tuteur passe **trois jours** ailleurs.')
  await referent.getByLabel('Pourquoi ce changement').fill('Deux jours ne suffisent pas.')
  await referent.getByRole('button', { name: 'Proposer l’amendement' }).click()

  await manager.getByRole('button', { name: 'Accepter ce texte' }).click()
  await expect(manager.getByText('accepté')).toBeVisible()
  await manager.getByRole('button', { name: 'Modifier', exact: true }).click()
  await manager.getByLabel('Thème').fill('Intégration des nouveaux')
  await manager.getByRole('button', { name: 'Enregistrer les changements' }).click()
  await expect(referent.getByText('Intégration des nouveaux')).toBeVisible()
  await referent.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(referent.getByText('Choisissez un autre état.')).toBeVisible()
  await referent.getByLabel('État').selectOption('VALIDATED')
  await referent.getByLabel('Raison ou précision').fill('Retenue par le comité.')
  await referent.reload()
  await expect(referent.getByLabel('État')).toHaveValue('VALIDATED')
  await expect(referent.getByLabel('Raison ou précision')).toHaveValue('Retenue par le comité.')
  await referent.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(manager.getByText('validée').first()).toBeVisible()
  await expect(manager.getByText('Retenue par le comité.')).toBeVisible()
  expect(await violationsOf(referent)).toEqual([])

  await manager.goto('/plan')
  await manager.getByLabel('Partenaire').selectOption('Département des Landes')
  await expect(manager.getByRole('link', { name: title })).toBeVisible()
  await manager.goto('/plan?theme=Autre')
  await expect(manager.getByText('Aucune proposition pour le moment')).toBeVisible()
})

journey('what two people write of a proposal at once is never lost: who comes second decides', async ({ enter }) => {
  const [manager, second, referent] = [await enter('manager'), await enter('manager'), await enter('referent')]
  await manager.goto('/plan/nouvelle')
  const title = newTitle('Tutorat à deux')
  await manager.getByLabel('Titre').fill(title)
  await manager.getByLabel('Ce que vous proposez').fill('Chaque tuteur passe deux jours ailleurs.')
  await manager.getByLabel('Thème').fill('Intégration')
  await manager.getByRole('button', { name: 'Publier la proposition' }).click()
  await expect(manager.getByRole('heading', { level: 1, name: title })).toBeVisible()
  for (const page of [second, referent]) {
    await page.goto(new URL(manager.url()).pathname)
    await isLive(page)
  }
  const [edit, save] = [{ name: 'Modifier', exact: true }, { name: 'Enregistrer les changements' }]
  await second.getByRole('button', edit).click()
  const body = second.getByLabel('Ce que vous proposez')
  await body.fill('Chaque tuteur passe quatre jours ailleurs.')
  await referent.getByLabel('Le texte, tel que').fill('Chaque tuteur passe cinq jours ailleurs.')
  await manager.getByRole('button', edit).click()
  await manager.getByLabel('Ce que vous proposez').fill('Chaque tuteur passe trois jours ailleurs.')
  await manager.getByLabel('Thème').fill('Accueil')
  await manager.getByRole('button', save).click()
  await expect(manager.getByText('trois jours ailleurs').first()).toBeVisible()

  const changed = 'Quelqu’un d’autre a enregistré des changements entre-temps'
  await expect(second.getByText(changed)).toBeVisible()
  await expect(body).toHaveValue('Chaque tuteur passe quatre jours ailleurs.')
  await expect(second.getByLabel('Thème')).toHaveValue('Accueil')
  await expect(second.getByText('Ce que vous proposez – Chaque tuteur passe trois jours ailleurs.')).toBeVisible()
  await expect(second.getByRole('button', save)).toBeDisabled()
  expect(await violationsInBothColours(second)).toEqual([])
  await second.getByRole('button', { name: 'Garder ma saisie et la vérifier' }).click()
  await second.getByRole('button', save).click()
  await expect(manager.getByText('quatre jours ailleurs').first()).toBeVisible()

  await expect(referent.getByText(changed)).toBeVisible()
  await expect(referent.getByLabel('Le texte, tel que')).toHaveValue('Chaque tuteur passe cinq jours ailleurs.')
  await referent.getByRole('button', { name: 'Repartir de la version enregistrée' }).click()
  await expect(referent.getByLabel('Le texte, tel que')).toHaveValue('Chaque tuteur passe quatre jours ailleurs.')
})
