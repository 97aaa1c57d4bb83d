import { Form, type FormInstance } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { ZodType } from 'zod';
import { problemOf } from '../api/problem';
import { Refusal } from '../app/refusal';
import { Notice } from '../kit';
import { useLocale, useText } from '../messages/locale';
import { deskTexts } from '../messages/desk';
import './zod-form.css';
import { fieldErrors, problemFields } from './zod-issue';

type Values = Record<string, unknown>;

export interface ZodForm {
  readonly form: FormInstance<Values>;
  /** Checks the values by the schema and sends them; what is refused lands at its fields. */
  readonly submit: () => Promise<void>;
  readonly busy: boolean;
  readonly failure: unknown;
  readonly errors: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, string>>;
  readonly rule: (name: string) => { validator: () => Promise<void> };
  readonly tried: boolean;
}

interface ZodFormOptions<V> {
  /** The names of the fields as people read them, by the schema's names; in their order on the page. */
  readonly fields: Readonly<Record<string, string>>;
  /** The field that a refusal is about, by its code, where the refusal itself points at none. */
  readonly about?: Readonly<Record<string, string>>;
  /** Sends the checked values; what it throws is shown. */
  readonly send: (values: V) => Promise<void>;
}

/** A form whose fields are judged by a schema of the API: on leaving a field first, then with every key. */
export function useZodForm<V>(schema: ZodType<V>, { fields, about, send }: ZodFormOptions<V>): ZodForm {
  const { locale } = useLocale();
  const [form] = Form.useForm<Values>();
  const [state, setState] = useState<{ errors: Record<string, string>; failure: unknown; busy: boolean }>({
    errors: {},
    failure: null,
    busy: false,
  });
  const [tried, setTried] = useState(false);

  const check = useCallback((): { errors: Record<string, string>; data?: V } => {
    const values = form.getFieldsValue();
    const result = schema.safeParse(values);
    return result.success
      ? { errors: {}, data: result.data }
      : { errors: fieldErrors(result.error.issues, values, locale) };
  }, [form, schema, locale]);

  const put = useCallback(
    (errors: Record<string, string>) =>
      form.setFields(Object.keys(fields).map((name) => ({ name, errors: errors[name] ? [errors[name]] : [] }))),
    [form, fields],
  );

  const submit = useCallback(async () => {
    setTried(true);
    const { errors, data } = check();
    put(errors);
    setState({ errors, failure: null, busy: data !== undefined });
    if (data === undefined) return;
    try {
      await send(data);
      setState({ errors: {}, failure: null, busy: false });
    } catch (error) {
      const problem = problemOf(error);
      const refused = problem ? problemFields(problem, Object.keys(fields)) : {};
      const field = problem && about?.[problem.code];
      if (field && Object.keys(refused).length === 0) refused[field] = problem.message;
      put(refused);
      setState({ errors: refused, failure: error, busy: false });
    }
  }, [check, put, send, fields, about]);

  const rule = useCallback(
    (name: string) => ({
      validator: () => {
        const error = check().errors[name];
        return error ? Promise.reject(new Error(error)) : Promise.resolve();
      },
    }),
    [check],
  );
  return useMemo(() => ({ form, submit, rule, fields, tried, ...state }), [form, submit, rule, fields, tried, state]);
}

/** What is wrong, on top of the form: each line leads to its field. */
function ErrorList({ zod }: { zod: ZodForm }): ReactNode {
  const t = useText(deskTexts);
  const wrong = Object.keys(zod.fields).filter((name) => zod.errors[name]);
  const top = useRef<HTMLDivElement>(null);
  const { errors, failure } = zod;
  // Whoever presses the button below sees what is wrong above.
  useEffect(() => {
    // Newer browsers answer with a promise, which is no way to end an effect.
    void top.current?.scrollIntoView({ block: 'center' });
  }, [errors, failure]);
  if (wrong.length === 0 && !failure) return null;
  if (wrong.length === 0)
    return (
      <div ref={top} className="cb-form__top">
        <Refusal error={failure} />
      </div>
    );
  return (
    <div ref={top} className="cb-form__top">
      <Notice tone="error" alert>
        <strong>{t('wrongFields', { count: wrong.length })}</strong>
        <ul className="cb-form__errors">
          {wrong.map((name) => (
            <li key={name}>
              <button type="button" onClick={() => zod.form.focusField(name)}>
                {t('wrongField', { field: zod.fields[name]!, error: zod.errors[name]! })}
              </button>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

interface DeskFormProps {
  readonly zod: ZodForm;
  readonly initial: object;
  readonly name: string;
  readonly children: ReactNode;
}

/** The form around the fields of {@link useZodForm}. */
export function DeskForm({ zod, initial, name, children }: DeskFormProps): ReactNode {
  return (
    <Form<Values>
      className="cb-form"
      form={zod.form}
      name={name}
      layout="vertical"
      requiredMark={false}
      initialValues={initial}
      validateTrigger={zod.tried ? ['onChange', 'onBlur'] : 'onBlur'}
      onFinish={() => void zod.submit()}
    >
      <ErrorList zod={zod} />
      {children}
    </Form>
  );
}

interface DeskFieldProps {
  readonly zod: ZodForm;
  readonly name: string;
  readonly hint?: ReactNode;
  /** One control that takes `value` and `onChange`. */
  readonly children: ReactNode;
}

/** A field with its label, its hint, and its error in words below it. */
export function DeskField({ zod, name, hint, children }: DeskFieldProps): ReactNode {
  return (
    <Form.Item name={name} label={zod.fields[name]} extra={hint} rules={[zod.rule(name)]}>
      {children}
    </Form.Item>
  );
}

/** The value of a field while it is typed. */
export function useFieldValue<V>(zod: ZodForm, name: string): V | undefined {
  return Form.useWatch<V>(name, zod.form);
}
