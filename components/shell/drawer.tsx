'use client'

import { Modal } from '@heroui/react/modal'
import { X } from 'lucide-react'
import { IconButton } from '../ui/button'
import { Brand, Navigation, type NavCounts } from './sidebar'

export type DrawerProps = { path: string; environment: string | null; counts: NavCounts; onClose: () => void }

/** The sidebar on small screens. */
export function Drawer({ onClose, ...nav }: DrawerProps) {
  return (
    <Modal.Backdrop className="drawer-backdrop" isOpen onOpenChange={(open) => (open ? undefined : onClose())}>
      <Modal.Container>
        <Modal.Dialog className="drawer" aria-label="Menu">
          <div className="drawer-head">
            <Brand environment={nav.environment} />
            <IconButton label="Close menu" icon={<X className="i" aria-hidden="true" />} onClick={onClose} />
          </div>
          <nav aria-label="Main">
            <Navigation {...nav} onGo={onClose} />
          </nav>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  )
}
