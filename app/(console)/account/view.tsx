'use client'

import { useQuery } from '@tanstack/react-query'
import { PasswordForm } from '@/components/account/password-form'
import { Sessions, type SessionFacts } from '@/components/account/sessions'
import { Tokens } from '@/components/account/tokens'
import { Pager } from '@/components/data-table/pager'
import { Loading } from '@/components/states/loading'
import { QueryFailure } from '@/components/states/query-failure'
import { KeyValues } from '@/components/ui/key-values'
import { PageHead } from '@/components/ui/page-head'
import { Region } from '@/components/ui/region'
import { roleNames } from '@/lib/auth/policy'
import { fetchJson } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import { useMe } from '@/lib/client/me'
import { usePages } from '@/lib/client/use-pages'
import type { TokenItem } from '@/lib/queries/list-personal-tokens'
import '@/components/account/account.css'

/** One's own account. Name, e-mail and roles are changed by an administrator. */
export function AccountView({ environments }: { environments: readonly { id: string; name: string }[] }) {
  const me = useMe()
  const sessions = useQuery({
    queryKey: keys.detail('people', 'my-sessions'),
    queryFn: ({ signal }) => fetchJson<{ items: SessionFacts[] }>('/api/v1/me/sessions', { signal }),
  })
  const tokens = usePages<TokenItem>(keys.list('tokens', {}), '/api/v1/tokens', {})
  const placeOf = (id: string | null) =>
    id === null
      ? 'all environments'
      : (environments.find((each) => each.id === id)?.name ?? 'an environment that is gone')
  return (
    <>
      <PageHead title="Your account" />
      <div className="sheet">
        <Region title="Who you are" note="A security admin of all environments can change this.">
          <KeyValues
            items={[
              { key: 'Name', value: me.name },
              { key: 'E-mail', value: me.email },
              {
                key: 'Roles',
                value: me.grants
                  .map((grant) => `${roleNames[grant.role]} on ${placeOf(grant.environmentId)}`)
                  .join(', '),
              },
            ]}
          />
        </Region>
        <Region title="Password">
          <PasswordForm />
        </Region>
        <Region title="Sessions" note="Where you are signed in" flush>
          {sessions.data ? (
            <Sessions items={sessions.data.items} />
          ) : sessions.error ? (
            <QueryFailure
              error={sessions.error}
              what="Sessions"
              hides="You do not see where you are signed in."
              onRetry={() => void sessions.refetch()}
              level={3}
            />
          ) : (
            <Loading what="sessions" rows={2} />
          )}
        </Region>
        <Region title="Personal tokens" note="They act as you" flush>
          {tokens.items ? (
            <>
              <Tokens items={tokens.items} />
              {tokens.more ? (
                <Pager
                  noun="tokens"
                  shown={tokens.items.length}
                  total={tokens.total?.value}
                  onMore={tokens.more}
                  busy={tokens.loadingMore}
                />
              ) : null}
            </>
          ) : tokens.error ? (
            <QueryFailure
              error={tokens.error}
              what="Tokens"
              hides="You do not see which tokens act as you."
              onRetry={tokens.retry}
              level={3}
            />
          ) : (
            <Loading what="tokens" rows={2} />
          )}
        </Region>
      </div>
    </>
  )
}
