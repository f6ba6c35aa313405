import { Search } from "lucide-react";
import { focusFirst } from "./focusFirst.ts";
import "./Search.css";

interface SearchFieldProps {
  readonly label: string;
  readonly placeholder: string;
  /** Whether it has the focus at first: it does unless told. */
  readonly isFirst?: boolean;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly onEnter: () => void;
  /** Arrow down, where it leads into the list. */
  readonly onDown?: () => void;
}

/** The field that a dialog is searched with. */
export function SearchField({ label, placeholder, isFirst = true, query, onQuery, onEnter, onDown }: SearchFieldProps) {
  return (
    <form
      className="search-field"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onEnter();
      }}
    >
      <Search size={16} aria-hidden />
      <input
        ref={isFirst ? focusFirst : undefined}
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={query}
        onChange={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" || onDown === undefined) return;
          event.preventDefault();
          onDown();
        }}
      />
    </form>
  );
}
