import { containerCheck, unread, pointless, when } from '../../docker-check'

export const ctApparmor = containerCheck({
  id: 'docker-ct-apparmor',
  name: 'Containers should run under an AppArmor profile',
  description:
    'AppArmor limits what a process may open and mount even as root. Without a profile, a fault in the container reaches further into the host.',
  severity: 'medium',
  control: 'security-configurations',
  remediation: ['Start the container with `--security-opt apparmor=docker-default`, or with a profile of its own.'],
  level: 1,
  mappings: { cisDocker: ['5.2'] },
  inspect: ({ container, engine }) => {
    const options = engine.SecurityOptions ?? unread('the engine did not say what it supports')
    if (!options.some((one) => one.includes('name=apparmor'))) return pointless('the host does not use AppArmor')
    const profile = container.AppArmorProfile ?? ''
    return when(
      profile === '' || profile === 'unconfined',
      'AppArmorProfile',
      profile,
      'no AppArmor profile holds the container',
    )
  },
})
