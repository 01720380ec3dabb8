#!/usr/bin/env python3
"""letters.py FOLDER PICTURE: write the letters of the lessons, as octets for DATA, into FOLDER.

Charsets and encodings as mail programs of all ages send them; some letters are
wrong on purpose, as the note beside each says.  Nothing is random: the same
letters each time.
"""
import base64
import quopri
import sys
from email.charset import BASE64, QP, Charset
from email.header import Header
from email.utils import encode_rfc2231
from pathlib import Path

VASYA = ("Вася Пример", "vasya@school.example")
MASHA = ("Маша Пример", "masha@school.example")
TEXT = """Здравствуй, сосед!

Это письмо прошло по сети по частям. Прочти его в исходном виде и в переводе.
.Эта строка начинается с точки, а следующая из неё и состоит:
.
Съешь ещё этих мягких французских булок, да выпей чаю.
"""
ASCII = """Hello, my world!

.This line starts with a dot, the next one is nothing else:
.
And From here on it is easy.
"""
ENCODERS = {
    "7bit": bytes,
    "8bit": bytes,
    "quoted-printable": quopri.encodestring,
    "base64": base64.encodebytes,
}


def word(text, charset, how):
    """A header's text in the words of RFC 2047, folded; as it stands where how is None."""
    if how is None:
        return text.encode(charset)
    kind = Charset(charset)
    kind.header_encoding = how
    return Header(text, kind, maxlinelen=70).encode().encode()


def address(who, charset, how):
    name = word(who[0], charset, how)
    return (b'"' + name + b'"' if how is None else name) + b" <" + who[1].encode() + b">"


def head(name, subject, charset, how, *more, sender=VASYA, to=MASHA):
    """The header of a letter, up to what says the kind of its body."""
    return [
        b"Message-ID: <" + name.encode() + b"@school.example>",
        b"Date: Mon, 23 Nov 2026 10:00:00 +0300",
        b"From: " + address(sender, charset, how),
        b"To: " + address(to, charset, how),
        b"Subject: " + word(subject, charset, how),
        *more,
    ]


def kind(mime, charset, encoding):
    return [
        f"Content-Type: {mime}".encode() + (f'; charset="{charset}"'.encode() if charset else b""),
        f"Content-Transfer-Encoding: {encoding}".encode(),
    ]


def part(text, charset, encoding, mime="text/plain"):
    return kind(mime, charset, encoding) + [b"", ENCODERS[encoding](text.encode(charset))]


def attachment(data, mime, names, encoding="base64"):
    lines = [b"Content-Type: " + mime.encode() + names[0],
             b"Content-Transfer-Encoding: " + encoding.encode(),
             b"Content-Disposition: attachment" + names[1]]
    return lines + [b"", ENCODERS[encoding](data)]


def multipart(subtype, boundary, parts, delimiter=None):
    """delimiter: what stands between the parts where it is not the boundary told."""
    mark = b"--" + (delimiter or boundary).encode()
    lines = [f'Content-Type: multipart/{subtype};\n\tboundary="{boundary}"'.encode(), b"",
             b"This is a multi-part message in MIME format.", b""]
    for p in parts:
        lines += [mark, *p]
    return lines + [mark + b"--"]


MIME = b"MIME-Version: 1.0"
MAILER = b"X-Mailer: Example Mail 1.0"


def simple(name, subject, charset, how, encoding, text=TEXT):
    return head(name, subject, charset, how, MIME, *kind("text/plain", charset, encoding), MAILER) + [
        b"", ENCODERS[encoding](text.encode(charset))]


def alternative():
    html = f"<HTML><HEAD><TITLE>Объявление</TITLE></HEAD><BODY><P>{TEXT}</P></BODY></HTML>\n"
    return head("alternative", "Объявление: текст и страница", "koi8-r", QP, MIME) + multipart(
        "alternative", "----=_NextPart_000_0001",
        [part(TEXT, "koi8-r", "quoted-printable"), part(html, "windows-1251", "base64", "text/html")])


def attachments():
    """One file name by RFC 2231, one by words in the parameter, as many programs do."""
    schedule = "Понедельник: ARP, ICMP\r\nВторник: TCP, HTTP\r\nСреда: SMTP, POP3\r\n".encode("cp1251")
    every = bytes(range(256)) * 8
    new = ("; filename*=" + encode_rfc2231("Все байты.bin", "utf-8")).encode()
    old = b'name="' + word("Расписание.txt", "windows-1251", BASE64) + b'"'
    forwarded = head("forwarded", "Старое письмо", "koi8-r", BASE64, MIME, *kind("text/plain", "koi8-r", "8bit"))
    return {"Все байты.bin": every, "Расписание.txt": schedule}, head(
        "attachments", "Файлы к уроку", "windows-1251", BASE64, MIME) + multipart(
        "mixed", "=-=files of the lesson=-=", [
            part(TEXT, "windows-1251", "8bit"),
            attachment(every, "application/octet-stream", (b"", new)),
            attachment(schedule, "text/plain; charset=windows-1251;\n\t", (old, b";\n\tfile" + old),
                       "quoted-printable"),
            [b"Content-Type: message/rfc822", b"", *forwarded, b"", TEXT.encode("koi8-r")]])


def lying():
    """Says utf-8, and is windows-1251, in the subject and the body; the parts' delimiter is not the one told."""
    subject = b"Subject: =?utf-8?B?" + base64.b64encode("Для Вас, читательницы".encode("cp1251")) + b"?="
    body = quopri.encodestring("Дорогие читательницы! \n\nРедакция шлёт Вам привет.\n".encode("cp1251"))
    return [b"Message-ID: <lying@school.example>", b"Date: Mon, 23 Nov 2026 10:00:00 +0300", MIME, subject,
            b"From: " + VASYA[1].encode(), b"To: " + MASHA[1].encode(),
            b'Reply-To: " <vasya@school.example>'] + multipart(
        "alternative", "--=_NextPart_000_0002",
        [kind("text/plain", "utf-8", "quoted-printable") + [b"", body]],
        "________________=_NextPart_000_0002")


def stripped():
    """Some relay cut the eighth bit of a text in cp866."""
    return [b"Message-ID: <stripped@school.example>", b"From: vasya@school.example", b"To: masha@school.example",
            b"Subject: high bits", b"", bytes(c & 0x7f for c in "поймай меня, если сможешь\n".encode("cp866"))]


def octets(lines):
    """Lines, and texts of several, to what is sent: CRLF, and one at the end."""
    text = b"".join(x if x.endswith(b"\n") else x + b"\n" for x in lines)
    return text.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def letters(picture):
    files, mixed = attachments()
    yield from (("files/" + name, data) for name, data in files.items())
    yield "mail/attachments.eml", octets(mixed)
    for name, lines in {
        "ascii": [*head("ascii", "Hello", "us-ascii", None,
                        sender=("Vasya", VASYA[1]), to=("Masha", MASHA[1])), b"", ASCII.encode()],
        "koi8-r": simple("koi8-r", "Письмо соседу в кодировке KOI8-R", "koi8-r", BASE64, "8bit"),
        "windows-1251": simple("windows-1251", "Письмо соседу в кодировке Windows, тема в двух словах",
                               "windows-1251", QP, "quoted-printable"),
        "utf-8": simple("utf-8", "Письмо соседу в кодировке UTF-8", "utf-8", BASE64, "base64"),
        "iso-8859-5": simple("iso-8859-5", "Письмо соседу в кодировке ISO", "iso-8859-5", QP, "quoted-printable"),
        "cp866": simple("cp866", "Письмо соседу из DOS", "cp866", BASE64, "base64"),
        "undeclared": [*head("undeclared", "Тема без кодировки", "windows-1251", None), b"", TEXT.encode("koi8-r")],
        "alternative": alternative(),
        "lying": lying(),
        "stripped": stripped(),
        "large": head("large", "Радуга целиком", "utf-8", BASE64, MIME) + multipart("mixed", "rainbow", [
            part("Вся картина.\n", "utf-8", "8bit"),
            attachment(picture, "image/bmp", (b"", b'; filename="picture.bmp"'))]),
        "reply": head("reply", "Re: Письмо соседу", "koi8-r", BASE64, b"In-Reply-To: <koi8-r@school.example>",
                      MIME, *kind("text/plain", "koi8-r", "quoted-printable"), sender=MASHA, to=VASYA)
        + [b"", quopri.encodestring("Здравствуй, Вася!\n\nПолучила, спасибо.\n".encode("koi8-r"))],
    }.items():
        yield f"mail/{name}.eml", octets(lines)


def main():
    folder = Path(sys.argv[1])
    for name, data in letters(Path(sys.argv[2]).read_bytes()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


main()
