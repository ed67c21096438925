/**
 * By which words a page asks for consent, in the languages that are read, folded as names.js says.
 */

/** A sentence that says what somebody agrees to, or by which act they do. */
export const ASKS = new RegExp(
  [
    /\b(i|you|we) ((have read|and|hereby|also|expressly) ){0,4}(agree|accept|consent|acknowledge)/,
    /\bby (signing|clicking|tapping|creating|continuing|registering|joining|placing|logging|subscribing|submitting|checking|proceeding|completing|paying|ordering)\b/,
    /\b(stimme[nr]? (ich|sie|du|den|der|dem|zu)|akzeptier(e|en|st)|einverstanden|zustimm(e|en|ung)|(zur kenntnis|gelesen und))\b/,
    /\b(j accepte|vous acceptez|j ai lu|je consens|en (vous inscrivant|cliquant|continuant|creant|poursuivant|passant|validant|commandant))\b/,
    /\b(accetto|accetti|acconsent[oi]|dichiar[oi] di|(registrando|iscrivendo|creando)(ti|si)?|cliccando|continuando|proseguendo)\b/,
    /\b(akceptuj(e|esz|ac)|zgadzam|zgadzasz|wyraza(m|sz) zgode|zapozna(lem|lam)|rejestrujac|klikajac|kontynuujac|zakladajac|skladajac)\b/,
    /\b(acepto|aceptas|acepta (la|los|las|nuestr)|he leido|estoy de acuerdo|consiento|al (registrar(te|se)|hacer clic|continuar|crear|suscribir(te|se)|realizar))\b/,
  ]
    .map(({ source }) => source)
    .join("|"),
);

/** What stands on the button or beside the box by which somebody agrees. */
export const AGREES = new RegExp(
  [
    /\b(sign up|register|create (an |my |your |free )*account|join|place (your |my )?order|buy now|pay now|complete (your |my )?(order|purchase)|subscribe|accept|agree|allow all|start (your |my )?(free )?trial)\b/,
    /\b(registrieren|konto (anlegen|erstellen|eroffnen)|(kosten|zahlungs)pflichtig|jetzt (kaufen|bestellen|registrieren)|bestellung (abschicken|abschliessen|aufgeben)|abonnieren|akzeptieren|zustimmen|einverstanden)\b/,
    /\b(s inscrire|inscrivez vous|creer (un|mon|votre) compte|commander|payer|valider (la|ma) commande|s abonner|(tout )?accepter|j accepte)\b/,
    /\b(registrati|iscriviti|crea (un |il tuo )?account|ordina|acquista|paga|conferma (l )?ordine|abbonati|accetta|accetto)\b/,
    /\b(zarejestruj|zaloz konto|utworz konto|kupuje i place|zamawiam|kup teraz|zloz zamowienie|akceptuj|akceptuje|zgadzam sie|zapisz sie)\b/,
    /\b(registrar(te|se|me)|registrate|crear (una |mi |tu )?cuenta|comprar|pagar|realizar (el )?pedido|suscribir(te|se|me)|suscribete|aceptar|acepto)\b/,
  ]
    .map(({ source }) => source)
    .join("|"),
);
