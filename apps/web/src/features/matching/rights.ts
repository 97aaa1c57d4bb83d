/** What the caller may do on the fill page; buttons that would be refused are not shown. */
export interface Rights {
  /** Pin and swap. */
  readonly edit: boolean;
  readonly editPosting: boolean;
  /** Run a fill, and send. */
  readonly fill: boolean;
}
