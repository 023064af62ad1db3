import { Text } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { IconShieldLock } from '@tabler/icons-react'
import classes from './secrecy-reminder.module.css'

/** Before anything is posted: peer help is no frame for sharing what falls under professional secrecy. */
export const SecrecyReminder = () => (
  <Text size="sm" className={classes['reminder']}>
    <IconShieldLock size={18} aria-hidden />
    <span>
      <Trans>
        Secret professionnel : n’écrivez rien qui permette de reconnaître une personne accompagnée (nom, date de
        naissance, adresse, situation particulière).
      </Trans>
    </span>
  </Text>
)
