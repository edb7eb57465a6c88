/** The errors that Telnyx's table has for the settings of a gather. */
export const GATHER_ERRORS = {
  // Names that the first version of the API had for the settings of a gather.
  invalidV1Timeout: {
    status: 422,
    code: '90002',
    title: 'Invalid value for timeout',
    detail: "The 'timeout' parameter must be an 'integer' with a minimum and a maximum value accepted by command",
  },
  invalidV1InterDigitTimeout: {
    status: 422,
    code: '90003',
    title: 'Invalid value for inter_digit_timeout',
    detail:
      "The 'inter_digit_timeout' parameter must be an 'integer' with a minimum value of 1 and a maximum value of 120000.",
  },
  invalidV1Min: {
    status: 422,
    code: '90004',
    title: 'Invalid value for min',
    detail: "The 'min' parameter must be an 'integer' with a minimum value of 1 and a maximum value of 128.",
  },
  invalidV1Max: {
    status: 422,
    code: '90005',
    title: 'Invalid value for max',
    detail: "The 'max' parameter must be an 'integer' with a minimum value of 1 and a maximum value of 128.",
  },
  invalidV1Tries: {
    status: 422,
    code: '90006',
    title: 'Invalid value for tries',
    detail: "The 'tries' parameter must be an 'integer' with a minimum value of 1 and a maximum value of 128.",
  },
  invalidTerminatingDigit: {
    status: 422,
    code: '90007',
    title: 'Invalid value for terminating_digit',
    detail:
      "The 'terminating_digit' parameter must be a 'string' with a value of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, *, or #.",
  },
  invalidValidDigits: {
    status: 422,
    code: '90008',
    title: 'Invalid value for valid_digits',
    detail: "The 'valid_digits' parameter must be a 'string' with a value of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, *, or #.",
  },
  invalidMinimumDigits: {
    status: 422,
    code: '90022',
    title: 'Invalid value for minimum_digits',
    detail: "The 'minimum_digits' parameter must be an 'integer' with a minimum value of 1 and a maximum value of 128.",
  },
  invalidMaximumDigits: {
    status: 422,
    code: '90023',
    title: 'Invalid value for maximum_digits',
    detail: "The 'maximum_digits' parameter must be an 'integer' with a minimum value of 1 and a maximum value of 128.",
  },
  invalidMaximumTries: {
    status: 422,
    code: '90024',
    title: 'Invalid value for maximum_tries',
    detail: "The 'maximum_tries' parameter must be an 'integer' with a minimum value of 1 and a maximum value of 128.",
  },
  // The table names no range for it: that of its format, from 1.
  invalidTimeoutMillis: {
    status: 422,
    code: '90025',
    title: 'Invalid value for timeout_millis',
    detail:
      "The 'timeout_millis' parameter must be an 'integer' with a minimum value of 1 and a maximum value of 2147483647.",
  },
  invalidInterDigitTimeout: {
    status: 422,
    code: '90026',
    title: 'Invalid value for inter_digit_timeout_millis',
    detail:
      "The 'inter_digit_timeout_millis' parameter must be an 'integer' with a minimum value of 1 and a maximum value of 120000.",
  },
  invalidInitialTimeout: {
    status: 422,
    code: '90056',
    title: 'Invalid value for initial_timeout_millis',
    detail:
      "The 'initial_timeout_millis' parameter must be an 'integer' with a minimum value of 1 and a maximum value of 120000.",
  },
} as const;
