import { useState, type ReactNode } from 'react';
import { Button, Icon, TextField } from '../../../kit';
import { adminTexts } from '../../../messages/admin';
import { useText } from '../../../messages/locale';
import './search-bar.css';

interface SearchBarProps {
  readonly label: string;
  readonly value: string;
  readonly onSearch: (value: string) => void;
  /** Filters beside the field. */
  readonly children?: ReactNode;
}

/** A field to search by, with its button, and filters beside it. */
export function SearchBar({ label, value, onSearch, children }: SearchBarProps): ReactNode {
  const t = useText(adminTexts);
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  return (
    <form
      className="cb-admin-search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(typed.trim());
      }}
    >
      <div className="cb-admin-search__field">
        <TextField
          type="search"
          label={label}
          value={typed}
          maxLength={254}
          onChange={(event) => {
            setTyped(event.target.value);
            if (event.target.value === '' && value !== '') onSearch('');
          }}
        />
        <Button type="submit" kind="primary" icon={<Icon name="search" />}>
          {t('searchGo')}
        </Button>
      </div>
      {children}
    </form>
  );
}
