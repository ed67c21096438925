//! The words by which [`super::noise`] tells numbering and lines about the page, folded, in the
//! languages whose documents are compared.

use std::collections::HashSet;
use std::sync::LazyLock;

/// A set of words.
pub(super) type WordSet = LazyLock<HashSet<&'static str>>;

/// Words before the label of a place in a document.
pub(super) static PLACES: WordSet = LazyLock::new(|| {
    words(
        "section sections sec secs article articles art arts artt clause clauses paragraph paragraphs para paras \
         subsection subsections exhibit exhibits annex annexes appendix appendices schedule schedules part parts chapter \
         chapters page pages footnote item items point points table figure step ziffer ziffern abschnitt abschnitte \
         abschnitten artikel artikeln absatz abs nr nummer satz lit buchstabe paragraf paragrafen punkt punkte punkten \
         anlage anlagen anhang kapitel seite seiten articolo articoli sezione sezioni comma commi lettera paragrafo \
         paragrafi punto punti allegato allegati capitolo pagina pagine ust ustep ustepu ustepie pkt punktu punkcie \
         paragrafu artykul artykulu rozdzial rozdzialu zalacznik zalacznika strona strony alinea annexe chapitre \
         paragraphe clausula clausulas seccion secciones articulo articulos apartado anexo capitulo parrafo",
    )
});

/// Words between such a word and its label.
pub(super) static LABELLED: WordSet = LazyLock::new(|| words("no nr n number numero nummer"));

/// Words before a reference, a number of a document or a version.
pub(super) static CODES: WordSet = LazyLock::new(|| {
    words(
        "reference references ref docket version revision rev isbn issn sku hrb nip krs regon siret siren aktenzeichen az referenz referenznummer dokumentnummer \
         vorgangsnummer versionsnummer ticketnummer kundennummer registernummer riferimento rif protocollo versione \
         revisione wersja wersji sygnatura sygn referencyjny dossier referencia expediente",
    )
});

/// Words before a code that may also stand before a number that counts.
pub(super) static NUMBERS: WordSet = LazyLock::new(|| words("number no nr n nummer numer numero num id ticket"));

/// All of these: most words are none.
pub(super) static ANNOUNCING: WordSet =
    LazyLock::new(|| [&PLACES, &CODES, &NUMBERS].into_iter().flat_map(|words| words.iter().copied()).collect());

/// Words before those of [`PLACES`] that are verbs too, where they are.
pub(super) static BEFORE_VERBS: WordSet = LazyLock::new(|| words("you we they may can will must to not"));

/// Words between such a word and the code.
pub(super) static UNTIL_CODE: WordSet =
    LazyLock::new(|| words("is was no nr n number id code ist lautet e to jest est es numero nummer numer"));

/// Words after a length of time that is told from now.
pub(super) static AGO: WordSet = LazyLock::new(|| words("ago fa temu"));

/// Words before the name of who wrote something.
pub(super) static BY: WordSet = LazyLock::new(|| words("by von da di przez par por"));

/// Short forms of lengths of time: "3d ago".
pub(super) static SHORT_TIMES: WordSet = LazyLock::new(|| words("s m h d w y min mins hr hrs mo mos yr yrs"));

/// Words after which a date is that from which something holds: of the page, or of a clause.
pub(super) static EFFECTIVE: WordSet =
    LazyLock::new(|| words("effective gultig vigore obowiazuje obowiazuja vigueur vigor vigente"));

/// Short lengths of time, in which only pages count.
pub(super) static TIMES: WordSet = LazyLock::new(|| {
    words(
        "second seconds sec secs minute minutes min mins sekunde sekunden minuten secondo secondi minuto minuti sekund \
         sekundy minut minuty seconde secondes segundo segundos minutos",
    )
});

/// Words of a line on who owns the rights.
pub(super) static COPYRIGHT: WordSet = LazyLock::new(|| words("copyright copyrights"));

/// Words after which a date is that of the page.
pub(super) static DATES_PAGE: WordSet = LazyLock::new(|| {
    words(
        "updated update revised revision modified amended effective version published posted issued dated stand \
         aktualisiert aktualisierung geandert gultig fassung veroffentlicht aggiornato aggiornata aggiornamento modifica \
         revisione vigore versione pubblicato zaktualizowano aktualizacja aktualizacji obowiazuje obowiazuja wersja \
         opublikowano jour vigueur modifie modifiee publie actualizado actualizada actualizacion vigor vigente publicado",
    )
});

/// Words of a sentence that rules something, in which a date counts.
pub(super) static LEGAL: WordSet = LazyLock::new(|| {
    words(
        "you your must may shall will can cannot agree fee fees pay price prices until liable required sie ihre ihnen du \
         mussen muss durfen konnen werden wird bis lei voi deve devono puo possono fino entro moze moga musi musza nalezy \
         bedzie beda vous votre doit doivent peut peuvent jusqu'au usted debe deben puede pueden hasta",
    )
});

/// Words of which at least one stands in a line about the page.
pub(super) static ANCHORS: WordSet = LazyLock::new(|| {
    words(
        "updated update revised revision modified changed reviewed review verified results effective version published posted issued dated date amended \
         created stand aktualisiert aktualisierung geandert anderung gultig fassung veroffentlicht erstellt datum \
         inkrafttreten wirksam aggiornato aggiornata aggiornamento modifica revisione vigore versione pubblicato \
         pubblicata data zaktualizowano aktualizacja aktualizacji obowiazuje obowiazuja wersja opublikowano zmieniono \
         jour vigueur modifie modifiee modification publie publiee actualizado actualizada actualizacion vigor vigente \
         fecha publicado modificacion revizja \
         helpful useful comment comments views likes liked reviews ratings votes replies followers reactions shares upvotes \
         stars yes hilfreich nutzlich kommentar kommentare aufrufe bewertungen antworten sterne sternen utile utili \
         commento commenti visualizzazioni recensioni voti risposte stelle pomocne przydatne komentarz komentarze \
         komentarzy wyswietlen opinii ocen gwiazdek commentaire commentaires vues avis etoiles comentario comentarios \
         visitas opiniones util estrellas visualizaciones \
         page read reading seite lesezeit lesedauer pagina lettura strona czytania lecture lectura words worter parole \
         slow mots palabras",
    )
});

/// Other words of such a line.
pub(super) static ABOUT: WordSet = LazyLock::new(|| {
    words(
        "last latest next showing most recent recently on of as at from since the this these that is was are were been has have in \
         force day ago am pm utc gmt est cet pst et document page policy notice terms agreement statement privacy use \
         service conditions we our and by to out did find found people person readers article answer time times viewed \
         rated score average estimated about approx k m no star text zuletzt letzte letzten vom ab seit vor dem der die \
         das diese von personen fanden finden dies war uhr ca geschatzte ultimo ultima il al dal del della di la le \
         questa persone hanno trovato utenti fa su tempo ostatnia ostatnio ostatniej dnia z od w r osob uznalo za temu \
         czas derniere mise mis du de d a en y depuis personnes ont trouve cela ce sur temps el desde hace esta personas \
         encontraron esto tiempo modificado monday tuesday wednesday thursday friday saturday sunday montag dienstag \
         mittwoch donnerstag freitag samstag sonntag second seconds minute minutes min mins minuten minuti minuto minut \
         minuty minutos sekunden secondi secondes segundos utile",
    )
});

/// Words that tell a time from now.
pub(super) static TELLS: WordSet =
    LazyLock::new(|| words("yesterday today now just gestern heute ieri oggi wczoraj dzisiaj hier ayer hoy"));

fn words(list: &'static str) -> HashSet<&'static str> {
    list.split(' ').filter(|word| !word.is_empty()).collect()
}
