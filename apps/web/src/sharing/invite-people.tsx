import type { InvitationReport } from "@brudnopis/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { InviteForm } from "./invite-form.tsx";
import { InviteReport, refusedIn } from "./invite-report.tsx";
import { Section } from "./section.tsx";

/** Lets people in by their addresses: each gets a link of their own, and an e-mail where there is a mail server. */
export function InvitePeople() {
  const { t } = useTranslation("sharing");
  const [text, setText] = useState("");
  const [report, setReport] = useState<InvitationReport>();
  return (
    <Section id="sharing-invite" title={t("invite.title")}>
      <InviteForm
        text={text}
        onChange={setText}
        onInvited={(answer) => {
          setReport(answer);
          // What was refused stays, to be mended.
          setText(
            refusedIn(answer)
              .map(({ email }) => email)
              .join("\n"),
          );
        }}
      />
      {report && <InviteReport report={report} onClose={() => setReport(undefined)} />}
    </Section>
  );
}
