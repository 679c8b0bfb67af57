import { Table } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TableChoice } from "./table-choice.ts";
import { TableDialog } from "./table-dialog.tsx";

export function TableTool({ initial }: { readonly initial: TableChoice }) {
  const { t } = useTranslation("remarkTable");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button className="button small" type="button" onClick={() => setOpen(true)}>
        <Table size={16} aria-hidden />
        {t("title")}
      </button>
      {isOpen && <TableDialog initial={initial} onClose={() => setOpen(false)} />}
    </>
  );
}
