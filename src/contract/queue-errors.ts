/** The errors that Telnyx's table has for queues. The statuses are those of the document, where it has one. */
export const QUEUE_ERRORS = {
  notInQueue: {
    status: 422,
    code: '90035',
    title: 'Call not in queue',
    detail: "This call can't receive this command because it has not been put in any queue yet.",
  },
  queueFull: {
    status: 422,
    code: '90036',
    title: 'Queue full',
    detail: "The queue is full and can't accept more calls.",
  },
  queueSizeFixed: {
    status: 422,
    code: '90037',
    title: 'Queue max_size cannot be modified',
    detail: 'Queue exists and max_size cannot be modified.',
  },
  alreadyQueued: {
    status: 422,
    code: '90038',
    title: 'Call already in queue',
    detail: "Call can't be added to a queue it's already in.",
  },
  /** Documented is that a bridge with an empty queue fails. With which code is not. */
  queueEmpty: {
    status: 422,
    code: '10027',
    title: 'Unprocessable Entity',
    detail: 'The queue has no call to bridge with.',
  },
  queueNotEmpty: {
    status: 400,
    code: '90050',
    title: 'Unable to delete queue',
    detail: 'Only empty queues can be deleted.',
  },
} as const;
