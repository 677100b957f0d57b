/** What a service tells while it works; the command line decides whether and how to show it. */
export type ProgressEvent =
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'warning'; readonly text: string }
  | { readonly kind: 'begin'; readonly verb: string; readonly subject: string }
  | { readonly kind: 'done'; readonly verb: string; readonly subject: string; readonly durationMs: number }
  | { readonly kind: 'progress'; readonly verb: string; readonly done: number; readonly total: number }
  /** How far a long piece of work has come, in bytes, told again and again. */
  | {
      readonly kind: 'portion';
      readonly verb: string;
      readonly done: number;
      readonly total: number;
      readonly elapsedMs: number;
    };

export type Report = (event: ProgressEvent) => void;
