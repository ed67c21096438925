//! `clauselight evaluate`: how the findings compare with what lawyers and volunteers found.
//!
//! The figures are of the shipped program on the given corpora. They are no estimate for unseen
//! documents where the model was trained on the same ones; `model/train.py` prints such estimates.

mod categories;
mod count;
mod grouped;
mod lines;
mod riders;
mod tosdr;
mod training;
mod unfair_tos;

use std::io::{self, Write};
use std::path::Path;

use count::Measures;
use serde::Serialize;

use super::corpus::Corpora;
use crate::error::{Error, ErrorKind};
use crate::language::Language;

/// One table for each corpus that the folder has.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Evaluation {
    /// UNFAIR-ToS, a table a language.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unfair_tos: Vec<unfair_tos::Table>,
    /// Sentences with the groups of lawyers' labels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grouped: Option<grouped::Grouped>,
    /// Italian clauses by category.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub italian_clauses: Option<Vec<categories::Row>>,
    /// Risks beside harmless clauses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub riders: Option<riders::Table>,
    /// Sentences on training.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ai_training: Option<training::Table>,
    /// Quotes of ToS;DR in their documents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub located_quotes: Option<tosdr::Located>,
    /// Quotes of ToS;DR alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quotes: Option<tosdr::Alone>,
}

/// Evaluates the program on a folder of corpora.
///
/// # Errors
/// [`ErrorKind::Io`] where the folder or something in it cannot be read or holds no corpus,
/// [`ErrorKind::NotText`] where a file is of another form.
pub fn evaluate(folder: &Path) -> Result<Evaluation, Error> {
    let corpora = Corpora::new(folder)?;
    let catalogue = corpora.catalogue()?;
    let mut unfair_tos = Vec::new();
    for language in Language::ALL {
        if let Some(terms) = corpora.unfair_tos(language)? {
            unfair_tos.push(unfair_tos::table(&terms, language, &catalogue)?);
        }
    }
    let grouped = corpora.grouped()?.map(|sentences| grouped::table(&sentences, &catalogue)).transpose()?;
    let italian_clauses = corpora.categorised()?.map(|clauses| categories::table(&clauses, &catalogue)).transpose()?;
    let riders = corpora.riders()?.map(|cases| riders::table(&cases)).transpose()?;
    let ai_training = corpora.training()?.map(|sentences| training::table(&sentences)).transpose()?;
    let located_quotes = match corpora.located()? {
        Some(quotes) => Some(tosdr::located(&quotes, &corpora.documents()?, &catalogue)?),
        None => None,
    };
    let quotes = corpora.quotes()?.map(|quotes| tosdr::alone(&quotes, &catalogue)).transpose()?;
    let evaluation = Evaluation { unfair_tos, grouped, italian_clauses, riders, ai_training, located_quotes, quotes };
    if evaluation.is_empty() {
        return Err(Error::new(ErrorKind::Io, "no corpus in this folder".to_owned()));
    }
    Ok(evaluation)
}

impl Evaluation {
    fn is_empty(&self) -> bool {
        self.unfair_tos.is_empty()
            && self.grouped.is_none()
            && self.italian_clauses.is_none()
            && self.riders.is_none()
            && self.ai_training.is_none()
            && self.located_quotes.is_none()
            && self.quotes.is_none()
    }

    /// Prints the tables for people.
    pub fn print(&self, out: &mut impl Write) -> io::Result<()> {
        for table in &self.unfair_tos {
            writeln!(out, "UNFAIR-ToS, {}, {} documents", table.language, table.documents)?;
            head(out)?;
            for label in &table.labels {
                row(out, label.label, &label.measures)?;
            }
            row(out, "micro", &table.micro)?;
            row(out, "any unfair", &table.any_unfair)?;
            writeln!(out, "  macro-F1 over the labels {:.3}\n", table.macro_f1)?;
        }
        if let Some(grouped) = &self.grouped {
            for (half, table) in [("known documents", &grouped.known), ("others", &grouped.new)] {
                writeln!(out, "Groups of labels, sentences of {half}: {}", table.sentences)?;
                head(out)?;
                for group in &table.groups {
                    row(out, group.group, &group.measures)?;
                }
                writeln!(out, "  macro-F1 with \"none\" {:.3}\n", table.macro_f1)?;
            }
        }
        if let Some(categories) = &self.italian_clauses {
            writeln!(out, "Italian clauses by category\n  {:16} {:>9} {:>9} {:>9}", "", "there", "found", "elsewhere")?;
            for categories::Row { category, clauses, found, found_elsewhere } in categories {
                writeln!(out, "  {category:16} {clauses:>9} {found:>9.3} {found_elsewhere:>9.3}")?;
            }
            writeln!(out)?;
        }
        if let Some(table) = &self.riders {
            writeln!(out, "Risks beside harmless clauses: {}", table.risks)?;
            writeln!(out, "  listed alone               {:.3}", table.alone)?;
            writeln!(out, "  listed in company too      {:.3}", table.kept)?;
            writeln!(out, "  turned into promises       {}", table.turned)?;
            writeln!(out, "  denials told as the risk   {:.3} of {}", table.promises_told_as_risk, table.promises)?;
            writeln!(out, "  twins told as the risk     {} of {}\n", table.twins_told_as_risk, table.twins)?;
        }
        if let Some(table) = &self.ai_training {
            writeln!(out, "AI training")?;
            head(out)?;
            for label in &table.labels {
                row(out, label.label, &label.measures)?;
            }
            writeln!(out, "  macro-F1 {:.3}", table.macro_f1)?;
            let (flagged, all) = (table.prohibitions_flagged, table.prohibitions);
            writeln!(out, "  prohibitions to the reader flagged as training: {flagged} of {all}\n")?;
        }
        if let Some(table) = &self.located_quotes {
            writeln!(out, "ToS;DR quotes in their documents: {} in {}", table.quotes, table.documents)?;
            writeln!(out, "  among the listed findings  {:.3}", table.listed)?;
            writeln!(out, "  among the three best       {:.3}", table.among_three_best)?;
            writeln!(out, "  findings a document        {:.1}\n", table.findings_a_document)?;
        }
        if let Some(table) = &self.quotes {
            writeln!(out, "ToS;DR quotes alone: {}", table.quotes)?;
            writeln!(out, "  best candidate right  {:.3}", table.top1)?;
            writeln!(out, "  macro-F1              {:.3}", table.macro_f1)?;
        }
        Ok(())
    }
}

fn head(out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "  {:16} {:>9} {:>9} {:>9} {:>9}", "", "precision", "recall", "F1", "there")
}

fn row(out: &mut impl Write, name: &str, measures: &Measures) -> io::Result<()> {
    let Measures { precision, recall, f1, there } = measures;
    writeln!(out, "  {name:16} {precision:>9.3} {recall:>9.3} {f1:>9.3} {there:>9}")
}
