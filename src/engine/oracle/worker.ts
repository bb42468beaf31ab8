import { answerRequests } from '../backend/worker-answers.ts'
import { answer } from './answer.ts'

answerRequests(answer)
