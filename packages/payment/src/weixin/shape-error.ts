/** Makes an error that names a field. */
export type ShapeError = (field: string, rule: string) => Error
