import type { Session } from 'electron'
import { isAtHome } from './home'

/** The camera for our own page, without a microphone. Every other permission is refused. */
export function allowOnlyCamera(session: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler'>) {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    const isVideoOnly = media.length > 0 && media.every((type) => type === 'video')
    answer(permission === 'media' && isVideoOnly && details.isMainFrame && isAtHome(details.requestingUrl))
  })
  session.setPermissionCheckHandler(
    (_contents, permission, origin, { mediaType, isMainFrame }) =>
      permission === 'media' && mediaType === 'video' && isMainFrame && isAtHome(origin),
  )
}
