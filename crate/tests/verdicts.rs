//! What is said of made-up clauses: promises that must not be told as risks, risks that must be told.

use std::collections::BTreeSet;

use clauselight::page::{Block, BlockKind, Link, Page};
use clauselight::report::{Certainty, Finding, Polarity, Report, UnreadReason};
use clauselight::text::span::{ByteOffset, Span};
use clauselight::{Options, analyze};

const OPENING: [&str; 2] = [
    "These terms are an agreement between you and the Quarry Post. You agree to them when you open an account, and they \
     apply until you close it.",
    "We carry your letters with care, and we keep a list of what was carried and when. A letter that finds nobody at \
     home waits at the quarry for some days, and then goes back to the one who wrote it.",
];

/// A page of a title and blocks.
fn titled<'b>(title: &str, blocks: impl Iterator<Item = (BlockKind, &'b str)>) -> Page {
    let mut text = String::new();
    let mut table = Vec::new();
    for (kind, line) in blocks {
        table.push(Block { kind, start: ByteOffset(u32::try_from(text.len()).expect("a short text")) });
        text.push_str(line);
        text.push('\n');
    }
    Page::new(text, table, Some(title.to_owned()), None).expect("a sound page")
}

fn page(blocks: &[(BlockKind, &str)]) -> Page {
    let opening = OPENING.iter().map(|line| (BlockKind::Paragraph, *line));
    titled("Terms of Service of the Quarry Post", opening.chain(blocks.iter().copied()))
}

fn report(blocks: &[(BlockKind, &str)]) -> Report {
    analyze(&page(blocks), &Options::default())
}

fn paragraphs(lines: &[&str]) -> Report {
    report(&lines.iter().map(|line| (BlockKind::Paragraph, *line)).collect::<Vec<_>>())
}

fn clauses(report: &Report) -> BTreeSet<&str> {
    report.findings.iter().map(|finding| finding.clause).collect()
}

fn risks(report: &Report) -> Vec<(&str, &str)> {
    let risk = |polarity| matches!(polarity, Polarity::Blocker | Polarity::Bad);
    report.findings.iter().filter(|f| risk(f.polarity)).map(|f| (f.clause, f.quote.as_str())).collect()
}

#[test]
fn promises_are_whole_whatever_stands_in_them() {
    for line in [
        "At no time will Hark! Post use your letters to train artificial intelligence models.",
        "At no time will the Quarry Intl. Post use your letters to train artificial intelligence models.",
        "At no time will we, see App. C, use your letters to train artificial intelligence models.",
        "We will never: i. sell your personal data; ii. Use your letters to train artificial intelligence models.",
        "No employee of ours will sell your personal data to third parties.",
    ] {
        assert_eq!(risks(&paragraphs(&[line])), [], "{line}");
    }
}

#[test]
fn what_introduces_governs_what_follows() {
    use BlockKind::{Heading, ListItem, Paragraph, TableCell};
    let items =
        ["use your letters to train artificial intelligence models;", "sell your personal data to third parties."];
    for (introduction, intro, item) in [
        (Paragraph, "We will never:", Paragraph),
        (Paragraph, "We will never:", TableCell),
        (TableCell, "We will never:", TableCell),
        (Paragraph, "We will never:", ListItem { depth: 1 }),
        (Heading { level: 3 }, "What we will never do", ListItem { depth: 1 }),
        (Heading { level: 3 }, "What we will never do", Paragraph),
    ] {
        let report = report(&[(introduction, intro), (item, items[0]), (item, items[1])]);
        assert_eq!(risks(&report), [], "{introduction:?} {item:?}");
        assert!(clauses(&report).contains("ai-training-excluded"), "{introduction:?} {item:?}");
    }
}

#[test]
fn a_risk_is_found_in_a_heading_beside_a_denial_and_under_a_condition() {
    use BlockKind::{Heading, Paragraph};
    let heading = report(&[
        (Heading { level: 3 }, "We may sell your personal data to third parties."),
        (Paragraph, "The rest is told below, in the next part."),
    ]);
    assert!(clauses(&heading).contains("data-sale"));
    for line in [
        "You may not misuse the carts, and we may sell your personal data to third parties.",
        "We take no fee for this, and we may sell your personal data to third parties.",
        "As the law allows, we may sell your personal data to third parties.",
        "We may sell your personal data to third parties unless you object.",
    ] {
        let report = paragraphs(&[line]);
        assert!(clauses(&report).contains("data-sale") && !clauses(&report).contains("data-not-sold"), "{line}");
    }
}

#[test]
fn a_blocker_is_sure_only_where_the_deed_is_told() {
    let is_sure = |line: &str| {
        let report = paragraphs(&[line]);
        let sure = |f: &Finding| f.polarity == Polarity::Blocker && f.certainty == Certainty::Sure;
        report.findings.iter().any(sure)
    };
    for told in [
        "We may sell your personal data to third parties.",
        "We may use your notes and messages to train our artificial intelligence models.",
        "You waive all moral rights in your letters.",
    ] {
        assert!(is_sure(told), "{told}");
    }
    for described in [
        "You have the right to know whether we sell your personal data to third parties.",
        "You may opt out of the sale of your personal data to third parties.",
        "Your account cannot be deleted while an order is open.",
        "In the event of a merger, your personal data may be sold to the buyer.",
        "Were we ever to sell your personal data to third parties, we would tell you first.",
        "Letters belong to their writers; but, if expressly prescribed, the writer transfers the copyright to us.",
        "The law calls it a sale where a company discloses personal data for money.",
    ] {
        assert!(!is_sure(described), "{described}");
        assert_eq!(
            paragraphs(&[described]).summary.iter().filter(|line| line.contains("sell")).count(),
            0,
            "{described}"
        );
    }
}

#[test]
fn plain_words_are_sure_whatever_the_model_makes_of_their_sentence() {
    let sure = |line: &str| -> BTreeSet<&'static str> {
        let report = paragraphs(&[line]);
        report.findings.iter().filter(|f| f.listed && f.certainty == Certainty::Sure).map(|f| f.clause).collect()
    };
    for (clause, line) in [
        (
            "class-action-waiver",
            "A quarrel about the carts goes to the judge of Kent, and is handled individually without any class action.",
        ),
        (
            "termination-at-will",
            "You agree that we, in our sole discretion and for any or no reason, may terminate your account or any part of it.",
        ),
        ("auto-renewal", "Deleting your account or taking our app off your phone does not cancel your subscription."),
        ("data-sale", "Under the laws of some states, some of these disclosures may be considered a sale."),
    ] {
        assert!(sure(line).contains(clause), "{line}");
    }
    for (clause, line) in [
        ("termination-at-will", "If you commit fraud, we may at any time and without notice terminate your account."),
        ("class-action-waiver", "Nothing here keeps you from taking part in a class action against us."),
        ("auto-renewal", "Deleting your account cancels your subscription."),
        ("data-sale", "We make no disclosures that may be considered a sale."),
        ("data-sale", "If you believe that our cookies may be considered a sale, write to us."),
        ("data-sale", "We have ended all sharing that could be considered a sale."),
        ("data-sale", "Transferring a boat to a friend may be treated as a sale."),
        ("termination-at-will", "Your subscription can be cancelled at any time in the settings."),
        ("no-refund", "Your right of return is not excluded where goods were opened to try them."),
        ("class-action-waiver", "You won't lose your right to join a class action."),
        ("auto-renewal", "Deleting a photo from your account does not end your membership."),
        ("targeted-advertising", "We have ceased to use personal data for targeted advertising."),
        ("private-content-access", "It is impossible for us to read message content."),
    ] {
        assert!(!sure(line).contains(clause), "{line}");
    }
}

#[test]
fn an_answer_beside_the_risk_is_not_missing() {
    let risk = "Any dispute between you and us will be settled by binding arbitration.";
    let missing = |lines: &[&str]| paragraphs(lines).absent.iter().any(|absent| absent.clause == "arbitration-opt-out");
    assert!(missing(&[risk]));
    assert!(!missing(&[risk, "You may reject this clause by letter within thirty days."]));
    assert!(!missing(&[risk, "Don't want to arbitrate? Write to us by the 30th day after you open your purse."]));
    assert!(!missing(&[risk, "This clause doesn't bind you if you tell us in writing that you don't accept it."]));
    assert!(!missing(&[risk, "Within thirty days you can write to us that clause 9 should not apply to you."]));
    assert!(missing(&[risk, "This clause does not apply to fishers."]));
    let renews = "Fernhill Plus renews automatically each month.";
    let missing =
        |line: &str| paragraphs(&[renews, line]).absent.iter().any(|absent| absent.clause == "leave-any-time");
    assert!(missing("It costs 4 pounds."));
    assert!(!missing("You can end it whenever you like: open Billing and press End."));
    assert!(!missing("To prevent the renewal, switch off the box on the Plan page."));
    assert!(!missing("You can withdraw your authorisation at the bank."));
}

#[test]
fn a_document_is_named_by_what_a_link_to_it_calls_it() {
    let risk = "Any dispute between you and us will be settled by binding arbitration.";
    for (shown, name) in [("Read our Cookie Policy", "Cookie Policy"), ("Terms of Use", "Terms of Use")] {
        let page = page(&[(BlockKind::Paragraph, risk), (BlockKind::Paragraph, shown)]);
        let start = page.text().find(shown).expect("the link's words");
        let [start, end] = [start, start + shown.len()].map(|at| ByteOffset(u32::try_from(at).expect("a short text")));
        let link = Link { span: Span { start, end }, url: "https://quarry.example/other".to_owned() };
        let page = page.with_links(vec![link]);
        let report = analyze(&page, &Options::default());
        let named: Vec<_> = report.absent.iter().flat_map(|absent| &absent.refers_to).collect();
        assert_eq!(named, [name]);
    }
}

#[test]
fn half_a_page_in_a_language_that_is_not_read_gets_no_grade() {
    let other = "Estes termos são um acordo entre você e nós, e aplicam-se até que você encerre a sua conta. Entregamos \
                 as suas cartas com cuidado e mantemos uma lista do que foi entregue, para que nada se perca.";
    let risk = "We may sell your personal data to third parties.";
    let report = paragraphs(&[other, other, other, risk]);
    assert_eq!((report.language.as_str(), report.grade), ("en", None));
    assert!(clauses(&report).contains("data-sale") && report.absent.is_empty());
    let unread: Vec<_> = report.unread.iter().map(|part| (part.why, part.language.as_deref())).collect();
    assert_eq!(unread, [(UnreadReason::Language, Some("pt"))]);
}

#[test]
fn what_no_punctuation_parts_into_sentences_gets_no_grade_and_is_said() {
    let harmless = "we keep the garden open for you and your friends and the gate is painted in spring ";
    let risk = "We may sell your personal data to third parties";
    let text = format!("{}. {} {risk} {}", harmless.repeat(4), harmless.repeat(30), harmless.repeat(30));
    let report = paragraphs(&["These terms are an agreement between you and Garden Ledger.", &text]);
    assert_eq!((report.grade, report.absent.len()), (None, 0));
    let unread: Vec<_> = report.unread.iter().map(|part| (part.why, part.words > 900)).collect();
    assert_eq!(unread, [(UnreadReason::Unbroken, true)]);
    // Marks between its parts are enough.
    let text = text.replace(" and ", ", and ");
    let report = paragraphs(&["These terms are an agreement between you and Garden Ledger.", &text]);
    assert!(report.grade.is_some() && report.unread.is_empty());
}

/// What is told of a line in a document of a language.
fn told_in(language: &str, line: &str) -> Report {
    let (title, opening) = match language {
        "fr" => (
            "Conditions du service Mirabelle",
            "Les présentes conditions sont un accord entre vous et nous. Nous transportons vos lettres avec soin et nous \
             tenons une liste de ce qui a été transporté et à quelle date.",
        ),
        "es" => (
            "Condiciones del servicio Limonar",
            "Las presentes condiciones son un acuerdo entre usted y nosotros. Llevamos sus cartas con cuidado y guardamos \
             una lista de lo que se ha llevado y en qué fecha.",
        ),
        "de" => (
            "Bedingungen des Dienstes Tannenhof",
            "Diese Bedingungen sind eine Vereinbarung zwischen Ihnen und uns. Wir befördern Ihre Briefe mit Sorgfalt und \
             führen eine Liste darüber, was wann befördert wurde.",
        ),
        "it" => (
            "Condizioni del servizio Limonaia",
            "Le presenti condizioni sono un accordo tra te e noi. Portiamo le tue lettere con cura e teniamo un elenco di \
             ciò che è stato portato e in quale data.",
        ),
        _ => (
            "Regulamin serwisu Brzozowy",
            "Niniejszy regulamin jest umową między Tobą a nami. Przewozimy Twoje listy z należytą starannością i prowadzimy \
             wykaz tego, co i kiedy zostało przewiezione.",
        ),
    };
    let lines = [opening, line].into_iter().map(|line| (BlockKind::Paragraph, line));
    analyze(&titled(title, lines), &Options::default())
}

#[test]
fn a_denial_is_no_risk_in_any_language() {
    for (language, lines) in [
        (
            "fr",
            &[
                "Nous ne fermons pas votre compte pour inactivité.",
                "Nous ne vendons jamais vos données personnelles à des tiers.",
                "En aucun cas nous ne communiquons vos données à nos partenaires commerciaux.",
                "Aucun de nos employés ne consulte vos messages privés.",
                "Vos données ne sont ni vendues, ni louées, ni échangées avec des annonceurs.",
                "Nous n'utilisons pas vos contenus pour entraîner des modèles d'intelligence artificielle.",
                "Votre abonnement ne se renouvelle pas automatiquement à la fin de l'année.",
                "Aucune décision automatisée n'est prise à partir de votre profil.",
                "Sans votre consentement, nous ne partageons pas vos données avec des annonceurs.",
                "Vos données ne seront en aucun cas transférées hors de l'Union européenne.",
                "Nous ne recueillons pas votre position géographique.",
                "Jamais nous ne revendrons votre adresse à des courtiers en données.",
                "La société Mirabelle ne diffuse aucune publicité ciblée et ne dépose aucun cookie de tiers.",
                "Nous nous engageons à ne pas modifier les prix sans votre accord.",
                "Vous ne nous cédez aucun droit sur vos œuvres.",
                "Il n'est pas prélevé de frais de retard sur votre carte.",
                "Nous ne conservons pas vos données indéfiniment.",
                "Nous ne collectons aucune donnée biométrique ni aucune donnée de santé.",
                "Votre employeur n'a pas accès au contenu de votre compte.",
                "Ces conditions ne peuvent pas être modifiées à tout moment sans préavis.",
            ][..],
        ),
        (
            "es",
            &[
                "No cerraremos su cuenta por inactividad.",
                "No comunicamos tus datos a terceros.",
                "Nunca venderemos sus datos personales a terceros.",
                "En ningún caso cederemos sus datos a empresas de publicidad.",
                "Ninguno de nuestros empleados lee sus mensajes privados.",
                "Sus datos no serán vendidos, alquilados ni cedidos a anunciantes.",
                "No utilizamos sus contenidos para entrenar modelos de inteligencia artificial.",
                "La suscripción no se renueva automáticamente al final del año.",
                "No se toman decisiones automatizadas sobre la base de su perfil.",
                "Sin su consentimiento no compartiremos sus datos con anunciantes.",
                "Jamás transferiremos sus datos fuera del Espacio Económico Europeo.",
                "No recopilamos su ubicación geográfica en ningún momento.",
                "Limonar no muestra publicidad personalizada ni instala cookies de terceros.",
                "Usted no nos cede ningún derecho sobre sus obras.",
                "No cobramos recargos por pago tardío.",
                "No conservamos sus datos de forma indefinida.",
                "No recogemos datos biométricos ni datos de salud.",
                "Su empresa no podrá acceder al contenido de su cuenta.",
                "Nos comprometemos a no modificar los precios sin su acuerdo.",
                "Las presentes condiciones no podrán ser modificadas en cualquier momento sin previo aviso.",
            ][..],
        ),
        (
            "de",
            &[
                "Wir geben Ihre Daten nicht an Dritte weiter.",
                "Wir schließen Ihr Konto bei Inaktivität nicht.",
                "Niemals verkaufen wir Ihre personenbezogenen Daten an Dritte.",
                "In keinem Fall geben wir Ihre Daten an Werbepartner weiter.",
                "Keiner unserer Mitarbeiter liest Ihre privaten Nachrichten.",
                "Ihre Daten werden weder verkauft noch vermietet noch an Werbetreibende weitergegeben.",
                "Wir verwenden Ihre Inhalte nicht zum Training von Modellen der künstlichen Intelligenz.",
                "Ihr Abonnement verlängert sich am Ende des Jahres nicht automatisch.",
                "Automatisierte Entscheidungen auf der Grundlage Ihres Profils finden nicht statt.",
                "Ohne Ihre Einwilligung geben wir Ihre Daten nicht an Werbetreibende weiter.",
                "Zu keinem Zeitpunkt übermitteln wir Ihre Daten in Länder außerhalb der Europäischen Union.",
                "Ihren Standort erheben wir nicht.",
                "Der Tannenhof nutzt Ihre Angaben nicht für personalisierte Werbung und setzt keine Cookies von Drittanbietern ein.",
                "Sie übertragen uns keine Rechte an Ihren Werken.",
                "Wir berechnen bei verspäteter Zahlung keine Mahngebühren.",
                "Ihre Daten speichern wir nicht auf unbegrenzte Zeit.",
                "Wir erheben keine biometrischen Daten und keine Gesundheitsdaten.",
                "Ihr Arbeitgeber kann den Inhalt Ihres Kontos nicht einsehen.",
                "Wir versichern Ihnen, dass wir Ihre Daten nicht an Dritte verkaufen.",
                "Diese Bedingungen dürfen wir nicht jederzeit ohne Ankündigung ändern.",
            ][..],
        ),
        (
            "it",
            &[
                "Non vendiamo mai i tuoi dati personali a terzi.",
                "In nessun caso comunichiamo i tuoi dati a inserzionisti.",
                "Nessuno dei nostri dipendenti legge i tuoi messaggi privati.",
                "Non chiudiamo il tuo account per inattività.",
                "L'abbonamento non si rinnova automaticamente alla fine dell'anno.",
                "Non utilizziamo i tuoi contenuti per addestrare modelli di intelligenza artificiale.",
                "Non possiamo modificare i presenti termini in qualsiasi momento senza preavviso.",
                "L'utente non ci concede alcuna licenza sui propri contenuti.",
                "I prezzi non possono essere modificati in qualsiasi momento.",
                "Le controversie non sono soggette ad arbitrato vincolante.",
            ][..],
        ),
        (
            "pl",
            &[
                "Nigdy nie sprzedajemy Twoich danych osobowych osobom trzecim.",
                "W żadnym wypadku nie przekazujemy Twoich danych reklamodawcom.",
                "Żaden z naszych pracowników nie czyta Twoich prywatnych wiadomości.",
                "Nie zamykamy konta z powodu braku aktywności.",
                "Subskrypcja nie odnawia się automatycznie po upływie roku.",
                "Nie możemy w dowolnym momencie zmienić niniejszego regulaminu bez powiadomienia.",
                "Ceny nie mogą być zmieniane w dowolnym momencie.",
                "Użytkownik nie udziela nam żadnej licencji do swoich treści.",
                "Nie usuwamy treści użytkowników według własnego uznania.",
                "Spory nie podlegają obowiązkowemu arbitrażowi.",
            ][..],
        ),
    ] {
        for line in lines {
            assert_eq!(risks(&told_in(language, line)), [], "{line}");
        }
    }
}

#[test]
fn a_risk_beside_a_word_that_denies_is_a_risk_in_any_language() {
    for (language, lines) in [
        (
            "fr",
            &[
                "Si vous ne vous y opposez pas, nous partageons vos données avec nos partenaires commerciaux.",
                "Nous ne sommes pas tenus de vous prévenir avant de fermer votre compte pour inactivité.",
                "Sans votre consentement exprès, nous pouvons partager vos données avec des annonceurs.",
                "Votre abonnement se renouvelle automatiquement si vous ne le résiliez pas un mois avant.",
                "Nous pouvons modifier les présentes conditions à tout moment et sans aucun préavis.",
                "Nous ne répondons pas des dommages causés par le service.",
                "Les comptes qui n'ont pas été utilisés depuis un an sont fermés.",
                "Vous nous accordez une licence non exclusive, mondiale et gratuite sur vos contenus, sans aucune limite.",
                "Nous déposons des cookies publicitaires qui ne sont pas nécessaires au service.",
                "Nous transmettons à des tiers vos données, que vous n'avez pas le droit de faire effacer.",
                "Nous partageons vos données avec nos partenaires afin de ne pas vous proposer des offres sans intérêt.",
            ][..],
        ),
        (
            "es",
            &[
                "No solo vendemos sus datos a anunciantes, sino que también los alquilamos.",
                "No obstante, compartimos sus datos con nuestros socios publicitarios.",
                "No estamos obligados a avisarle antes de cerrar su cuenta por inactividad.",
                "Sin su consentimiento podremos compartir sus datos con anunciantes.",
                "La suscripción se renueva automáticamente si no la cancela un mes antes.",
                "Podemos modificar estas condiciones en cualquier momento y sin ningún aviso previo.",
                "No nos hacemos responsables de los daños causados por el servicio.",
                "Las cuentas que no se hayan utilizado durante un año serán eliminadas.",
                "Usted nos concede una licencia no exclusiva, mundial y gratuita sobre sus contenidos.",
                "No vendemos sus datos pero los compartimos con anunciantes.",
                "Instalamos cookies publicitarias que no son necesarias para el servicio.",
                "Compartimos con terceros datos no personales y también sus datos personales.",
            ][..],
        ),
        (
            "de",
            &[
                "Wir sind nicht verpflichtet, Ihre Daten zu löschen, und geben Ihre Daten an Dritte weiter.",
                "Wenn Sie nicht widersprechen, geben wir Ihre Daten an Werbepartner weiter.",
                "Ohne Ihre Einwilligung dürfen wir Ihre Daten an Werbetreibende weitergeben.",
                "Wir schließen nicht aus, dass wir Ihre Daten an Dritte verkaufen.",
                "Das Abonnement verlängert sich automatisch, wenn Sie es nicht einen Monat vorher kündigen.",
                "Wir können diese Bedingungen jederzeit ändern und müssen Sie darüber nicht informieren.",
                "Wir haften nicht für Schäden, die durch den Dienst entstehen.",
                "Konten, die ein Jahr lang nicht genutzt wurden, werden gelöscht.",
                "Sie räumen uns ein nicht ausschließliches, weltweites und unentgeltliches Nutzungsrecht an Ihren Inhalten ein.",
                "Wir setzen Cookies für Werbezwecke ein, die für den Dienst nicht erforderlich sind.",
                "Ihre Daten geben wir an Werbepartner weiter und haften nicht für deren Umgang damit.",
                "Ihre Daten werden an Partner weitergegeben, damit Sie keine uninteressante Werbung sehen.",
                "Wir können Ihr Konto jederzeit schließen, ohne dass Sie einen Anspruch auf Erstattung haben.",
            ][..],
        ),
        (
            "it",
            &[
                "Possiamo modificare i presenti termini in qualsiasi momento e senza alcun preavviso.",
                "L'abbonamento si rinnova automaticamente se non lo disdici un mese prima.",
                "Non siamo obbligati ad avvisarti e possiamo modificare i prezzi in qualsiasi momento.",
                "Non siamo responsabili per i danni causati dal servizio.",
                "Possiamo chiudere il tuo account in qualsiasi momento, anche se non hai violato i termini.",
                "Se non ti opponi, possiamo modificare i presenti termini in qualsiasi momento.",
                "Non vendiamo nulla ma possiamo modificare i presenti termini in qualsiasi momento.",
            ][..],
        ),
        (
            "pl",
            &[
                "Możemy w dowolnym momencie zmienić regulamin bez żadnego powiadomienia.",
                "Nie mamy obowiązku powiadamiania i możemy w dowolnym momencie zmienić regulamin.",
                "Nie ponosimy odpowiedzialności za szkody spowodowane przez usługę.",
                "Możemy zamknąć konto w dowolnym momencie, nawet jeśli użytkownik nie naruszył regulaminu.",
                "Jeśli nie wyrazisz sprzeciwu, możemy w dowolnym momencie zmienić regulamin.",
                "Niczego nie sprzedajemy, ale możemy w dowolnym momencie zmienić ceny.",
            ][..],
        ),
    ] {
        for line in lines {
            assert_ne!(risks(&told_in(language, line)), [], "{line}");
        }
    }
}
