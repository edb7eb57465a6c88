export class Ledger {
  constructor(api: { send(request: { path: string }): Promise<{ status: number; text: string }> });
  update(): Promise<unknown[]>;
  open(): string[];
}
