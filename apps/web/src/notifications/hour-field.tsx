import { SelectField } from "../ui/form-field.tsx";

export interface HourFieldProps {
  readonly label: string;
  readonly problem?: string | undefined;
  /** `HH:MM` */
  readonly value: string;
  readonly onChange: (hour: string) => void;
}

/** A time of day, every half an hour. A browser's own field would write it as the browser's language does, not as ours. */
export function HourField({ label, problem, value, onChange }: HourFieldProps) {
  const offered = hours.includes(value) ? hours : [...hours, value].sort();
  return (
    <SelectField
      className="hour-field"
      label={label}
      problem={problem}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      {offered.map((hour) => (
        <option key={hour}>{hour}</option>
      ))}
    </SelectField>
  );
}

const hours = Array.from({ length: 48 }, (_, half) => {
  const hour = String(Math.floor(half / 2)).padStart(2, "0");
  return `${hour}:${half % 2 === 0 ? "00" : "30"}`;
});
