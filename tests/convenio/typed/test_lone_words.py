"""Words that answer nothing when they stand alone, as people type them."""

import pytest

from convenio.typed.lone_words import LoneWord, read_lone_word

SAID = {
    LoneWord.HELP: (
        *(
            "ayuda",
            "AYUDA!!",
            "Help",
            "ayúdeme",
            "ayuda por favor",
            "hola, ayuda",
            "?",
            "¿?",
            "sos",
        ),
        *("No entiendo", "¿cómo funciona?", "necesito ayuda", "❓"),
    ),
    LoneWord.MENU: ("menú", "Menu.", "el menú", "volver al menú", "Inicio", "opciones", "MENÚ 🙏"),
    LoneWord.CANCEL: ("cancelar", "Cancelar!", "salir", "anular", "olvídelo", "exit", "cancelaaar"),
    LoneWord.BACK: ("atrás", "volver", "Regresar", "← atrás", "ir atrás", "anterior"),
    LoneWord.NEXT: ("continuar", "siguiente", "Seguir", "adelante", "continuar por favor"),
    LoneWord.WAIT: ("espere", "un momento por favor", "luego", "ok, después", "A ver...", "wait"),
    LoneWord.UNSURE: ("no sé", "todavía no sé", "ni idea", "no me acuerdo", "quizás", "idk"),
    LoneWord.APOLOGY: ("perdón", "Disculpe, señora", "sorry", "ups"),
    LoneWord.NO: ("no", "NO.", "n", "No, gracias", "todavía no", "nop", "❌", "👎", "nada", "nooo"),
    LoneWord.YES: (
        *("sí", "si", "S", "ok", "Okey", "OK gracias", "👍", "👍🏽", "listo", "ya", "vale", "dale"),
        *("siii", "claro que sí", "de acuerdo", "✅", "enviar", "ok ok", "okk", "está bien"),
    ),
    LoneWord.THANKS: (
        "gracias",
        "muchas gracias",
        "Graciasss",
        "🙏",
        "hola, gracias",
        "muy amable",
    ),
    LoneWord.GREETING: (
        *("hola", "HOLA!", "holaaa", "buenas", "buenos días", "Hola, buenas tardes", "👋", "adiós"),
        "buenas noches 🌙",
    ),
    LoneWord.NOTHING: (
        *("", "   ", ".", "...", "-", "--", "/", "%", "«»", "😀", "🇵🇪", "x", "X", "aaaa", "é"),
        *(
            "jaja",
            "JAJAJA",
            "jsjs",
            "haha",
            "xd",
            "test",
            "la",
            "estimados",
            "mmm",
            "uy",
            "otra causa",
        ),
        *("📎", "‎", "por favor", "Ж", "_"),
    ),
}
CONTENT = (
    *("5", "0", "½", "1️⃣", "٤٥", "45%", "no aplica", "sin meta", "no hay internet"),
    *("falta de personal", "Puno", "Ica", "Ana", "Gracias a todos por su trabajo", "error"),
    *("hola Juan", "no llegó el acta", "sí, hubo un error en el 3", "volver a contar las visitas"),
    *(
        "a todas sí",
        "no todos",
        "hoja",
        "mi hijo",
        "Sra. Ana",
        "puede ser la lluvia",
        "ok 45",
        "да",
        "Li",
        "por favor revise el IdG 3",
        "menú de opciones del aplicativo",
        "a" * 90,
    ),
    *("ayuda social a los trabajadores", "cancelar la deuda", "el siguiente informe llega el 20"),
)


@pytest.mark.parametrize(
    ("meaning", "text"), [(meaning, text) for meaning, texts in SAID.items() for text in texts]
)
def test_a_word_alone_is_understood_as_what_it_means(meaning: LoneWord, text: str) -> None:
    assert read_lone_word(text) is meaning


@pytest.mark.parametrize("text", CONTENT)
def test_what_says_more_is_left_to_the_question(text: str) -> None:
    assert read_lone_word(text) is None
