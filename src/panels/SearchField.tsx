import { Search } from "lucide-react";
import { focusFirst } from "./focusFirst.ts";
import "./Search.css";

interface SearchFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly onEnter: () => void;
  /** Arrow down, where it leads into the list. */
  readonly onDown?: () => void;
}

/** The field that a dialog is searched with; it has the focus at first. */
export function SearchField({ label, placeholder, query, onQuery, onEnter, onDown }: SearchFieldProps) {
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
        ref={focusFirst}
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
