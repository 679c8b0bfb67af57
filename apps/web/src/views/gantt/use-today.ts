import { useEffect, useState } from "react";

/** The day here, ISO 8601. It turns at midnight, and when the page is looked at again. */
export function useToday(): string {
  const [today, setToday] = useState(dayHere);
  useEffect(() => {
    const look = () => setToday(dayHere());
    const timer = setTimeout(look, untilMidnightMs());
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [today]);
  return today;
}

function dayHere(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}

function untilMidnightMs(): number {
  const now = new Date();
  const next = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  // A clock that is a little early would look before the day has turned.
  return next.getTime() - now.getTime() + 1000;
}
