interface Words<Draft> {
  readonly label: (field: keyof Draft & string) => string
  /** '' while nothing is wrong with it. */
  readonly problem: (field: keyof Draft & string) => string
}

/** Binds a field of a form to one part of its draft: what it holds, its label, and what is wrong with it. */
export function bindFields<Draft extends object>(
  draft: () => Draft,
  change: (part: Partial<Draft>) => void,
  { label, problem }: Words<Draft>,
) {
  return <Field extends keyof Draft & string>(field: Field) => ({
    modelValue: draft()[field],
    'onUpdate:modelValue': (value: Draft[Field]) => change({ [field]: value } as unknown as Partial<Draft>),
    label: label(field),
    errorMessages: problem(field),
  })
}
