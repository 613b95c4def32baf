import type { InventoryDetection } from '../../detection'

/** Decided with what the inventory holds. */
export const inventoryDetections: readonly InventoryDetection[] = []
