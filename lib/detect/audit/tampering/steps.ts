import { askCaller, readRequests, revokeUser, seeRights } from '../catalogue/steps'

export const onTampering = [readRequests, askCaller, seeRights, revokeUser] as const
