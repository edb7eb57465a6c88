import { LIMITS } from '../../limits.js';
import express, { type Request, type RequestHandler, type Response } from 'express';

/** Any content type is read as JSON: curl calls what it posts a form. What is not JSON is refused for what it is. */
const parseJson: RequestHandler = express.json({
  limit: LIMITS['control.body_bytes'],
  type: () => true,
  strict: false,
});

/** The JSON of the body; `{}` where there is none. Rejects with body-parser's error. */
export async function readBody(req: Request, res: Response): Promise<unknown> {
  await new Promise<void>((resolve, reject) => {
    parseJson(req, res, (error: unknown) => {
      if (error === undefined) resolve();
      else reject(error instanceof Error ? error : new Error('the body cannot be read', { cause: error }));
    });
  });
  const body: unknown = req.body;
  return body === undefined ? {} : body;
}

/** The texts of the query. A parameter that is given more than once is a list. */
export function readQuery(req: Request): Record<string, string | string[]> {
  const search = new URLSearchParams(/\?(.*)$/s.exec(req.url)?.[1]);
  const names = [...new Set(search.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const [first = '', ...others] = search.getAll(name);
      return [name, others.length === 0 ? first : [first, ...others]];
    }),
  );
}
