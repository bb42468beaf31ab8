import { answerRequests } from '../backend/worker-answers.ts'
import { answerDraws } from './answer.ts'

answerRequests(answerDraws)
