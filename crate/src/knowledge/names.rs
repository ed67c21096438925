//! Names by which rule files choose what the code does; the compiler of the rules reads them too.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Defines an enum whose variants rule files write in kebab case, and whose `Debug` form is Rust source.
macro_rules! names {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
        #[cfg_attr(test, derive(ts_rs::TS))]
        #[serde(rename_all = "kebab-case")]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
        }

        impl $name {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self {
                    $(Self::$variant => concat!(stringify!($name), "::", stringify!($variant)),)+
                })
            }
        }
    };
}

names! {
    /// What a sentence may offer the reader, as its words tell: `understand::actions::offer`.
    Told {
        /// To refuse arbitration.
        Arbitration,
        /// To refuse arbitration and the waiver of class actions with it.
        ArbitrationAndClasses,
        /// To refuse a change of it, or that it reaches back: the rest of the section holds all the same.
        ArbitrationInPart,
        /// To refuse the training of models.
        Training,
        /// To refuse a sale of data.
        Sale,
        /// To refuse what is sold by cookies; other sharing goes on.
        SaleByCookies,
        /// To refuse a sale of data and ads.
        SaleForAds,
        /// To refuse what is sold for ads by cookies.
        SaleForAdsByCookies,
        /// To refuse that data is passed on.
        Sharing,
        /// To refuse ads.
        Advertising,
        /// To refuse the ads of some companies, or an identifier for them; other ads stay as they are.
        AdvertisingInPart,
        /// To refuse mails, calls and the like; no ad less is shown.
        Messages,
        /// To refuse what an app shows of its own accord.
        Notifications,
        /// To refuse cookies.
        Cookies,
        /// To refuse analytics.
        Analytics,
        /// To refuse one kind of storage of many.
        Flash,
        /// To cancel a renewal.
        Renewal,
        /// To cancel a trial.
        Trial,
        /// To delete data or an account.
        Deletion,
        /// To get a copy of one's data.
        Copy,
        /// To object to a use of data.
        Objection,
        /// To write to those who answer for data.
        Contact,
    }
}

names! {
    /// By which sentences the deadline of an offer is told: `understand::actions`.
    Until {
        /// Those on a notice to be sent, which are often some way off.
        Notice,
        /// Those on cancelling, of which the sentence before may be one.
        Cancellation,
    }
}

names! {
    /// What more of a quantity is for the reader: `diff::sense`.
    More {
        /// The more, the better.
        Better,
        /// The more, the worse.
        Worse,
        /// An age: worse where it shuts out, better where it is one below which no data is taken.
        OfAge,
        /// A length of time: better where a trial lasts it or a reminder comes so early, else worse.
        OfTrial,
    }
}

names! {
    /// A fact that is read only where the clause type asks for it: `understand::facts`.
    Fact {
        /// The most that is paid.
        Cap,
        /// A country, state or city.
        Place,
        /// A minimum age.
        Age,
        /// A length of time.
        Period,
        /// Whom data comes from, in the place of whom it goes to.
        Sources,
        /// A condition that is a notice of what the clause is about, not of something else that is told.
        Notice,
    }
}

names! {
    /// What reads title and explanation off the clause's own words: `understand::facts::details`.
    Detail {
        /// Which rights over data it names.
        Rights,
        /// What a licence allows besides use.
        Licence,
        /// How an age is meant.
        Age,
        /// How long data is kept, or when it is deleted.
        Kept,
        /// How long data is kept after a deletion.
        KeptAfter,
        /// Whether messages, ads or cookies can be refused.
        Choices,
        /// Whether one can leave at any time or in certain cases.
        Leave,
        /// At which events data passes on.
        Merger,
        /// What the reader owes for an account.
        Account,
        /// By what the reader is tracked.
        Tracking,
        /// Whether a plain promise says that the reader is not tracked.
        Untracked,
        /// Who is not liable, where that is not the service.
        Excluded,
        /// Whether data stays within a group of companies.
        Shared,
        /// Whether a bare item of a list is all that is said of a disclosure.
        Disclosed,
        /// Whether an account or something else is suspended.
        Suspended,
        /// Whether a place or only an address of the internet tells where the reader is.
        Located,
        /// Whether a voice or pictures are recorded, rather than what the body tells.
        Sensed,
        /// Whether messages and files are looked at, or what is posted.
        Looked,
        /// Whose arbitrators decide.
        Arbitrator,
        /// What it is that is sensitive.
        Sensitive,
        /// Whether the reader is profiled, scored or decided about.
        Judged,
        /// Which claims are given up.
        Released,
        /// Which costs may come.
        Penalty,
        /// What of a device is reached.
        Reach,
        /// Whether a licence ends, or can be taken back.
        Outlived,
        /// Whether a name is asked for.
        NamedReally,
        /// Whether the service ends for all, and for which cause.
        Ended,
        /// Whether what was bought is licensed, has no value in money, or may be lost.
        Goods,
        /// Whether what is posted is seen, or used.
        Public,
        /// Whether rights of an author are given up, or not used.
        Moral,
        /// Whether an account that is not used is closed, or only data of it goes.
        Unused,
        /// Whether what trains machines is the reader's.
        Trained,
        /// For what in advertising data is used.
        Advertised,
        /// Whether the reader defends them.
        Borne,
        /// Whether it is what others make of the reader's content that is theirs.
        Assigned,
        /// Whether a subscription goes on, or an agreement.
        Renewed,
        /// Whether a person's name or picture is shown, or a company's.
        Shown,
        /// Whether the service stops, or something else.
        Stopped,
        /// Whether what breaks rules is removed, or anything.
        Removed,
        /// Whether what is sent in is used for any purpose, or any data.
        AnyPurpose,
        /// Whether other companies set cookies here, or on their own sites.
        CookiesOfOthers,
        /// Whether a trial ends in payment, or only in an agreement.
        Tried,
        /// Whether data is said to be unsafe, or advice is given.
        Unsafe,
        /// Whether courts were chosen, or are those of the reader's home.
        CourtsChosen,
        /// Whether an employer reaches an account, or a family's administrator.
        Employed,
        /// Whether another name is allowed, or no registration asked for.
        Unnamed,
        /// Whether quality is not warranted, or only the safety of data.
        Warranted,
        /// Whether data is combined, or kept apart.
        Combined,
        /// Whether it is the law that calls a sale what is done.
        Deemed,
        /// Whether prices change, or something begins to cost.
        Priced,
        /// Whether money is kept, or may be asked back.
        PaidBack,
        /// Whether claims of many are given up, or left to them.
        Together,
    }
}
