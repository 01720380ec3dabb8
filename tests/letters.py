#!/usr/bin/python3
"""letters.py IRISCOPE TABLE CAPTURE...: what the program says of letters, against other readers of letters.

Each letter that it takes out of the captures (--export-objects imf) is read by
Python's email module and, where its bindings are, by GMime.  They must find
the same subject, names of parts, number of parts, and attached bytes as its
trees and --export-objects attachments have.  What differs for a reason stands
in TABLE: capture, reader, what, reason.  Exit status 1: something else differs.
"""
import collections
import email
import email.header
import pathlib
import re
import subprocess
import sys
import tempfile

try:
    import gi
    gi.require_version('GMime', '3.0')
    from gi.repository import GMime
    GMime.init()
except (ImportError, ValueError):
    GMime = None

Letter = collections.namedtuple('Letter', 'subject names parts attached')
NO_LABEL = None     # a subject in octets that no label names, or a wrong one: readers show something else


def unfolded(text):
    return re.sub(r'\r?\n(?=[ \t])', '', text).strip()


def words(text):
    if text is None or not text.isascii():
        return NO_LABEL
    try:
        return str(email.header.make_header(email.header.decode_header(unfolded(text))))
    except (UnicodeDecodeError, LookupError):
        return NO_LABEL


def is_attached(kind, name, disposition):
    return bool(name) or disposition == 'attachment' or kind.split('/')[0] not in ('text', 'message', 'multipart')


def by_email(octets):
    letter = email.message_from_bytes(octets)
    subject = letter['Subject']
    names, attached, parts = [], [], 0
    for part in letter.walk():
        inside = part.get_payload()
        parts += len(inside) if part.get_content_maintype() == 'multipart' and part.is_multipart() else 0
        name = words(part.get_filename())
        names += [name] if name else []
        if not part.is_multipart() and is_attached(part.get_content_type(), name, part.get_content_disposition()):
            attached.append(part.get_payload(decode=True))
    return Letter(words(str(subject)) if subject else '', names, parts, attached)


def gmime_bytes(part):
    memory = GMime.StreamMem.new()
    part.get_content().write_to_stream(memory)
    return bytes(memory.get_byte_array() or b'')


def by_gmime(octets):
    stream = GMime.StreamMem.new_with_buffer(octets)
    letter = GMime.Parser.new_with_stream(stream).construct_message(None)
    names, attached, parts = [], [], 0
    if not letter:
        return None                 # it has no header, as letters of old
    each = GMime.PartIter.new(letter)
    while each.is_valid():
        part = each.get_current()
        parts += isinstance(each.get_parent(), GMime.Multipart)
        if isinstance(part, GMime.Part):
            name, disposition = part.get_filename(), part.get_content_disposition()
            names += [name] if name else []
            kind = part.get_content_type().get_mime_type()
            if is_attached(kind, name, disposition.get_disposition() if disposition else ''):
                attached.append(gmime_bytes(part))
        if not each.next():
            break
    raw = by_email(octets).subject
    return Letter(raw if raw is NO_LABEL else letter.get_subject() or '', names, parts, attached)


def run(*command):
    return subprocess.run(command, check=False, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout


def exported(program, capture, kind):
    with tempfile.TemporaryDirectory() as folder:
        run(program, '-q', '-r', capture, '--export-objects', f'{kind},{folder}/{kind}')
        return {path.name: path.read_bytes() for path in sorted(pathlib.Path(folder, kind).glob('*'))}


def from_trees(program, capture):
    """Values of all frames: subjects, names of parts, how many parts each letter has."""
    fields = ('imf.subject', 'mime.name', 'mime_multipart.part')
    rows = run(program, '-r', capture, '-T', 'fields', '-E', 'separator=\x1f', '-E', 'aggregator=\x1e',
               *(word for field in fields for word in ('-e', field))).decode(errors='replace').split('\n')[:-1]
    subjects, names, parts = set(), set(), set()
    for row in (row.split('\x1f') for row in rows):
        values = [value.split('\x1e') if value else [] for value in row]
        subjects.update(values[0] or [''])
        names.update(values[1])
        parts.add(len(values[2]))
    return Letter(subjects, names, parts, None)


def plain(text):
    """As trees show it: blanks that no eye tells apart are one."""
    return re.sub(r'\s+', ' ', text.replace('\\t', ' ')).strip()


def differences(letter, trees, attached):
    if letter.subject is not NO_LABEL and plain(letter.subject) not in {plain(s) for s in trees.subject}:
        yield f'subject: {letter.subject}'
    for name in letter.names:
        if plain(name) not in {plain(n) for n in trees.names}:
            yield f'name: {name}'
    if letter.parts not in trees.parts:
        yield f'parts: {letter.parts}'
    for octets in letter.attached:
        if octets not in attached:
            yield f'bytes: {len(octets)} that nobody has'


def main(program, table, *captures):
    readers = {'email': by_email, **({'gmime': by_gmime} if GMime else {})}
    rows = [row.split('\t') for row in pathlib.Path(table).read_text().splitlines() if row and row[0] != '#']
    accepted = {tuple(row[:3]): row[3] for row in rows}
    count = collections.Counter()
    for capture in captures:
        letters = exported(program, capture, 'imf')
        trees = from_trees(program, capture) if letters else None
        attached = set(exported(program, capture, 'attachments').values()) if letters else set()
        for name, octets in letters.items():
            for reader, read in readers.items():
                read_so = read(octets)
                found = list(differences(read_so, trees, attached)) if read_so else []
                count['agreed' if read_so else 'not read'] += not found
                for what in found:
                    key = (pathlib.Path(capture).name, reader, what)
                    count['explained' if key in accepted else 'other'] += 1
                    if key not in accepted:
                        print('\t'.join(key), f'({name})')
    if not GMime:
        print('GMime was not asked: apt-get install python3-gi gir1.2-gmime-3.0')
    print(', '.join(f'{count[what]} {what}' for what in ('agreed', 'not read', 'explained', 'other')))
    return count['other'] > 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
