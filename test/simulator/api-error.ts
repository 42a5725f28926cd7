/** A refusal in Salesforce's words: thrown anywhere, answered as `[{ message, errorCode }]`. */
export class ApiError extends Error {
  readonly status: number;
  readonly errorCode: string;

  constructor(status: number, errorCode: string, message: string) {
    super(message);
    this.status = status;
    this.errorCode = errorCode;
  }
}

/** What Salesforce says of a path, an object or a version that it does not have, or that the user may not see. */
export const notFound = (): ApiError => new ApiError(404, 'NOT_FOUND', 'The requested resource does not exist');

/** What a request is told whose form is wrong. */
export const badRequest = (errorCode: string, message: string): ApiError => new ApiError(400, errorCode, message);

/** What a user is told who lacks the permission. */
export const noAccess = (message = 'insufficient access rights on this resource'): ApiError =>
  new ApiError(403, 'INSUFFICIENT_ACCESS', message);

/** What an expired, a wrong or a missing access token is told. */
export const noSession = (): ApiError => new ApiError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
