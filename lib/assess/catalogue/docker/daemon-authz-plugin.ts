import { hostCheck, known, when } from '../../docker-check'

export const daemonAuthzPlugin = hostCheck({
  id: 'docker-daemon-authz-plugin',
  name: 'Requests to the API should pass an authorization plug-in',
  description:
    'By itself Docker knows only all or nothing: whoever reaches the API may do everything. A plug-in decides by user and command.',
  severity: 'medium',
  control: 'manage-access',
  remediation: [
    'Set `"authorization-plugins"` in daemon.json.',
    'Or let nobody but a proxy with a list of allowed calls reach the socket, and exempt this recommendation with that reason.',
  ],
  level: 2,
  mappings: { cisDocker: ['2.12'] },
  inspect: ({ info }) =>
    when(
      (known(info).Plugins?.Authorization ?? []).length === 0,
      'info.Plugins.Authorization',
      undefined,
      'no plug-in decides who may do what',
    ),
})
