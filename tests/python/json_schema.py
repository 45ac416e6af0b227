# SPDX-License-Identifier: LGPL-2.1-or-later
"""Holds the documents that the library writes against their JSON Schemas, and the schemas against mistakes."""

import copy
import json
import pathlib
import sys

import jsonschema

from tap import Tap

TOP = pathlib.Path(sys.argv[1])


def load(*parts):
    return json.loads(TOP.joinpath(*parts).read_text(encoding="utf-8"))


def first_error(schema, document):
    """What the schema finds wrong with a document, or None."""
    error = next(jsonschema.Draft202012Validator(schema).iter_errors(document), None)
    return None if error is None else f"{error.json_path}: {error.message}"[:500]


def refuses(schema, document):
    return None if first_error(schema, document) is not None else "the schema lets it through"


def objects(value, path=()):
    """Every object inside a document, with the way to it."""
    if isinstance(value, dict):
        yield path, value
        for key, member in value.items():
            yield from objects(member, (*path, key))
    elif isinstance(value, list):
        for index, element in enumerate(value):
            yield from objects(element, (*path, index))


def follow(document, path):
    for step in path:
        document = document[step]
    return document


def kinds(document):
    """One way to each kind of object: lists count as one."""
    seen = {}
    for path, _ in objects(document):
        seen.setdefault(tuple("*" if isinstance(step, int) else step for step in path), path)
    return seen.values()


def check_closed(tap, name, schema, document, optional=()):
    """No object takes a key more, and none a key less."""
    for path in kinds(document):
        place = "$" + "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in path)
        more = copy.deepcopy(document)
        follow(more, path)["colour"] = None
        tap.result(f"{name} refuses an unknown key in {place}", refuses(schema, more))
        for key in follow(document, path):
            less = copy.deepcopy(document)
            del follow(less, path)[key]
            if key in optional and not path:
                tap.result(f"{name} does without {place}.{key}", first_error(schema, less))
            else:
                tap.result(f"{name} needs {place}.{key}", refuses(schema, less))


def check_vectors(tap, schema, gold, vectors):
    """What the reader takes, the schema takes. What is malformed or of another version, both refuse."""
    for vector in vectors:
        find, put = vector["arguments"]
        try:
            document = json.loads(gold.replace(find, put, 1))
        except ValueError:
            continue
        if "error" not in vector:
            tap.result(f"report takes {vector['name']}", first_error(schema, document))
        elif vector["error"] in ("malformed", "unsupported") and "duplicate" not in vector.get("message", ""):
            # How long a figure is against its resolution, no pattern can tell, nor 1.0 from 1.
            if vector["name"] in UNTOLD:
                continue
            tap.result(f"report refuses {vector['name']}", refuses(schema, document))


def check_catalogue(tap, schema, entry):
    """Most keys may be left out, so that each is tried by itself."""
    def catalogue(**keys):
        return {"format": "districtreport-catalogue/1", **keys}

    tap.result("catalogue does without anything", first_error(schema, catalogue()))
    tap.result("catalogue refuses an unknown key", refuses(schema, catalogue(colour=[])))
    tap.result("catalogue refuses a word that is none", refuses(schema, catalogue(left_out=[""])))
    for key in ("id", "label", "measure", "nature", "direction", "words"):
        less = {name: value for name, value in entry.items() if name != key}
        tap.result(f"catalogue needs {key} of an indicator", refuses(schema, catalogue(indicators=[less])))
    tap.result("catalogue refuses an indicator without words", refuses(schema, catalogue(indicators=[{**entry, "words": []}])))
    tap.result("catalogue refuses an unknown key of an indicator",
               refuses(schema, catalogue(indicators=[{**entry, "colour": ""}])))


def check_lexicon(tap, schema):
    def lexicon(**keys):
        return {"format": "districtreport-lexicon/1", **keys}

    body = {"id": "hoi-dong-y", "name": "Hội Đông y {area}", "kind": "association", "aliases": ["hội đông y"]}
    for name, keys in (("nothing", {}), ("a body", {"bodies": [body]}),
                       ("more names of a known body", {"bodies": [{"id": "hoi-nong-dan", "aliases": ["nông hội"]}]}),
                       ("a measure", {"measures": [{"name": "hũ", "flags": ["head"]}]}),
                       ("a verb", {"verbs": {"win": ["chiêu mộ"]}}),
                       ("a short form", {"short-forms": [{"short": "HG", "full": "hũ gạo"}]})):
        tap.result(f"lexicon takes {name}", first_error(schema, lexicon(**keys)))
    for name, keys in (("an unknown key", {"colours": []}), ("a body without an id", {"bodies": [{**body, "id": ""}]}),
                       ("a kind that is none", {"bodies": [{**body, "kind": "bank"}]}),
                       ("a name without a kind", {"bodies": [{"id": "x", "name": "X"}]}),
                       ("a flag that is none", {"measures": [{"name": "hũ", "flags": ["many"]}]}),
                       ("a signal that is none", {"signals": {"hope": ["x"]}}),
                       ("a head that is none", {"heads": {"hope": ["x"]}}),
                       ("a verb that does nothing", {"verbs": {"hope": ["x"]}}),
                       ("a short form of nothing", {"short-forms": [{"short": "HG"}]})):
        tap.result(f"lexicon refuses {name}", refuses(schema, lexicon(**keys)))


def check_corrections(tap, schema):
    place = {"kind": "ranking", "start": 5, "end": 9}

    def several(*documents):
        return {"format": "districtreport-corrections/2", "documents": list(documents)}

    def corrections(**keys):
        return {"format": "districtreport-corrections/1", "content": {"sha256": "0" * 64}, "corrections": [{**place, **keys}]}

    for keys in ({"action": "accepted"}, {"action": "rejected", "values": None}, {"action": "edited", "values": {"rank": 2}},
                 {"action": "added", "text": "hạng Nhì", "values": {"rank": 2}, "note": "x"}):
        tap.result(f"corrections takes what is {keys['action']}", first_error(schema, corrections(**keys)))
    for name, keys in (("an action that is none", {"action": "praised"}), ("an edit without values", {"action": "edited"}),
                       ("values of what is rejected", {"action": "rejected", "values": {}}),
                       ("an addition without a text", {"action": "added", "values": {}}),
                       ("a place before the text", {"action": "accepted", "start": -1}),
                       ("an unknown key", {"action": "accepted", "colour": 1})):
        tap.result(f"corrections refuses {name}", refuses(schema, corrections(**keys)))
    tap.result("corrections refuses a hash that is none",
               refuses(schema, {**corrections(action="accepted"), "content": {"sha256": "x"}}))
    entry = {"content": {"sha256": "0" * 64}, "corrections": [{**place, "action": "accepted"}]}
    tap.result("corrections takes several documents", first_error(schema, several(entry, {**entry, "name": "a.docx"})))
    tap.result("corrections takes a document that needs none", first_error(schema, several({**entry, "corrections": []})))
    for name, document in (("several documents in the first format", {**several(entry), "format": "districtreport-corrections/1"}),
                           ("one document in the second", {**corrections(action="accepted"),
                                                           "format": "districtreport-corrections/2"}),
                           ("another format", {**several(entry), "format": "districtreport-corrections/3"}),
                           ("a document without content", several({"corrections": []})),
                           ("an unknown key of a document", several({**entry, "colour": 1})),
                           ("an action that is none in one of several",
                            several({**entry, "corrections": [{**place, "action": "praised"}]}))):
        tap.result(f"corrections refuses {name}", refuses(schema, document))


def check_register(tap, schema):
    def register(*units):
        return {"format": "districtreport-units/1", "units": list(units)}

    code = {"scheme": "ma-dvhc", "value": "00747", "valid_from": None, "valid_to": "2025-06-30"}
    successor = {"unit": "b", "weight": "0.25"}
    for name, unit in (("a bare unit", {"id": "a"}), ("a code", {"id": "a", "identifiers": [code]}),
                       ("a successor", {"id": "a", "successors": [successor, {"unit": "c", "weight": "0.750"}]}),
                       ("a whole successor", {"id": "a", "successors": [{"unit": "b", "weight": "1.0"}]}),
                       ("a successor without a weight", {"id": "a", "successors": [{"unit": "b", "weight": None}]})):
        tap.result(f"register takes {name}", first_error(schema, register(unit)))
    for name, unit in (("a unit without an id", {"name": "x"}), ("an unknown key", {"id": "a", "colour": 1}),
                       ("a level that is none", {"id": "a", "level": "village"}),
                       ("a code without its scheme", {"id": "a", "identifiers": [{**code, "scheme": ""}]}),
                       ("a code as a number", {"id": "a", "identifiers": [{**code, "value": 747}]}),
                       ("a weight of nothing", {"id": "a", "successors": [{"unit": "b", "weight": "0.00"}]}),
                       ("a weight above 1", {"id": "a", "successors": [{"unit": "b", "weight": "1.01"}]}),
                       ("a weight that is no decimal", {"id": "a", "successors": [{"unit": "b", "weight": "1/4"}]})):
        tap.result(f"register refuses {name}", refuses(schema, register(unit)))
    tap.result("register refuses another format", refuses(schema, {"format": "districtreport-units/2", "units": []}))


UNTOLD = {
    "a figure with more decimals than its resolution",
    "a figure with 39 digits",
    "fewer decimals than its resolution",
    "digits below its resolution",
    "a resolution that is too fine",
    "a size with a fraction",
}


def main():
    tap = Tap()
    report_schema = load("docs", "report.schema.json")
    findings_schema = load("docs", "findings.schema.json")
    comparison_schema = load("docs", "comparison.schema.json")
    standings_schema = load("docs", "standings.schema.json")
    catalogue_schema = load("docs", "catalogue.schema.json")
    lexicon_schema = load("docs", "lexicon.schema.json")
    corrections_schema = load("docs", "corrections.schema.json")
    register_schema = load("docs", "unit-register.schema.json")
    for name, schema in (("report", report_schema), ("findings", findings_schema), ("comparison", comparison_schema),
                         ("standings", standings_schema),
                         ("catalogue", catalogue_schema), ("lexicon", lexicon_schema),
                         ("corrections", corrections_schema), ("register", register_schema)):
        try:
            jsonschema.Draft202012Validator.check_schema(schema)
            problem = None
        except jsonschema.SchemaError as error:
            problem = error.message
        tap.result(f"the schema of the {name} is one", problem)

    gold = TOP.joinpath("tests", "gold", "report.json").read_text(encoding="utf-8")
    report = json.loads(gold)
    tap.result("report takes what the library wrote", first_error(report_schema, report))
    written = json.dumps(report, ensure_ascii=False, indent=2) + "\n"
    tap.result("report is written as other programs write it", None if written == gold else "it is not")
    check_closed(tap, "report", report_schema, report, optional=("text",))
    check_vectors(tap, report_schema, gold, load("tests", "vectors", "report-json-errors.json")["vectors"])

    findings = load("tests", "gold", "findings.json")
    tap.result("findings takes what the library wrote", first_error(findings_schema, findings))
    check_closed(tap, "findings", findings_schema, findings)

    comparison = load("tests", "gold", "comparison.json")
    tap.result("comparison takes what the library wrote", first_error(comparison_schema, comparison))
    check_closed(tap, "comparison", comparison_schema, comparison)

    standings = load("tests", "gold", "standings.json")
    tap.result("standings take what the library wrote", first_error(standings_schema, standings))
    check_closed(tap, "standings", standings_schema, standings)
    for name, place, keys in (("a rank with a comma", 0, {"rank": "1,5"}), ("a rank of a third", 0, {"rank": "1.3"}),
                              ("rank 0", 0, {"rank": "0"}), ("a score that is decimal", 0, {"score": "6.67"}),
                              ("a rank with a reason", 0, {"reason": "missing"}), ("no reason", 2, {"reason": None}),
                              ("a grade of who is not ranked", 2, {"grade": "X"})):
        changed = copy.deepcopy(standings)
        changed["standings"][place].update(keys)
        tap.result(f"standings refuse {name}", refuses(standings_schema, changed))

    catalogue = load("lib", "model", "indicators.json")
    tap.result("catalogue takes the library's own", first_error(catalogue_schema, catalogue))
    check_catalogue(tap, catalogue_schema, catalogue["indicators"][0])

    lexicon = load("lib", "reading", "language", "lexicon.json")
    tap.result("lexicon takes the library's own", first_error(lexicon_schema, lexicon))
    check_lexicon(tap, lexicon_schema)
    check_register(tap, register_schema)
    check_corrections(tap, corrections_schema)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
