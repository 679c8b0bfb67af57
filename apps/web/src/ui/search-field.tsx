import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import "./search-field.css";

/** How long after the last keystroke the search begins. */
const pauseMs = 250;

export interface SearchFieldProps {
  readonly label: string;
  /** What is searched for at first, such as the address says. */
  readonly initial?: string;
  /** Called with the trimmed text when typing pauses, and at once with Enter. */
  readonly onSearch: (text: string) => void;
}

/** Searches while one types, with pauses. Whoever uses it says in words how much was found. */
export function SearchField({ label, initial = "", onSearch }: SearchFieldProps) {
  const [text, setText] = useState(initial);
  const search = useRef(onSearch);
  search.current = onSearch;
  const last = useRef(initial.trim());
  const say = (wanted: string) => {
    if (wanted === last.current) return;
    last.current = wanted;
    search.current(wanted);
  };
  useEffect(() => {
    const timer = setTimeout(() => say(text.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <form
      className="search-field"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        say(text.trim());
      }}
    >
      <Search size={18} aria-hidden />
      <input
        className="input"
        type="search"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </form>
  );
}
