/** One's own remarks to use again, over the HTTP API. */
import type {
  KitRemark,
  KitUseReport,
  NewKitRemark,
  Template,
  TemplateRef,
} from "@brudnopis/schema";
import { json, send } from "../../api.ts";

export const kitApi = {
  list: () => json<KitRemark[]>("GET", "/api/kit"),
  add: (remark: NewKitRemark) => json<KitRemark>("POST", "/api/kit", remark),
  change: (id: string, remark: NewKitRemark) => json<KitRemark>("PATCH", `/api/kit/${id}`, remark),
  remove: (id: string) => send("DELETE", `/api/kit/${id}`),
  use: (id: string, documents: readonly string[]) =>
    json<KitUseReport>("POST", `/api/kit/${id}/use`, { documents }),
  template: ({ id, version }: TemplateRef) =>
    json<Template>("GET", `/api/templates/${id}/${version}`),
};
