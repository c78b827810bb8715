"""Words that answer no question when they stand alone: help, back, thanks, a greeting, a thumb."""

import re
from enum import StrEnum

from convenio.catalogue.regions import plain

LONGEST = 80  # letters; whoever writes more says something


class LoneWord(StrEnum):
    """The meaning of a text that has only such words; of several, the earlier one here counts."""

    HELP = "help"
    CANCEL = "cancel"
    MENU = "menu"
    BACK = "back"
    NEXT = "next"
    NO = "no"
    YES = "yes"
    THANKS = "thanks"
    GREETING = "greeting"
    NOTHING = "nothing"


_WORDS = {
    LoneWord.HELP: (
        "ayuda, ayudita, help, ayudame, ayudeme, auxilio, socorro, sos, info, instrucciones, "
        "necesito ayuda, quiero ayuda, me ayuda, me ayudas, me puede ayudar, no entiendo, "
        "no entendi, como funciona, como se hace, como hago, que hago, que debo hacer, "
        "que puedo hacer, comandos"
    ),
    LoneWord.CANCEL: (
        "cancelar, cancela, cancele, cancelado, cancel, anular, salir, salgo, exit, quit, stop, "
        "parar, abortar, olvidalo, olvidelo, dejalo, dejelo, dejar, quiero salir, quiero cancelar"
    ),
    LoneWord.MENU: (
        "menu, menu principal, el menu, inicio, ir al inicio, volver al inicio, opciones, home, "
        "start, ir al menu, volver al menu, regresar al menu, ver menu"
    ),
    LoneWord.BACK: (
        "atras, volver, vuelve, vuelva, regresar, regresa, regrese, retroceder, back, anterior, "
        "ir atras, para atras, hacia atras, volver atras"
    ),
    LoneWord.NEXT: (
        "continuar, continua, continue, continuemos, siguiente, seguir, sigue, siga, sigamos, "
        "adelante, next, proseguir, saltar, avanzar, empezar, comenzar"
    ),
    LoneWord.NO: (
        "no, n, nop, nope, negativo, nada, ninguno, ninguna, para nada, todavia no, aun no, ya no"
    ),
    LoneWord.YES: (
        "si, s, sip, yes, ok, okey, okay, oki, okis, okok, k, vale, dale, va, ya, ya esta, listo, "
        "lista, claro, claro que si, por supuesto, correcto, exacto, de acuerdo, conforme, "
        "entendido, recibido, perfecto, excelente, bien, muy bien, bueno, genial, hecho, confirmo, "
        "confirmar, confirmado, acepto, aceptar, aceptado, afirmativo, asi es, esta bien, "
        "todo bien, enviar, envialo, envielo, enviado, guardar, guardado, done, termine, terminar, "
        "terminado, fin, finalizar, proceder, proceda"
    ),
    LoneWord.THANKS: (
        "gracias, muchas gracias, mil gracias, muchisimas gracias, grax, thanks, thank you, "
        "muy amable, se agradece, le agradezco, agradecido, agradecida, muy agradecido, "
        "muy agradecida"
    ),
    LoneWord.GREETING: (
        "hola, ola, holi, hello, hi, hey, alo, buenas, buenos dias, buen dia, buenas tardes, "
        "buenas noches, saludos, que tal, como esta, como estas, adios, chau, chao, bye, "
        "hasta luego, hasta manana"
    ),
}
_FILLERS = ("por favor", "porfavor", "porfa", "pls", "please", "puntual", "bot", "pues", "y", "a")
_MEANINGS: dict[tuple[str, ...], LoneWord | None] = {
    tuple(phrase.strip().split()): meaning
    for meaning, phrases in _WORDS.items()
    for phrase in phrases.split(",")
} | {tuple(filler.split()): None for filler in _FILLERS}
_MOST = max(map(len, _MEANINGS))
_SIGNS = (
    (LoneWord.HELP, "?¿❓❔🆘"),
    (LoneWord.NO, "❌👎✖🚫"),
    (LoneWord.YES, "👍👌✅✔☑🆗💯🤝"),
    (LoneWord.THANKS, "🙏"),
    (LoneWord.GREETING, "👋"),
)


def read_lone_word(text: str) -> LoneWord | None:
    """The meaning of a text that is no answer; None for one that may be one.

    A figure never is: '5' is an answer, 'x' is none.
    """
    if len(text) > LONGEST or any(letter.isnumeric() for letter in text):
        return None
    if not any(letter.isalpha() for letter in text):
        return _of_signs(text)
    words = plain(text)
    return _of_words(words.split()) or _of_words(_unstretched(words).split()) or _short(text)


def _of_words(words: list[str]) -> LoneWord | None:
    """The first of the meanings that make up all of these words; nothing, of fillers alone."""
    found = {LoneWord.NOTHING} if words else set()
    while words:
        length = next(
            (size for size in range(_MOST, 0, -1) if tuple(words[:size]) in _MEANINGS), None
        )
        if length is None:
            return None
        if meaning := _MEANINGS[tuple(words[:length])]:
            found.add(meaning)
        words = words[length:]
    return next((meaning for meaning in LoneWord if meaning in found), None)


def _of_signs(text: str) -> LoneWord:
    signs = (meaning for meaning, all_signs in _SIGNS if any(sign in text for sign in all_signs))
    return next(signs, LoneWord.NOTHING)


def _unstretched(words: str) -> str:
    """The words without letters held down: 'holaaa', 'siii', 'graciasss'."""
    return re.sub(r"(\w)\1+", r"\1", words)


def _short(text: str) -> LoneWord | None:
    """Nothing, where there is one letter, alone or held down."""
    letters = {letter for letter in text.casefold() if letter.isalpha()}
    return LoneWord.NOTHING if len(letters) == 1 else None
