/** A file that could not be downloaded. The message names the URL and what went wrong. */
export class FetchError extends Error {
  /** The server says that there is no such file, as opposed to any other failure. */
  readonly notFound: boolean;

  constructor(message: string, notFound: boolean) {
    super(message);
    this.name = 'FetchError';
    this.notFound = notFound;
  }
}
