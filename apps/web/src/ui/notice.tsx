import { CircleAlert, Info } from "lucide-react";
import type { ReactNode } from "react";

export interface NoticeProps {
  readonly kind?: "info" | "bad";
  readonly children: ReactNode;
}

/** Something the person should read, with an icon so that it does not speak by colour alone. */
export function Notice({ kind = "info", children }: NoticeProps) {
  return (
    <div
      className={kind === "bad" ? "notice bad" : "notice"}
      role={kind === "bad" ? "alert" : "note"}
    >
      {kind === "bad" ? <CircleAlert size={20} aria-hidden /> : <Info size={20} aria-hidden />}
      <div>{children}</div>
    </div>
  );
}
