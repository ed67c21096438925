/**
 * By which words a page asks for consent, in six languages.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { AGREES, ASKS } from "../../extension/content/consent-words.js";
import { folded } from "../../extension/content/names.js";

test("sentences that ask for consent are known, and others are not", () => {
  for (const text of [
    "By creating an account you join us under these rules.",
    "I have read and accept the rules.",
    "We're glad you agree to the rules",
    "Ich stimme den AGB zu.",
    "Ich habe die Hinweise gelesen und verstanden.",
    "Mit Ihrem Klick akzeptieren Sie die Regeln.",
    "J’accepte les règles.",
    "En créant un compte, vous acceptez les règles.",
    "Dichiaro di aver letto le regole.",
    "Registrandoti accetti le regole.",
    "Zgadzam się na warunki.",
    "Klikając, akceptujesz regulamin.",
    "He leído las reglas.",
    "Al crear una cuenta aceptas las reglas.",
  ])
    assert.match(folded(text), ASKS, text);
  for (const text of [
    "We walked from the old crane to the lighthouse.",
    "Terms of Service · Privacy",
    "By the ferry we read the paper.",
    "Wir stimmen über den Ort ab.",
  ])
    assert.doesNotMatch(folded(text), ASKS, text);
});

test("buttons by which somebody agrees are known, and others are not", () => {
  for (const text of [
    "Sign up",
    "Bestellung abschließen",
    "Create account",
    "Place your order",
    "Accept all",
    "Jetzt kostenpflichtig bestellen",
    "Alle akzeptieren",
    "S’inscrire",
    "Créer un compte",
    "Acquista ora",
    "Iscriviti",
    "Załóż konto",
    "Kupuję i płacę",
    "Registrarse",
    "Realizar pedido",
  ])
    assert.match(folded(text), AGREES, text);
  for (const text of [
    "Search",
    "Menu",
    "Next",
    "Suchen",
    "Rechercher",
    "Cerca",
    "Szukaj",
    "Buscar",
  ])
    assert.doesNotMatch(folded(text), AGREES, text);
});
