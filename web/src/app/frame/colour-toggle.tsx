import { useLingui } from '@lingui/react/macro'
import { useMantineColorScheme } from '@mantine/core'
import { IconMoon, IconSun, IconSunMoon } from '@tabler/icons-react'

const order = ['auto', 'light', 'dark'] as const
const icons = { auto: IconSunMoon, light: IconSun, dark: IconMoon }

/** As the device, light, dark, in turn. */
export const ColourToggle = ({ className }: { className: string }) => {
  const { t } = useLingui()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const names = { auto: t`comme l’appareil`, light: t`clair`, dark: t`sombre` }
  const next = order[(order.indexOf(colorScheme) + 1) % order.length] ?? 'auto'
  const Icon = icons[colorScheme]
  const name = names[colorScheme]
  const label = t`Affichage : ${name}. Changer`
  return (
    <button type="button" className={className} aria-label={label} title={label} onClick={() => setColorScheme(next)}>
      <Icon size={18} aria-hidden />
    </button>
  )
}
