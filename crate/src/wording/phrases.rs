//! Which phrases a language has, besides what it says of each clause type: the shape of `rules/phrases/LANGUAGE.toml`.
//!
//! The compiler of the rules reads the files as these types and prints them; the program has them with static
//! texts. What is put into a slot is never inflected: a name, a number, a quotation, or a text of its own.

use serde::Deserialize;

/// Defines a table of texts, each with the slots that it must have, no more and no fewer.
macro_rules! texts {
    ($(#[$doc:meta])* $name:ident { $($(#[$text_doc:meta])* $text:ident: [$($slot:literal),*],)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Deserialize)]
        #[serde(rename_all = "kebab-case", deny_unknown_fields)]
        pub struct $name<S> {
            $($(#[$text_doc])* pub $text: S,)+
        }

        impl<S> $name<S> {
            /// Every text with the slots that it must have.
            pub fn all(&self) -> impl Iterator<Item = (&S, &'static [&'static str])> {
                [$((&self.$text, &[$($slot),*] as &'static [&'static str])),+].into_iter()
            }
        }
    };
}

/// All phrases of a language; `S` is a text, `P` one in its plural forms, `T` a table of texts by their English key.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Phrases<S, P, T> {
    /// Sentences and parts of them.
    pub sentences: Sentences<S>,
    /// What stands before a particular of a clause.
    pub labels: Labels<S>,
    /// Conditions of a clause.
    pub conditions: Conditions<S>,
    /// The most that is paid.
    pub caps: Caps<S>,
    /// How many documents have something.
    pub shares: Shares<S>,
    /// Several documents of a kind, as [`Shares`] need them.
    pub kinds: Kinds<S>,
    /// What is wrong with what a person watches for.
    pub patterns: Patterns<S>,
    /// Numbers of things.
    pub numbers: Numbers<P>,
    /// How freely the provider acts.
    pub manners: T,
    /// Places whose people alone are offered something.
    pub places: T,
    /// Kinds of people for whom alone clauses are.
    pub people: T,
    /// Messages, as parts of [`Sentences`] need them: "in each e-mail".
    pub messages: T,
    /// Things that clauses name.
    pub named: T,
    /// What promises leave open.
    pub open: T,
}

texts! {
    /// Sentences and parts of them.
    Sentences {
        /// Words of the document.
        quoted: ["text"],
        /// A particular behind what it is.
        labelled: ["label", "value"],
        /// The last two of a list.
        and: ["first", "last"],
        /// The same of a choice.
        or: ["first", "last"],
        /// Something that is missing.
        none_found: ["what"],
        /// The documents that a document names.
        refers_to: ["names"],
        /// A link in a message, for whoever wants no more of them.
        unsubscribe_link: ["message"],
        /// What a message tells them to do.
        opt_out_instructions: ["message"],
        /// More places than are named.
        some_places: [],
        /// A part of the service, or certain cases.
        some_part: [],
        /// What a promise leaves open, in general.
        rest_open: [],
        /// The same where it is known.
        open: ["what"],
    }
}

texts! {
    /// What stands before a particular of a clause.
    Labels {
        /// The data or content that it is about.
        data: [],
        /// Whom data goes to.
        recipients: [],
        /// Whom data comes from.
        sources: [],
        /// The most that is paid.
        cap: [],
        /// A length of time.
        period: [],
        /// How long before something is announced or must be.
        ahead: [],
        /// A country, state or city.
        place: [],
        /// An age in years.
        age: [],
        /// Things that it names.
        named: [],
        /// How freely the provider acts.
        manner: [],
        /// Under which condition, or in which cases.
        condition: [],
        /// For whom, or for what part of the service, alone it is.
        only: [],
        /// Who acts, where that is not the service.
        actor: [],
        /// What a defined term leaves out.
        left_out: ["term"],
        /// What is missing.
        none_found: [],
    }
}

texts! {
    /// Conditions of a clause.
    Conditions {
        /// It is done unless the reader consents: that ends a promise.
        unless_you_consent: [],
        /// It is done with the reader's consent.
        with_your_consent: [],
        /// It is done without asking the reader.
        without_asking: [],
        /// It is done unless the reader opts out.
        unless_you_opt_out: [],
        /// It is done with notice in certain cases.
        notice_in_cases: [],
        /// It is done with so much notice.
        notice_of: ["period"],
        /// It is done with reasonable notice.
        reasonable_notice: [],
        /// It is done with notice.
        notice: [],
        /// It has exceptions.
        exceptions: [],
        /// It holds in certain cases.
        cases: [],
    }
}

texts! {
    /// The most that is paid.
    Caps {
        /// What was paid for the service.
        paid: [],
        /// What was paid for it in a length of time.
        paid_in: ["period"],
        /// The greater of a sum and what was paid.
        more: ["amount", "paid"],
        /// The lesser of both.
        less: ["amount", "paid"],
        /// The greatest of both and something else.
        more_of: ["amount", "paid"],
    }
}

texts! {
    /// How many documents have something: a share in per cent, fewer than one, none.
    Shares {
        /// So many have a clause.
        have: ["share", "kind"],
        /// Few have it.
        few_have: ["kind"],
        /// None has it.
        none_has: ["kind"],
        /// So many have fewer points.
        fewer: ["share", "kind", "read"],
        /// Few have fewer points.
        few_fewer: ["kind", "read"],
        /// None has fewer points.
        none_fewer: ["kind", "read"],
    }
}

texts! {
    /// Several documents of a kind, as [`Shares`] need them: in whatever case or with whatever article follows there.
    Kinds {
        /// Terms of service.
        terms_of_service: [],
        /// Privacy policies.
        privacy_policy: [],
        /// Cookie policies.
        cookie_policy: [],
        /// Licences.
        licence: [],
        /// Data processing agreements.
        data_processing: [],
        /// Guidelines.
        guidelines: [],
        /// Any other documents.
        other: [],
    }
}

texts! {
    /// What is wrong with what a person watches for.
    Patterns {
        /// There is nothing to look for.
        empty: [],
        /// It is too long.
        long: ["most"],
        /// It is no regular expression.
        not_regular: [],
        /// It would take too much memory.
        large: [],
        /// It matches even where there is nothing.
        everywhere: [],
    }
}

/// Numbers of things, each with the slot `{n}`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Numbers<P> {
    /// Hours.
    pub hour: P,
    /// Days.
    pub day: P,
    /// Weeks.
    pub week: P,
    /// Months.
    pub month: P,
    /// Years.
    pub year: P,
    /// Places in the document.
    pub place: P,
}

impl<P> Numbers<P> {
    /// Every one.
    pub fn all(&self) -> impl Iterator<Item = &P> {
        [&self.hour, &self.day, &self.week, &self.month, &self.year, &self.place].into_iter()
    }
}
