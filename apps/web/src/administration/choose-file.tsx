import { Upload } from "lucide-react";
import { type ChangeEvent, useId } from "react";

export interface ChooseFileProps {
  readonly label: string;
  readonly accept: string;
  readonly isBusy: boolean;
  readonly onChosen: (file: File) => void;
}

/** A button that opens the browser's own choice of files. */
export function ChooseFile({ label, accept, isBusy, onChosen }: ChooseFileProps) {
  const id = useId();
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file && !isBusy) onChosen(file);
    // Choosing the same file again is another try.
    target.value = "";
  };
  return (
    <div className="file-button">
      <input
        id={id}
        className="visually-hidden"
        type="file"
        accept={accept}
        aria-disabled={isBusy}
        onChange={choose}
      />
      <label className="button small" htmlFor={id}>
        <Upload size={16} aria-hidden />
        {label}
      </label>
    </div>
  );
}
