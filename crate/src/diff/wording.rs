//! What of a sentence's words makes it what it is.
//!
//! Each number is one of three: numbering (of sections, pages, versions, references), which is not
//! compared; part of a line about the page itself, of which nothing is; or a quantity, which is
//! compared by its value.

use std::ops::Range;

use super::noise;
use super::quantity::{Quantity, quantity_at};
use crate::text::token::WordHash;
use crate::understand::date::Order;
use crate::understand::words::Words;

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    /// Its words.
    pub(super) words: Range<usize>,
    /// What it is.
    pub(super) kind: PartKind,
}

/// What a part of a sentence is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum PartKind {
    /// A word, by its hash.
    Word(WordHash),
    /// A number that counts.
    Quantity(Quantity),
    /// A number or a code that only points somewhere, and times told from now.
    Numbering,
}

/// How the numbers and dates of a document are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Reader {
    /// Which number of its numeric dates is the day.
    pub(super) order: Order,
}

/// What is compared of some parts: words as they are, quantities by value. That there is a quantity
/// of a kind is one word more, so that "30 days" and "14 days" have something in common.
pub(super) fn hashes(parts: &[Part]) -> Vec<WordHash> {
    let mut hashes = Vec::with_capacity(parts.len());
    for part in parts {
        match part.kind {
            PartKind::Word(word) => hashes.push(word),
            PartKind::Quantity(quantity) => {
                let hash = |text: &str| WordHash::of(text.as_bytes());
                hashes.extend([hash(quantity.kind()), hash(&quantity.canonical())]);
            }
            PartKind::Numbering => {}
        }
    }
    hashes
}

impl Reader {
    /// The parts of a sentence; `source` is all of its text, what stands before its first word
    /// included.
    pub(super) fn parts(self, words: &Words<'_>, source: &str) -> Vec<Part> {
        let mut parts = Vec::with_capacity(words.len());
        let mut at = 0;
        while at < words.len() {
            let word = |at: usize| PartKind::Word(WordHash::of(words.folded(at).as_bytes()));
            if let Some(numbering) = noise::numbering_at(words, at) {
                // The word that announces it is compared.
                parts.extend((at..numbering.start).map(|at| Part { words: at..at + 1, kind: word(at) }));
                at = numbering.end;
                parts.push(Part { words: numbering, kind: PartKind::Numbering });
                continue;
            }
            let part = match quantity_at(words, at, self.order) {
                Some((quantity, range)) => Part { words: range, kind: PartKind::Quantity(quantity) },
                None => Part { words: at..at + 1, kind: word(at) },
            };
            at = part.words.end.max(at + 1);
            parts.push(part);
        }
        let dropped: Vec<usize> = (0..parts.len()).filter(|&at| noise::is_told_from_now(words, &parts, at)).collect();
        dropped.into_iter().for_each(|at| parts[at].kind = PartKind::Numbering);
        noise::drop_years_of_copyright(words, source, &mut parts);
        noise::drop_dates_of_the_page(words, source, &mut parts);
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const READER: Reader = Reader { order: Order::Unknown };

    fn compared(text: &str) -> Vec<WordHash> {
        let words = Words::read(text);
        let parts = READER.parts(&words, text);
        if noise::is_about_the_page(&words, &parts, false) { Vec::new() } else { hashes(&parts) }
    }

    #[test]
    fn lines_about_the_page_are_not_compared() {
        for text in [
            "Last updated: 3 May 2025",
            "Updated 3 days ago.",
            "Updated yesterday",
            "Effective 05/03/2026.",
            "Effective as of May 2026",
            "These terms were last updated on Monday, 3 May 2025 at 10:15 am.",
            "Version 2026-05-03.",
            "Version 4.2.1",
            "Revision 7, published 3 May 2025",
            "1,024 people found this helpful.",
            "12 comments",
            "4.7 out of 5 stars (120 reviews)",
            "page 3 of 10",
            "5 min read",
            "Reading time: 12 minutes",
            "7",
            "Stand: 13.04.2026",
            "Zuletzt aktualisiert am 3. Mai 2025",
            "Gültig ab dem 3. Mai 2025",
            "Aktualisiert vor 3 Tagen",
            "Fassung vom 3. Mai 2025",
            "1.024 Personen fanden das hilfreich",
            "12 Kommentare",
            "Seite 3 von 10",
            "Lesezeit: 5 Minuten",
            "Dernière mise à jour : 3 mai 2025",
            "Mis à jour il y a 3 jours",
            "En vigueur depuis le 3 mai 2025",
            "12 commentaires",
            "Page 3 sur 10",
            "Temps de lecture : 5 minutes",
            "Ultimo aggiornamento: 3 maggio 2025",
            "Aggiornato 3 giorni fa",
            "In vigore dal 3 maggio 2025",
            "12 commenti",
            "Pagina 3 di 10",
            "Última actualización: 3 de mayo de 2025",
            "Actualizado hace 3 días",
            "Página 3 de 10",
            "Ostatnia aktualizacja: 3 maja 2025 r.",
            "Zaktualizowano 3 dni temu",
            "Obowiązuje od 3 maja 2025 r.",
            "Strona 3 z 10",
            "12 komentarzy",
            "Updated 3d ago",
            "1.2k views",
            "Last reviewed: May 2026",
            "Showing 1-10 of 250 results",
            "Updated just now",
            "Updated an hour ago",
            "Today is Monday, 3 May 2025.",
            "12 people liked this",
        ] {
            assert_eq!(compared(text), [], "{text}");
        }
    }

    #[test]
    fn numbering_is_no_part_of_a_sentence() {
        for (one, other) in [
            ("We share it as Section 4.2 says.", "We share it as Section 5.1 says."),
            ("See Sections 4.2(a), 4.3 and 5 of these terms.", "See Sections 6.1(c), 6.2 and 9 of these terms."),
            ("Clause 12 (b)(ii) holds.", "Clause 14 (d)(iv) holds."),
            ("Article IV and Annex B apply.", "Article VI and Annex C apply."),
            ("under § 5 Abs. 2 Nr. 1", "under § 6 Abs. 3 Nr. 2"),
            ("nach Ziffer 4.2 und Anlage 3", "nach Ziffer 5.2 und Anlage 4"),
            ("ai sensi dell'articolo 4, comma 2", "ai sensi dell'articolo 5, comma 3"),
            ("zgodnie z ust. 4 pkt 2", "zgodnie z ust. 5 pkt 3"),
            ("conformément à l'article 4", "conformément à l'article 5"),
            ("según la cláusula 4", "según la cláusula 5"),
            ("Your reference number is RT-10427.", "Your reference number is QX-88213."),
            ("Reference: 2026/118/B", "Reference: 2025/042/A"),
            ("Ref. no. HD 1182 applies.", "Ref. no. KX 2291 applies."),
            ("Aktenzeichen: 12 O 345/26", "Aktenzeichen: 12 O 345/26"),
            ("You accepted version 2.0 of the terms.", "You accepted version 3.1 of the terms."),
            ("© 2024–2026 Fern Ltd. All rights reserved.", "© 2024–2027 Fern Ltd. All rights reserved."),
            ("Copyright 2024 Fern Ltd", "Copyright 2026 Fern Ltd"),
            ("Fern Privacy Policy – last updated 3 May 2025", "Fern Privacy Policy – last updated 4 June 2026"),
            ("Fern Privacy Policy, effective 05/03/2026", "Fern Privacy Policy, effective 06/04/2026"),
            (
                "The policy of Fern was last updated on 3 May 2025.",
                "The policy of Fern was last updated on 4 June 2026.",
            ),
            ("Document ID: TOS-2026-05 of Fern", "Document ID: TOS-2027-06 of Fern"),
            ("Published on 3 May 2025 by Anna Fern", "Published on 4 June 2026 by Anna Fern"),
            ("Asked by Anna an hour ago", "Asked by Anna 3 days ago"),
            ("Asked by Anna 2 weeks ago", "Asked by Anna 3 weeks ago"),
            ("within thirty (30) days", "within 30 days"),
            ("by 3 April 2027", "by April 3, 2027"),
            ("Fern may charge EUR 2,000.00", "Fern may charge EUR 2000"),
        ] {
            assert_eq!(compared(one), compared(other), "{one} / {other}");
            assert_ne!(compared(one), [], "{one}");
        }
    }

    #[test]
    fn what_counts_is_compared() {
        for (one, other) in [
            ("You may opt out until 30 June 2027.", "You may opt out until 1 January 2027."),
            ("Effective 1 May 2027 you must pay a fee.", "Effective 1 June 2027 you must pay a fee."),
            ("We will delete your data by 1 January 2027.", "We will delete your data by 1 January 2037."),
            ("Our liability is limited to EUR 2000.", "Our liability is limited to EUR 1900."),
            ("It is limited to what you paid us in 2026.", "It is limited to what you paid us in 2016."),
            ("You must be at least 16.", "You must be at least 18."),
            ("We keep it for two years.", "We keep it for three years."),
            ("The fee is $5.", "The fee is €5."),
            ("The fee is 5%.", "The fee is 6%."),
            ("Under Section 4 and 30 days after", "Under Section 4 and 14 days after"),
            ("Section 4 (30 days)", "Section 4 (14 days)"),
            ("These terms are valid until 3 May 2027.", "These terms are valid until 3 May 2026."),
            ("30 days", "14 days"),
            ("$30", "$40"),
            ("5 devices", "3 devices"),
            ("From now on 30 days", "From now on 14 days"),
            (
                "Effective 1 May 2027, arbitration takes the place of courts.",
                "Effective 1 June 2027, arbitration takes the place of courts.",
            ),
            ("You may schedule 3 calls.", "You may schedule 2 calls."),
            ("The highest number is 5.", "The highest number is 3."),
            ("No 3 devices may be joined.", "No 2 devices may be joined."),
            ("Updated prices are $5.", "Updated prices are $6."),
            ("We may use models such as GPT-4.", "We may use models such as GPT-5."),
        ] {
            assert_ne!(compared(one), compared(other), "{one} / {other}");
        }
    }
}
