export {
  DocumentDetails,
  DocumentState,
  DocumentSummary,
  ErrorBody,
  ExportFormat,
  Me,
  NewDocument,
  Password,
  Permission,
  Progress,
  Role,
  SetUp,
  SignIn,
  TemplateSummary,
} from "./api.ts";
export {
  Address,
  DocumentContent,
  FieldContent,
  RecordContent,
  RecordId,
  type RichMark,
  RichNode,
  RichText,
  Seed,
  SeedValue,
} from "./content.ts";
export { AppError, type ErrorCode, errorCodes, type ErrorDetails } from "./errors.ts";
export { packProblems } from "./pack.ts";
export { CloseCode, FrameType, syncLimits, SyncType } from "./protocol.ts";
export {
  CatalogueEntry,
  Collection,
  Field,
  type FieldOf,
  type FieldType,
  Key,
  NetworkKind,
  Option,
  Pack,
  Part,
  Section,
  type SummaryPart,
  Template,
  TemplateRef,
} from "./template.ts";
export { CountedText, Language, LocalText } from "./text.ts";
