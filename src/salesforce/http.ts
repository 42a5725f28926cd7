/** One request to the org's REST, Tooling or SOAP endpoints; `path` begins with /services. */
export type HttpRequest = {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  /** A function where the API wants the session inside the body (SOAP). */
  readonly body?: string | ((sessionId: string) => string);
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The API does not take every kind of session: that it refuses this one says nothing of the session. */
  readonly picky?: true;
  /** API calls that the org counts for it, where that is not one. */
  readonly weight?: number;
  /** Called each time it goes out: twice where the session has to be renewed. */
  readonly onSend?: () => void;
  /** Things that it asks for, where that is not one. */
  readonly units?: number;
};

export type HttpReply = {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** The wire: sends one request with the session of the connection, renews an expired session once, never retries. */
export type Http = {
  send(request: HttpRequest): Promise<HttpReply>;
};
