import { Text } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import { Moment } from '../../../ui/moment.tsx'
import { linksIn } from './links-in.ts'
import classes from './mail.module.css'

export const MailFragment = graphql(`
  fragment Mail on DemonstrationMail {
    id
    to
    subject
    sentAt
    text
  }
`)

/** One e-mail, as text; its addresses can be followed. */
export const Mail = ({ mail }: { mail: FragmentType<typeof MailFragment> }) => {
  const { to, subject, sentAt, text } = readFragment(MailFragment, mail)
  return (
    <article className={classes['mail']} lang="fr">
      <Text component="h2" fw={600}>
        {subject}
      </Text>
      <Text size="sm" c="dimmed">
        <Trans>À : {to}</Trans> · <Moment at={sentAt} exact />
      </Text>
      <p className={classes['text']}>
        {linksIn(text).map((part) =>
          part.href ? (
            <a key={part.at} href={part.href}>
              {part.text}
            </a>
          ) : (
            part.text
          ),
        )}
      </p>
    </article>
  )
}
