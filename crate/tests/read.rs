//! Every reading against the tables of `tests/read/`: a line is what is told (`-` for nothing), the text, and
//! what else is known where that matters, parted by tabs.

use std::fs;
use std::path::Path;

use clauselight::knowledge;
use clauselight::knowledge::names::{Detail, Fact};
use clauselight::language::Language;
use clauselight::page::{Block, BlockKind, Page};
use clauselight::report::{Facts, Term};
use clauselight::text::document::Document;
use clauselight::text::span::{ByteOffset, Utf16Index};
use clauselight::text::token::Shape;
use clauselight::understand::actions::deadline::{Deadline, deadline, readers_date};
use clauselight::understand::actions::{self, Source, offer, only_for, way};
use clauselight::understand::compose::Slots;
use clauselight::understand::date::{Date, Order, dates};
use clauselight::understand::facts::{condition, details, free, phrase, roles};
use clauselight::understand::number::cardinal;
use clauselight::understand::period::Period;
use clauselight::understand::scope::Scopes;
use clauselight::understand::words::{Told, Words};
use clauselight::understand::{around, compose, definitions, effective, facts, period, provider, summary};

/// What a reading tells of a text, given what else is known.
type Reading = fn(&Words<'_>, &str) -> Option<String>;

const READINGS: [(&str, Reading); 43] = [
    ("number", |words, _| {
        let number = cardinal(words, 0)?;
        let part = if number.end < words.len() { format!(" of {}", number.end) } else { String::new() };
        Some(number.value.to_string() + &part)
    }),
    ("period", |words, _| Some(period::periods(words).next()?.0.days()?.to_string())),
    ("notice", |words, _| period::notice(words).map(Period::as_owner)),
    ("date", |words, order| Some(dates(words, order_of(order)).first()?.0.to_string())),
    ("later", |words, days| Some(dates(words, Order::Unknown).first()?.0.plus_days(days.parse().ok()?).to_string())),
    ("order", |words, language| Some(format!("{:?}", Order::of(language, words.text)))),
    ("effective", |words, order| {
        let lines = ["Harbour Terms", words.text, "You keep your notes."];
        Some(effective::date(&page(&lines), order_of(order))?.to_string())
    }),
    ("deadline", |words, _| {
        Some(match deadline(words, Order::Unknown)? {
            Deadline::On(date) => date.to_string(),
            Deadline::Within { days, from, from_effective, from_date } => {
                let from = if from.is_empty() { from } else { format!(" from {from}") };
                let date = from_date.map_or_else(String::new, |date| format!(", {date}"));
                let effect = if from_effective { ", when it took effect" } else { "" };
                format!("{days} days{from}{date}{effect}")
            }
        })
    }),
    ("readers-date", |words, _| Some(readers_date(words, Order::Unknown)?.to_string())),
    ("actor", |words, _| text(roles::actor(words, &(0..words.len()), Some("Fernhill")))),
    ("modality", |words, _| Some(format!("{:?}", roles::modality(words, &(0..words.len()))?.0))),
    ("data", |words, _| text(phrase::data(words, &(0..words.len()), &["Meadow Data", "Guest Content"]))),
    ("recipients", |words, _| text(phrase::recipients(words, &(0..words.len()), false))),
    ("condition", |words, promise| Some(condition::condition(words, promise == "promise", true)?.0.to_string())),
    ("manner", |words, _| listed(condition::manner(words).into_iter().map(|told| told.text))),
    ("limit", |words, _| condition::limit(words).map(|limit| limit.text().to_owned())),
    ("cap", |words, _| Some(free_facts(words).cap?.to_string())),
    ("place", |words, _| free_facts(words).place),
    ("age", |words, _| Some(free_facts(words).age?.to_string())),
    ("addresses", |words, _| listed(free_facts(words).emails.into_iter().chain(free_facts(words).links))),
    ("amounts", |words, _| listed(free_facts(words).amounts)),
    ("details", |words, detail| {
        let named = |known: Detail| format!("{known:?}") == format!("Detail::{detail}");
        let rule = knowledge::ALL.iter().find(|rule| rule.detail.is_some_and(named))?;
        let slots = Slots {
            facts: &free_facts(words),
            words,
            provider: Some("Fern"),
            terms: &[],
            ends: false,
            excepted: false,
            ended: false,
        };
        let details::Texts { title, what, .. } = details::texts(rule, &slots)?;
        Some(format!("{title} | {what}"))
    }),
    ("doubtful", |words, detail| {
        let (detail, language) = detail.split_once(' ').unwrap_or((detail, "en"));
        let named = |known: Detail| format!("{known:?}") == format!("Detail::{detail}");
        let rule = knowledge::ALL.iter().find(|rule| rule.detail.is_some_and(named))?;
        details::is_doubtful(rule, words, words, Language::from_code(language)?).then(|| "doubtful".to_owned())
    }),
    ("asked", |words, _| condition::readers(words).map(|condition| condition.to_string())),
    ("waits", |words, _| around::is_by_consent(words).then(|| "by consent".to_owned())),
    ("filled", |words, template| {
        let rule = knowledge::rule("unilateral-change")?;
        let provider = words.text.contains("Pond").then_some("Pond");
        let (facts, _) = facts::read(rule, words, &[], Language::En, provider, &[]);
        compose::fill(
            template,
            &Slots { facts: &facts, words, provider, terms: &[], ends: false, excepted: false, ended: false },
        )
    }),
    ("told-of", |words, provider| {
        Some(summary::name_the_actor(words.text, Some(provider).filter(|provider| !provider.is_empty())))
    }),
    ("changed", |words, _| compose::changed(words).map(str::to_owned)),
    ("offer", |words, _| Some(format!("{:?}", offer::of(words, &[])?.told).replace("Told::", ""))),
    ("setting", |words, _| way::setting(words)),
    ("held", |words, _| Some(way::held(words)?.to_string())),
    ("postal", |words, _| way::postal(words)),
    ("only-for", |words, section| actions::told(&only_for(words, None, &Words::read(section)))),
    ("actions", |words, wanted| {
        let page = page(&[words.text]);
        let (document, index) = (Document::read(&page), Utf16Index::new(page.text()));
        let effective = Date::new(2025, 1, 1);
        let scopes = Scopes::read(&page, &document);
        let (page, document, scopes, index) = (&page, &document, &scopes, &index);
        let found = actions::actions(Source {
            page,
            document,
            scopes,
            index,
            provider: Some("Fern"),
            findings: &[],
            effective,
            order: Order::Unknown,
        });
        let action = found.first()?;
        if wanted == "last day" {
            return Some(action.deadline.clone().unwrap_or_else(|| "none".to_owned()));
        }
        if wanted == "label" {
            let only = action.only.as_ref().map_or_else(String::new, |only| format!(", only for {only}"));
            let covers = action.covers.as_ref().map_or_else(String::new, |covers| format!(", only about {covers}"));
            let also: String = action.also.iter().map(|also| format!("; {}", also.label)).collect();
            return Some(format!("{}{only}{covers}{also}", action.label));
        }
        let channel = format!("{:?}", action.channel).to_lowercase();
        let days = action.deadline_days.map_or_else(String::new, |days| format!(", {days} days"));
        Some(format!("{}, {channel}: {}{days}", action.clause, action.target))
    }),
    ("only", |words, under| {
        let rule = knowledge::rule("jurisdiction").expect("it is a clause type");
        let page = headed(under, words.text);
        let document = Document::read(&page);
        let last = document.sentences().len() - 1;
        let only = Scopes::read(&page, &document).only(
            rule,
            last,
            &Words::read(document.sentences()[last].span.of(page.text())),
        )?;
        let places = if only.places.is_empty() { String::new() } else { format!(" {}", only.places.join(", ")) };
        Some(only.told + &places)
    }),
    ("other-actor", |words, _| text(roles::other_actor(words, Some("Fernhill")))),
    ("abroad", |words, code| text(roles::other_actor_abroad(words, Language::from_code(code)?, "Fernhill"))),
    ("definitions", |words, _| {
        let found = definitions::in_sentence(words.text);
        let all: Vec<String> = found.into_iter().map(|(term, meaning)| format!("{term}: {meaning}")).collect();
        (!all.is_empty()).then(|| all.join(" | "))
    }),
    ("defines", |words, _| definitions::is_definition(words.text).then(|| "yes".to_owned())),
    ("leaves-out", |words, _| {
        let term = Term { term: "Log".to_owned(), meaning: words.text.to_owned() };
        definitions::exclusion(&term).map(str::to_owned)
    }),
    ("terms", |words, data| {
        let all = ["Log", "Crew’s Log", "Boat-Log(s)", "Sail", "Order"];
        let all = all.map(|term| clauselight::report::Definition {
            term: term.to_owned(),
            start: 0,
            end: 0,
            meaning: String::new(),
        });
        let data = Some(data).filter(|data| !data.is_empty());
        listed(definitions::Glossary::new(&all).used_in(words.text, data).into_iter().map(|term| term.term))
    }),
    ("provider", |words, _| {
        let page = page(&[words.text]);
        Some(provider::find(&page, &Document::read(&page))?.name)
    }),
    ("marked", |words, name| {
        let page = page(&[words.text]);
        let mut document = Document::read(&page);
        let provider = provider::Provider { name: name.to_owned(), others: Vec::new() };
        provider::mark(&provider, page.text(), document.tokens_mut());
        let marked = document.tokens().iter().filter(|token| token.shape.has(Shape::PROVIDER));
        listed(marked.map(|token| token.span.of(page.text()).to_owned()))
    }),
];

fn text(told: Option<Told>) -> Option<String> {
    told.map(|told| told.text)
}

fn listed(all: impl IntoIterator<Item = String>) -> Option<String> {
    let all: Vec<String> = all.into_iter().collect();
    (!all.is_empty()).then(|| all.join(", "))
}

fn free_facts(words: &Words<'_>) -> Facts {
    free::read(&[Fact::Cap, Fact::Place, Fact::Age, Fact::Period], words)
}

fn order_of(order: &str) -> Order {
    match order {
        "day-first" => Order::DayFirst,
        "month-first" => Order::MonthFirst,
        _ => Order::Unknown,
    }
}

/// A page of a text under the headings above it, which " › " parts.
fn headed(under: &str, last: &str) -> Page {
    let headings = ["Fernhill Terms"].into_iter().chain(under.split(" › ").filter(|heading| !heading.is_empty()));
    let headings = (1..).zip(headings).map(|(level, line)| (BlockKind::Heading { level }, line));
    let (mut text, mut blocks) = (String::new(), Vec::new());
    for (kind, line) in headings.chain(last.split('\n').map(|line| (BlockKind::Paragraph, line))) {
        let start = ByteOffset(u32::try_from(text.len()).expect("short"));
        blocks.push(Block { kind, start });
        text.push_str(line);
        text.push('\n');
    }
    Page::new(text.trim_end().to_owned(), blocks, None, None).expect("blocks begin where their lines do")
}

/// A page of paragraphs.
fn page(lines: &[&str]) -> Page {
    let mut blocks = Vec::new();
    let mut text = String::new();
    for line in lines {
        let start = ByteOffset(u32::try_from(text.len()).expect("short"));
        blocks.push(Block { kind: BlockKind::Paragraph, start });
        text.push_str(line);
        text.push('\n');
    }
    Page::new(text.trim_end().to_owned(), blocks, None, None).expect("blocks begin where their lines do")
}

#[test]
fn every_reading_tells_what_its_table_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/read");
    assert_eq!(fs::read_dir(&folder).expect("the folder of tables").count(), READINGS.len());
    let mut wrong = Vec::new();
    for (name, reading) in READINGS {
        let table = fs::read_to_string(folder.join(name).with_extension("tsv")).expect(name);
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let columns: Vec<&str> = line.split('\t').collect();
            let text = columns[1].replace("\\n", "\n");
            let told = reading(&Words::read(&text), columns.get(2).copied().unwrap_or_default());
            let told = told.unwrap_or_else(|| "-".to_owned());
            // A line may leave the explanation out.
            let title = told.split(" | ").next().filter(|_| name == "details");
            if told != columns[0] && title != Some(columns[0]) {
                wrong.push(format!("{name}: {text}\n  told:   {told}\n  wanted: {}", columns[0]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
