/**
 * Everything that crosses the boundary of the core. Offsets are UTF-16 code units, ends exclusive.
 *
 * Generated from the types in crate/src/; what each value of an enum means is said there. Don't
 * edit it, change the types and run: UPDATE=1 cargo test -p clauselight --lib contract
 */

/** Something that is usually there and was not found. */
export type Absent = {
  /** Clause type that was looked for. */
  clause: string,
  /** Ids of the findings that make its absence matter. */
  because: Array<string>,
  /** For the reader: "none found in this document", never "none exists". */
  note: string,
  /** Other documents, by the names under which this one links to them; at most three. */
  refersTo: Array<string>,
};

/** Something that the reader can do. */
export type Action = {
  /** What it is. */
  kind: ActionKind,
  /** What is offered, more exactly than its kind. */
  offer: Told,
  /** The same in words: "Refuse cookies". */
  label: string,
  /** The clause type that it belongs to. */
  clause: string,
  /** How it is done. */
  channel: Channel,
  /** Address, link or setting, as written. */
  target: string,
  /** Days the reader has, where stated. */
  deadlineDays: number | null,
  /** What the days count from, as written: "first accepting these Terms". */
  deadlineFrom?: string,
  /** The last day, ISO 8601: a date that the document states, or where the days that count from one end. */
  deadline?: string,
  /** The places whose people alone it is offered: "California and the EEA"; none where everybody may. */
  only?: string,
  /**
   * The data or the use that alone it is about, where that is less than what it is called says, as written: "your
   * audio recordings".
   */
  covers?: string,
  /** Ids of the findings that it answers. */
  answers: Array<string>,
  /** First code unit of the sentence that offers it. */
  start: number,
  /** One past its last. */
  end: number,
  /** That sentence, verbatim. */
  quote: string,
  /** Headings above it, outermost first, joined with " › "; empty where there are none. */
  section: string,
  /** What else is done in the same way. */
  also?: Array<Also>,
};

/** Kinds of `Action`. */
export type ActionKind = "opt-out" | "delete" | "export" | "contact";

/** Something else that the way of an `Action` does; its fields are as there. */
export type Also = {
  /** What it is. */
  kind: ActionKind,
  /** What is offered. */
  offer: Told,
  /** The same in words. */
  label: string,
  /** The clause type that it belongs to. */
  clause: string,
  /** First code unit of the sentence that offers it. */
  start: number,
  /** One past its last. */
  end: number,
  /** That sentence, verbatim. */
  quote: string,
  /** Headings above it. */
  section: string,
};

/** A block of the page: what it is and where it begins. */
export type Block = {
  /** First UTF-16 code unit in the page's text. */
  start: number,
} & ({ "kind": "heading",
  /** 1 to 6. */
  level: number,
} | { "kind": "paragraph" } | { "kind": "list-item",
  /** 1 upwards. */
  depth: number,
} | { "kind": "table-cell" });

/** How sure a finding is. */
export type Certainty = "sure" | "possible";

/** A finding before and after. */
export type Change = {
  /** As in the old version. */
  before: Finding,
  /** As in the new version. */
  after: Finding,
  /** What that is for the reader. */
  direction: Direction,
};

/** Ways to carry out an `Action`. */
export type Channel = "email" | "post" | "link" | "settings";

/** A clause type. */
export type ClauseType = {
  /** As findings name it. */
  id: string,
  /** Its group. */
  group: string,
  /** What it means for the reader. */
  polarity: Polarity,
  /** Its title, under nine words. */
  title: string,
  /** What it means. */
  what: string,
  /** Why it matters. */
  why: string,
  /** What the reader can do. */
  todo: string,
  /** Legal references. */
  references: Array<string>,
  /** ISO 639-1 codes of the languages in which it is looked for. */
  languages: Array<string>,
};

/** A term that the document defines. */
export type Definition = {
  /** The term as written, without quotes. */
  term: string,
  /** First code unit of the defining sentence. */
  start: number,
  /** One past its last. */
  end: number,
  /**
   * What it is said to mean, verbatim: what follows "means" and the like; of a sentence that defines it in
   * passing all, or the part around the term.
   */
  meaning: string,
};

/** What tells a page from others. */
export type Described = {
  /** ISO 639-1 code of its language; "und" where it can't be told. */
  language: string,
  /** Kind of document. */
  kind: PageKind,
};

/** The difference between two versions. */
export type Diff = {
  /** Version of this shape. */
  schema: number,
  /**
   * Whether the versions were compared: not where they are in different languages. All lists are
   * empty then, which says nothing of what changed.
   */
  comparable: boolean,
  /** The languages of both. */
  languages: Languages,
  /** Findings whose sentence is new, in the order of the new version. */
  added: Array<Finding>,
  /** Findings whose sentence is gone, in the order of the old version. */
  removed: Array<Finding>,
  /** Findings that both versions have, worded differently. */
  changed: Array<Change>,
  /** How much of the text changed. */
  stats: Stats,
  /** What changed in the text, in reading order. */
  passages: Array<Passage>,
};

/** What a new wording is for the reader. */
export type Direction = "softened" | "hardened" | "reworded";

/** Details read off a clause, in English or as written; each is present only where the clause states it. */
export type Facts = {
  /** Who acts: "you", another party as written, or the provider by its name. */
  actor?: string,
  /** Whether the actor may, will, must or must not. */
  modality?: Modality,
  /** The data, content or rights that it is about: "your photos", a defined term. */
  data?: string,
  /** Whom the data goes to or comes from. */
  recipients?: string,
  /** What it is done for, as written. */
  purpose?: string,
  /** Under which condition, as it reads after a sentence: "unless you opt out". */
  condition?: string,
  /** How freely: "at any time", "without telling you first". */
  manner?: Array<string>,
  /** A deadline, notice or retention period in days. */
  days?: number,
  /** The same as written, in digits: "30 days", "1 year". */
  period?: string,
  /** The most that the provider pays: a sum, what was paid, or one of both. */
  cap?: string,
  /** Sums of money, as written. */
  amounts?: Array<string>,
  /** Electronic mail addresses. */
  emails?: Array<string>,
  /** Web addresses. */
  links?: Array<string>,
  /** A country, state or city, for governing law and courts. */
  place?: string,
  /** A minimum age in years. */
  age?: number,
  /** The words of each fact that has them, by its name. */
  at?: { [key in string]: TextRange },
};

/** One clause found. */
export type Finding = {
  /** Unique in the report: clause id, a dot, a number from 1 in document order. */
  id: string,
  /** Clause type, as in `rules/`. */
  clause: string,
  /** Group of the clause type. */
  group: string,
  /** What it means for the reader. */
  polarity: Polarity,
  /** Calibrated probability that the finding is right, 0 to 1. */
  score: number,
  /** How sure it is. */
  certainty: Certainty,
  /**
   * Whether the score reaches the threshold of the clause type; always so unless every
   * candidate was asked for.
   */
  listed: boolean,
  /** First code unit of the flagged sentence or list item. */
  start: number,
  /** One past its last. */
  end: number,
  /** The text from `start` to `end`, verbatim. */
  quote: string,
  /** The words that the finding rests on. */
  evidence: Array<TextRange>,
  /** Headings above it, outermost first, joined with " › "; empty where there are none. */
  section: string,
  /** For whom, or for what part of the service, alone it is; `None` where it is for all, or where that can't be told. */
  only?: Only,
  /** What it comes to, under twelve words, composed from the facts where these allow. */
  title: string,
  /** What it means, composed likewise. */
  what: string,
  /** Why it matters. */
  why: string,
  /** What the reader can do. */
  todo: string,
  /** Details read off the clause. */
  facts: Facts,
  /** Defined terms that the clause uses, the one that it is about first; at most three. */
  terms?: Array<Term>,
  /** Promises of the document that narrow this clause, and what they leave open. */
  narrowed?: Array<Narrowed>,
  /**
   * How usual such a clause is in documents of this kind; `None` where too few were read, and in documents
   * of other languages than English.
   */
  prevalence?: Prevalence,
  /**
   * Whether a third or more of the documents have such a clause and it weighs little; told of English rates in
   * every language.
   */
  usual: boolean,
  /** Legal references. */
  references: Array<string>,
  /** Rule, model or both. */
  source: Source,
};

/** One of the lines that are told first. */
export type FirstLine = {
  /** For the reader, one or two sentences. */
  text: string,
  /** Id of the finding whose words prove it. */
  finding: string,
};

/** The overall grade, A best. */
export type Grade = "A" | "B" | "C" | "D" | "E";

/** One line of the grade's account. */
export type GradeReason = {
  /** Clause type that counts. */
  clause: string,
  /** Points it adds (a risk) or takes away (a protection). */
  points: number,
  /** The line as a person reads it. */
  text: string,
};

/** The languages of two versions, ISO 639-1; "und" where one can't be told. */
export type Languages = {
  /** Of the old version. */
  before: string,
  /** Of the new version. */
  after: string,
};

/** A link of the page; offsets count UTF-16 code units, the end exclusive. */
export type Link = {
  /** First code unit of its words. */
  start: number,
  /** One past their last. */
  end: number,
  /** Where it leads, as the page says. */
  url: string,
};

/** Whether something is allowed, announced, owed or ruled out. */
export type Modality = "may" | "will" | "must" | "must-not";

/** A promise that narrows a clause. */
export type Narrowed = {
  /** Id of the finding that promises. */
  by: string,
  /** One or two sentences: what it promises, and what stays open. */
  note: string,
};

/** For whom, or for what part of the service, alone a clause is. */
export type Only = {
  /**
   * Codes of the places whose people alone it is for: ISO 3166-1 ("GB") and 3166-2 ("US-CA"), "EU", "EEA", and
   * "150" (UN M.49) for Europe; "US" also for states of it that are not named.
   */
  places?: Array<string>,
  /** The kind of people. */
  people?: People,
  /** The part of the service, or the cases, with the preposition before: "about beta features". */
  part?: string,
  /** All of it for the reader: "For people in California." */
  told: string,
};

/** How to analyse. */
export type Options = {
  /** List every candidate, not only those whose score reaches the threshold. */
  all?: boolean,
  /** ISO 639-1 code of the document's language; told from its text where this is "auto" or absent. */
  language?: string,
  /**
   * ISO 639-1 code of the language in which it is told what was found: "en", "de", "it", "pl", "fr" or "es". English
   * where it is absent or another.
   */
  texts?: string,
  /** What the reader watches for: words, or a regular expression between slashes. */
  own?: Array<string>,
  /** Whether a comparison with the page may follow: what was made of terms is held for it until then. */
  remember?: boolean,
};

/** A place of something that the reader watches for. */
export type Own = {
  /** The pattern, as the reader wrote it. */
  pattern: string,
  /** First code unit. */
  start: number,
  /** One past the last. */
  end: number,
  /** The text from `start` to `end`, verbatim. */
  quote: string,
};

/** A page as it is handed to the core. */
export type Page = {
  /** Visible text in reading order; blocks are separated by line feeds. */
  text: string,
  /**
   * In ascending order of `start`; the first starts at 0. Absent for plain text: its lines, or the paragraphs
   * that they were wrapped from, are the blocks then, and it has no links.
   */
  blocks?: Array<Block>,
  /** The document's title; helps to tell what kind of page this is. */
  title?: string,
  /** The page's address; used for the same and for nothing else. */
  url?: string,
  /** Links in the text, in order. */
  links?: Array<Link>,
  /** What extraction left out; each reason once. */
  unread?: Array<Unread>,
};

/** What kind of document a page is. */
export type PageKind = "terms-of-service" | "privacy-policy" | "cookie-policy" | "licence" | "data-processing" | "guidelines" | "other";

/** One sentence in both versions, or in the one that has it. */
export type Passage = {
  /** What happened to it. */
  kind: PassageKind,
  /** In the old version. */
  before?: Side,
  /** In the new version. */
  after?: Side,
  /** What that is for the reader. */
  direction: Direction,
  /** Clause types of the findings in it that are new, gone or worded differently, each once. */
  clauses: Array<string>,
  /** Sentences before it, since the last passage, that stayed as they were. */
  unchanged: number,
  /** Where these stand in the new version, headings between them included. */
  between?: TextRange,
};

/** What happened to a passage. */
export type PassageKind = "added" | "removed" | "changed";

/** Kinds of people whom clauses are for. */
export type People = "business" | "consumer" | "minor" | "parent" | "developer" | "seller" | "applicant" | "government" | "employee";

/** What a clause means for the reader. */
export type Polarity = "blocker" | "bad" | "neutral" | "good";

/** In how many documents this program was sure of a clause type. */
export type Prevalence = {
  /** How many have it. */
  found: number,
  /** How many documents of the kind were read. */
  documents: number,
  /** For the reader: "In 4 of 100 privacy policies". */
  note: string,
};

/** Everything that is said of one page. */
export type Report = {
  /** Version of this shape. */
  schema: number,
  /** ISO 639-1 code of the document's language; "und" where it can't be told. */
  language: string,
  /** Whether this version reads that language; where not, there are no findings and no grade. */
  languageSupported: boolean,
  /** Kind of document. */
  kind: PageKind,
  /** Whether the page is a terms page of some kind at all. */
  isTerms: boolean,
  /** Name of the service as the document gives it, where it could be told. */
  provider: string | null,
  /** Number of words read. */
  words: number,
  /**
   * Time it takes to read them at 238 words a minute (Brysbaert 2019, silent reading of
   * English non-fiction), rounded up.
   */
  readingMinutes: number,
  /** How many clause types are looked for in the document's language. */
  lookedFor: number,
  /** How many there are. */
  clauseTypes: number,
  /**
   * None where the page is no terms page or too short, where a good part of it is in a language that is
   * not read, and where too few clause types are looked for in its language.
   */
  grade: Grade | null,
  /** How the grade came about, weightiest first. */
  gradeReasons: Array<GradeReason>,
  /**
   * Where the grade's points lie among those of documents of this kind; `None` without a grade, where too few
   * were read, and in documents of other languages than English.
   */
  standing?: Standing,
  /** Since when the document holds, ISO 8601, where it says so. */
  effectiveDate?: string,
  /** For whom alone the whole document is, where its title or its headings say so; its findings do not say it again. */
  only?: Only,
  /**
   * What is at stake, in one sentence that holds in every case, or in other languages than English in one for each
   * risk; `None` where no risk is sure.
   */
  headline: string | null,
  /** What is told first: at most three lines, the gravest, surest, rarest and most exact first. */
  first: Array<FirstLine>,
  /** Their texts. */
  summary: Array<string>,
  /**
   * Ids of one sure finding a clause type, the most worth telling first: those of `first`, then risks, facts and
   * protections that are not usual, then the same of what is usual.
   */
  ranked: Array<string>,
  /** In document order. */
  findings: Array<Finding>,
  /** What was not found. */
  absent: Array<Absent>,
  /** What the reader can do. */
  actions: Array<Action>,
  /** Defined terms. */
  definitions: Array<Definition>,
  /** What was not judged and why; each reason and language once. */
  unread: Array<Unread>,
  /** Where the reader's own words and patterns stand, pattern by pattern; nothing else rests on it. */
  own?: Array<Own>,
};

/** A passage in one version. */
export type Side = {
  /** First code unit in that version's text. */
  start: number,
  /** One past its last. */
  end: number,
  /** Its text, verbatim. */
  text: string,
  /** Words that the other version does not have, in code units of `text`. */
  marks: Array<TextRange>,
};

/** Where a finding comes from. */
export type Source = "rule" | "model" | "both";

/** Where a document lies among those of its kind that were read. */
export type Standing = {
  /** How many have fewer points. */
  fewer: number,
  /** How many were read. */
  documents: number,
  /** The day on which they were read, ISO 8601. */
  read: string,
  /** For the reader, a sentence. */
  note: string,
};

/** How many sentences changed; headings are none. */
export type Stats = {
  /** Sentences without an earlier version. */
  sentencesAdded: number,
  /** Sentences without a later version. */
  sentencesRemoved: number,
  /** Sentences with another wording. */
  sentencesChanged: number,
};

/** A defined term that a clause uses. */
export type Term = {
  /** As written. */
  term: string,
  /** As in [`Definition`]. */
  meaning: string,
};

/** Part of the analysed text in UTF-16 code units, end exclusive. */
export type TextRange = {
  /** First code unit. */
  start: number,
  /** One past the last. */
  end: number,
};

/** What a sentence may offer the reader, as its words tell: `understand::actions::offer`. */
export type Told = "arbitration" | "arbitration-and-classes" | "arbitration-in-part" | "training" | "sale" | "sale-by-cookies" | "sale-for-ads" | "sale-for-ads-by-cookies" | "sharing" | "advertising" | "advertising-in-part" | "messages" | "notifications" | "cookies" | "analytics" | "flash" | "renewal" | "trial" | "deletion" | "copy" | "objection" | "contact";

/** A part of the page or document that was not judged. */
export type Unread = {
  /** Number of words; 0 where they can't be counted. */
  words: number,
  /** Why it was not judged. */
  why: UnreadReason,
  /** For [`UnreadReason::Language`], ISO 639-1 code of the language; "und" where it can't be told. */
  language?: string,
};

/** Why a part was not judged. */
export type UnreadReason = "furniture" | "hidden" | "struck-out" | "generated" | "out-of-reach" | "language" | "unbroken";
