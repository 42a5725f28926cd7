/** One request to the org's REST, Tooling or SOAP endpoints; `path` begins with /services. */
export type HttpRequest = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** API calls that the org counts for it, where that is not one. */
  readonly weight?: number;
};

export type HttpReply = {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** How often it was sent: twice when the session had to be renewed. */
  readonly sent: number;
};

/** The wire: sends one request with the session of the connection, renews an expired session once, never retries. */
export type Http = {
  send(request: HttpRequest): Promise<HttpReply>;
  /** For the one API that wants the session inside the body (SOAP): fills it into a template. */
  withSession(template: (sessionId: string) => string): string;
};
