//! The report: what the boundary returns and the command line prints as JSON.
//!
//! Last station of the core. The shape is a contract with everything outside the crate; fields
//! are added, never renamed, and [`SCHEMA`] grows when the meaning of one changes. All offsets
//! here are UTF-16 code units into the analysed text, end exclusive. The extension's types of it
//! are generated (`contract.rs`).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::knowledge::names::Told;
use crate::understand::actions::way::Held;
use crate::understand::facts::condition::Condition;
use crate::understand::facts::free::Cap;
use crate::understand::particulars::Particulars;

/// Version of the report's shape.
pub const SCHEMA: u32 = 1;

/// What kind of document a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum PageKind {
    /// Terms of service, terms of use, general conditions.
    TermsOfService,
    /// Privacy policy, privacy notice, data protection statement.
    PrivacyPolicy,
    /// Cookie or tracker policy.
    CookiePolicy,
    /// Software or content licence.
    Licence,
    /// Data processing agreement.
    DataProcessing,
    /// Community guidelines, acceptable use.
    Guidelines,
    /// Anything else.
    Other,
}

/// What a clause means for the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Polarity {
    /// Gives away something that is hard to get back.
    Blocker,
    /// Costs the reader something.
    Bad,
    /// Good to know.
    Neutral,
    /// Protects the reader.
    Good,
}

/// How sure a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// It counts for the headline, the summary, the grade and the badge, and for what is missing.
    Sure,
    /// It is worth a look, and nothing is built on it.
    Possible,
}

/// How exactly a finding tells what is at stake.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// Its clause leaves open whether it is about anything of the reader's, or how far it goes.
    Vague,
    /// What it says holds for every clause of its type.
    #[default]
    Plain,
    /// It names a sum, a length of time, a place or particular data.
    Named,
}

/// Where a finding comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// A rule's pattern.
    Rule,
    /// The learnt model.
    Model,
    /// Both agree.
    Both,
}

/// The overall grade, A best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Grade {
    /// Few or no risks.
    A,
    /// Some risks.
    B,
    /// Several risks.
    C,
    /// Many risks.
    D,
    /// Very many risks.
    E,
}

/// Part of the analysed text in UTF-16 code units, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "TextRange"))]
pub struct Range {
    /// First code unit.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// Details read off a clause, in English or as written; each is present only where the clause states it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, ts(optional_fields))]
pub struct Facts {
    /// Who acts: "you", another party as written, or the provider by its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor: Option<String>,
    /// Whether the actor may, will, must or must not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modality: Option<Modality>,
    /// The data, content or rights that it is about: "your photos", a defined term.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<String>,
    /// Whom the data goes to or comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recipients: Option<String>,
    /// What it is done for, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// Under which condition, as it reads after a sentence: "unless you opt out".
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub condition: Option<Condition>,
    /// How freely: "at any time", "without telling you first".
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(optional = nullable))]
    pub manner: Vec<String>,
    /// A deadline, notice or retention period in days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
    /// The same as written, in digits: "30 days", "1 year".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// The most that the provider pays: a sum, what was paid, or one of both.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub cap: Option<Cap>,
    /// Sums of money, as written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(optional = nullable))]
    pub amounts: Vec<String>,
    /// Electronic mail addresses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(optional = nullable))]
    pub emails: Vec<String>,
    /// Web addresses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(optional = nullable))]
    pub links: Vec<String>,
    /// A country, state or city, for governing law and courts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// A minimum age in years.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age: Option<u32>,
    /// The words of each fact that has them, by its name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(test, ts(optional = nullable))]
    pub at: BTreeMap<&'static str, Range>,
}

/// Whether something is allowed, announced, owed or ruled out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Modality {
    /// It is allowed.
    May,
    /// It is announced.
    Will,
    /// It is owed.
    Must,
    /// It is ruled out.
    MustNot,
}

/// For whom, or for what part of the service, alone a clause is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Only {
    /// Codes of the places whose people alone it is for: ISO 3166-1 ("GB") and 3166-2 ("US-CA"), "EU", "EEA", and
    /// "150" (UN M.49) for Europe; "US" also for states of it that are not named.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(optional = nullable))]
    pub places: Vec<String>,
    /// The kind of people.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub people: Option<People>,
    /// The part of the service, or the cases, with the preposition before: "about beta features".
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub part: Option<String>,
    /// The places by their names.
    #[serde(skip)]
    pub named: Vec<&'static str>,
    /// All of it for the reader: "For people in California."
    pub told: String,
}

/// Kinds of people whom clauses are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum People {
    /// Those who use the service for a business or an organisation.
    Business,
    /// Those who use it for themselves.
    Consumer,
    /// Those under age.
    Minor,
    /// Their parents or guardians.
    Parent,
    /// Those who build on it.
    Developer,
    /// Those who offer something to others by it: sellers, hosts, drivers, advertisers.
    Seller,
    /// Those who apply for a job.
    Applicant,
    /// Public authorities.
    Government,
    /// Those who work for the service.
    Employee,
}

impl People {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Business,
        Self::Consumer,
        Self::Minor,
        Self::Parent,
        Self::Developer,
        Self::Seller,
        Self::Applicant,
        Self::Government,
        Self::Employee,
    ];

    /// Its name in lists of words.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Business => "business",
            Self::Consumer => "consumer",
            Self::Minor => "minor",
            Self::Parent => "parent",
            Self::Developer => "developer",
            Self::Seller => "seller",
            Self::Applicant => "applicant",
            Self::Government => "government",
            Self::Employee => "employee",
        }
    }

    /// Whether services have documents for them alone, beside those for everybody.
    #[must_use]
    pub const fn has_documents_of_its_own(self) -> bool {
        matches!(
            self,
            Self::Business | Self::Developer | Self::Seller | Self::Applicant | Self::Government | Self::Employee
        )
    }

    /// As it is told.
    #[must_use]
    pub const fn told(self) -> &'static str {
        match self {
            Self::Business => "businesses and organisations",
            Self::Consumer => "consumers",
            Self::Minor => "minors",
            Self::Parent => "parents or guardians",
            Self::Developer => "developers",
            Self::Seller => "those who sell, host, drive or advertise there",
            Self::Applicant => "those who apply for a job",
            Self::Government => "public authorities",
            Self::Employee => "those who work there",
        }
    }
}

/// One clause found.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// Unique in the report: clause id, a dot, a number from 1 in document order.
    pub id: String,
    /// Clause type, as in `rules/`.
    pub clause: &'static str,
    /// Group of the clause type.
    pub group: &'static str,
    /// What it means for the reader.
    pub polarity: Polarity,
    /// Calibrated probability that the finding is right, 0 to 1.
    pub score: f32,
    /// How sure it is.
    pub certainty: Certainty,
    /// Whether the score reaches the threshold of the clause type; always so unless every
    /// candidate was asked for.
    pub listed: bool,
    /// First code unit of the flagged sentence or list item.
    pub start: u32,
    /// One past its last.
    pub end: u32,
    /// The text from `start` to `end`, verbatim.
    pub quote: String,
    /// The words that the finding rests on.
    pub evidence: Vec<Range>,
    /// Headings above it, outermost first, joined with " › "; empty where there are none.
    pub section: String,
    /// For whom, or for what part of the service, alone it is; `None` where it is for all, or where that can't be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub only: Option<Only>,
    /// What it comes to, under twelve words, composed from the facts where these allow.
    pub title: String,
    /// What it means, composed likewise.
    pub what: String,
    /// How exactly these tell what is at stake.
    #[serde(skip)]
    pub precision: Precision,
    /// Whether what they tell weighs less than the clause type does.
    #[serde(skip)]
    pub mild: bool,
    /// What of the clause they name.
    #[serde(skip)]
    pub particulars: Particulars,
    /// Why it matters.
    pub why: &'static str,
    /// What the reader can do.
    pub todo: &'static str,
    /// Details read off the clause.
    pub facts: Facts,
    /// Defined terms that the clause uses, the one that it is about first; at most three.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(optional = nullable))]
    pub terms: Vec<Term>,
    /// Promises of the document that narrow this clause, and what they leave open.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(optional = nullable))]
    pub narrowed: Vec<Narrowed>,
    /// How usual such a clause is in documents of this kind; `None` where too few were read, and in documents
    /// of other languages than English.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub prevalence: Option<Prevalence>,
    /// Whether a third or more of the documents have such a clause and it weighs little; told of English rates in
    /// every language.
    pub usual: bool,
    /// Legal references.
    pub references: &'static [&'static str],
    /// Rule, model or both.
    pub source: Source,
}

impl Finding {
    /// Whether what is told first may rest on it.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.certainty == Certainty::Sure
    }

    /// Whether it gives something away or costs something.
    #[must_use]
    pub fn is_risk(&self) -> bool {
        matches!(self.polarity, Polarity::Blocker | Polarity::Bad)
    }
}

/// One of the lines that are told first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FirstLine {
    /// For the reader, one or two sentences.
    pub text: String,
    /// Id of the finding whose words prove it.
    pub finding: String,
}

/// In how many documents this program was sure of a clause type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Prevalence {
    /// How many have it.
    pub found: u32,
    /// How many documents of the kind were read.
    pub documents: u32,
    /// For the reader: "In 4 of 100 privacy policies".
    pub note: String,
}

/// Where a document lies among those of its kind that were read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Standing {
    /// How many have fewer points.
    pub fewer: u32,
    /// How many were read.
    pub documents: u32,
    /// The day on which they were read, ISO 8601.
    pub read: &'static str,
    /// For the reader, a sentence.
    pub note: String,
}

/// A place of something that the reader watches for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Own {
    /// The pattern, as the reader wrote it.
    pub pattern: String,
    /// First code unit.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The text from `start` to `end`, verbatim.
    pub quote: String,
}

/// A defined term that a clause uses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Term {
    /// As written.
    pub term: String,
    /// As in [`Definition`].
    pub meaning: String,
}

/// A promise that narrows a clause.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Narrowed {
    /// Id of the finding that promises.
    pub by: String,
    /// One or two sentences: what it promises, and what stays open.
    pub note: String,
}

/// Something that is usually there and was not found.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Absent {
    /// Clause type that was looked for.
    pub clause: &'static str,
    /// Ids of the findings that make its absence matter.
    pub because: Vec<String>,
    /// For the reader: "none found in this document", never "none exists".
    pub note: String,
    /// Other documents, by the names under which this one links to them; at most three.
    pub refers_to: Vec<String>,
}

/// Something that the reader can do.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Action {
    /// What it is.
    pub kind: ActionKind,
    /// What is offered, more exactly than its kind.
    pub offer: Told,
    /// The same in words: "Refuse cookies".
    pub label: &'static str,
    /// The clause type that it belongs to.
    pub clause: &'static str,
    /// How it is done.
    pub channel: Channel,
    /// Address, link or setting, as written.
    pub target: String,
    /// What a message holds, where that is the target.
    #[serde(skip)]
    pub held: Option<Held>,
    /// Days the reader has, where stated.
    pub deadline_days: Option<u32>,
    /// What the days count from, as written: "first accepting these Terms".
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub deadline_from: Option<String>,
    /// The last day, ISO 8601: a date that the document states, or where the days that count from one end.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub deadline: Option<String>,
    /// Those of `only`, each by its name in English.
    #[serde(skip)]
    pub places: Vec<&'static str>,
    /// The places whose people alone it is offered: "California and the EEA"; none where everybody may.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub only: Option<String>,
    /// The data or the use that alone it is about, where that is less than what it is called says, as written: "your
    /// audio recordings".
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub covers: Option<String>,
    /// Ids of the findings that it answers.
    pub answers: Vec<String>,
    /// First code unit of the sentence that offers it.
    pub start: u32,
    /// One past its last.
    pub end: u32,
    /// That sentence, verbatim.
    pub quote: String,
    /// Headings above it, outermost first, joined with " › "; empty where there are none.
    pub section: String,
    /// What else is done in the same way.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(optional = nullable))]
    pub also: Vec<Also>,
}

impl Action {
    /// Whether what is done in this way belongs to a clause type.
    #[must_use]
    pub fn is_of(&self, clause: &str) -> bool {
        self.clause == clause || self.also.iter().any(|also| also.clause == clause)
    }
}

/// Something else that the way of an [`Action`] does; its fields are as there.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Also {
    /// What it is.
    pub kind: ActionKind,
    /// What is offered.
    pub offer: Told,
    /// The same in words.
    pub label: &'static str,
    /// The clause type that it belongs to.
    pub clause: &'static str,
    /// First code unit of the sentence that offers it.
    pub start: u32,
    /// One past its last.
    pub end: u32,
    /// That sentence, verbatim.
    pub quote: String,
    /// Headings above it.
    pub section: String,
}

/// Kinds of [`Action`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum ActionKind {
    /// Refuse something.
    OptOut,
    /// Have data or an account deleted.
    Delete,
    /// Get a copy of one's data.
    Export,
    /// Reach the provider.
    Contact,
}

/// Ways to carry out an [`Action`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// Electronic mail.
    Email,
    /// Letter.
    Post,
    /// Web page.
    Link,
    /// A setting in the service.
    Settings,
}

/// A term that the document defines.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Definition {
    /// The term as written, without quotes.
    pub term: String,
    /// First code unit of the defining sentence.
    pub start: u32,
    /// One past its last.
    pub end: u32,
    /// What it is said to mean, verbatim: what follows "means" and the like; of a sentence that defines it in
    /// passing all, or the part around the term.
    pub meaning: String,
}

/// One line of the grade's account.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct GradeReason {
    /// Clause type that counts.
    pub clause: &'static str,
    /// Points it adds (a risk) or takes away (a protection).
    pub points: i32,
    /// The line as a person reads it.
    pub text: String,
    /// In how many places it stands; 0 where it is missing.
    #[serde(skip)]
    pub places: u32,
}

/// A part of the page or document that was not judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, ts(optional_fields))]
pub struct Unread {
    /// Number of words; 0 where they can't be counted.
    pub words: u32,
    /// Why it was not judged.
    pub why: UnreadReason,
    /// For [`UnreadReason::Language`], ISO 639-1 code of the language; "und" where it can't be told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// Why a part was not judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum UnreadReason {
    /// A menu, a banner or a control of the page, as its markup and its words tell.
    Furniture,
    /// The page does not show it, and nothing in the page opens it; or it repeats what is shown.
    Hidden,
    /// The page has struck it out.
    StruckOut,
    /// The page's styles write it, before or after an element: it is no text of the page.
    Generated,
    /// It lies where an extension can't look: a frame of another origin, a closed shadow root.
    OutOfReach,
    /// It is in a language that this version does not read.
    Language,
    /// Nothing parts it into sentences: what is far apart in it was judged together, or apart.
    Unbroken,
}

/// Everything that is said of one page.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Version of this shape.
    pub schema: u32,
    /// ISO 639-1 code of the document's language; "und" where it can't be told.
    pub language: String,
    /// Whether this version reads that language; where not, there are no findings and no grade.
    pub language_supported: bool,
    /// Kind of document.
    pub kind: PageKind,
    /// Whether the page is a terms page of some kind at all.
    pub is_terms: bool,
    /// Name of the service as the document gives it, where it could be told.
    pub provider: Option<String>,
    /// Number of words read.
    pub words: u32,
    /// Time it takes to read them at 238 words a minute (Brysbaert 2019, silent reading of
    /// English non-fiction), rounded up.
    pub reading_minutes: u32,
    /// How many clause types are looked for in the document's language.
    pub looked_for: u32,
    /// How many there are.
    pub clause_types: u32,
    /// None where the page is no terms page or too short, where a good part of it is in a language that is
    /// not read, and where too few clause types are looked for in its language.
    pub grade: Option<Grade>,
    /// How the grade came about, weightiest first.
    pub grade_reasons: Vec<GradeReason>,
    /// Where the grade's points lie among those of documents of this kind; `None` without a grade, where too few
    /// were read, and in documents of other languages than English.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub standing: Option<Standing>,
    /// Since when the document holds, ISO 8601, where it says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub effective_date: Option<String>,
    /// For whom alone the whole document is, where its title or its headings say so; its findings do not say it again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub only: Option<Only>,
    /// What is at stake, in one sentence that holds in every case, or in other languages than English in one for each
    /// risk; `None` where no risk is sure.
    pub headline: Option<String>,
    /// What is told first: at most three lines, the gravest, surest, rarest and most exact first.
    pub first: Vec<FirstLine>,
    /// Their texts.
    pub summary: Vec<String>,
    /// Ids of one sure finding a clause type, the most worth telling first: those of `first`, then risks, facts and
    /// protections that are not usual, then the same of what is usual.
    pub ranked: Vec<String>,
    /// In document order.
    pub findings: Vec<Finding>,
    /// What was not found.
    pub absent: Vec<Absent>,
    /// What the reader can do.
    pub actions: Vec<Action>,
    /// Defined terms.
    pub definitions: Vec<Definition>,
    /// What was not judged and why; each reason and language once.
    pub unread: Vec<Unread>,
    /// Where the reader's own words and patterns stand, pattern by pattern; nothing else rests on it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(optional = nullable))]
    pub own: Vec<Own>,
}
