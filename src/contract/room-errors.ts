import { QUEUE_ERRORS } from './queue-errors.js';

/** Telnyx's errors about conferences and queues, as `errors.ts` has the others. */
export const ROOM_ERRORS = {
  ...QUEUE_ERRORS,
  unknownConference: {
    status: 404,
    code: '90058',
    title: 'Invalid conference_id',
    detail: 'The conference does not exist.',
  },
  conferenceEnded: {
    status: 422,
    code: '90019',
    title: 'Conference has already ended',
    detail: "This conference is no longer active and can't receive commands.",
  },
  conferenceFull: {
    status: 422,
    code: '90032',
    title: 'Maximum number of participants reached',
    detail: 'The maximum allowed value of `max_participants` has been reached.',
  },
  conferenceNameUsed: {
    status: 422,
    code: '90033',
    title: 'Unable to execute command',
    detail: "Conference with given name already exists and it's active.",
  },
  conferenceEmpty: {
    status: 422,
    code: '90033',
    title: 'Conference has no active participants',
    detail: 'This conference does not have any active participants.',
  },
  joinedTwice: {
    status: 422,
    code: '90044',
    title: 'Conference join not allowed',
    detail: 'Participant must not join the same conference twice.',
  },
} as const;
