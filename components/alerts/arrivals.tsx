import { Button } from '../ui/button'
import { formatCount } from '../ui/format-count'

/** What arrived while someone looked: told politely, let in by a press, so that no row moves under the pointer. */
export function Arrivals({ waiting, fresh, onLetIn }: { waiting: number; fresh: number; onLetIn: () => void }) {
  const said = (count: number) => `${formatCount(count)} new ${count === 1 ? 'alert' : 'alerts'}`
  return (
    <>
      <output className="sr-only">{waiting > 0 ? said(waiting) : fresh > 0 ? said(fresh) : ''}</output>
      {waiting > 0 ? (
        <div className="alert-arrivals">
          <Button small onClick={onLetIn}>
            {said(waiting)}: show {waiting === 1 ? 'it' : 'them'}
          </Button>
        </div>
      ) : null}
    </>
  )
}
