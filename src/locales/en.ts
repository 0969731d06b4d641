import { camera } from './en/camera'
import { facts } from './en/facts'
import { screens } from './en/screens'

export const en = { ...screens, ...camera, ...facts }
