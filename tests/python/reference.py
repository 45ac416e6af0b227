# SPDX-License-Identifier: LGPL-2.1-or-later
"""Holds the reference of the Python package against the package: reference.py PAGE [--update]

With --update the page is written anew from the signatures and what is said beside them.
"""

import enum
import importlib
import inspect
import pathlib
import re
import sys
import typing

import districtreport as dr

from tap import Tap

PAGE = pathlib.Path(sys.argv[1]).resolve()

HEAD = """\
Title: Python reference

# Python reference

Everything that `import districtreport as dr` offers, with its signature; [Python](python.html) tells how it goes
together. This page is made from the package, whose version is `dr.__version__`.
"""

# The modules, each with a heading, in the order in which somebody comes upon them.
PARTS = {
    "reading": "Reading", "report": "Reports", "items": "What a report is made of", "figures": "Figures", "findings": "Findings",
    "comparison": "Two drafts", "summary": "Sums", "dataset": "Datasets", "table": "Tables", "register": "Units over the years",
    "standings": "Ranks", "plots": "Charts", "numerals": "How things are shown", "enums": "Words", "errors": "Errors",
}
# Reached by way of other things, and so not among the names of the package.
ALSO = {"plots": ["Plots"], "numerals": ["Options"]}

# What is handed out, and made by nobody else.
HANDED_OUT = {"Items", "Plots", "Options", "Findings", "Standing", "Difference", "Comparison"}

# What types are called that have names of their own.
ALIASES = {name: getattr(importlib.import_module(f"districtreport.{module}"), name) for module, names in {
    "reading": ("Path", "Progress"), "figures": ("Figure",), "standings": ("Exact", "Values", "Body"), "findings": ("Rule",),
    "numerals": ("Shown",), "dataset": ("Words", "Wanted"), "register": ("Issuer",), "table": ("Row", "Cell")}.items()
    for name in names}


def annotation(told, of_alias=False):
    """A type as somebody would write it who has imported its name."""
    if not isinstance(told, str):
        for name, alias in ALIASES.items():
            if told == alias and not of_alias:
                return name
        if told is type(None):
            return "None"
        if inspect.isclass(told):
            told = f"{told.__module__}.{told.__qualname__}"
        told = str(told).replace("NoneType", "None")
    told = re.sub(r"\b(typing|builtins|districtreport\.\w+|enums|plots|html|_arrow)\.", "", told)
    return re.sub(r"ForwardRef\('([^']+)'\)", r"\1", told)


def signature(name, function, is_method=False):
    told = inspect.signature(function)
    parameters = list(told.parameters.values())[1 if is_method else 0:]
    shown, is_named = [], False
    for parameter in parameters:
        if parameter.kind == parameter.KEYWORD_ONLY and not is_named:
            shown.append("*")
            is_named = True
        text = {parameter.VAR_POSITIONAL: "*", parameter.VAR_KEYWORD: "**"}.get(parameter.kind, "") + parameter.name
        is_named = is_named or parameter.kind == parameter.VAR_POSITIONAL
        if parameter.annotation is not parameter.empty:
            text += f": {annotation(parameter.annotation)}"
        if parameter.default is not parameter.empty:
            default = parameter.default
            text += f" = {str(default)!r}" if isinstance(default, enum.Enum) else f" = {default!r}"
        shown.append(text)
    result = "" if told.return_annotation in (told.empty, None, "None") else f" -> {annotation(told.return_annotation)}"
    line = f"{name}({', '.join(shown)}){result}"
    if len(line) <= 100:
        return line
    return f"{name}(\n" + "".join(f"    {text},\n" for text in shown) + f"){result}"


def prose(doc):
    """A docstring as Markdown: lists of arguments become lists, roles become names."""
    text = inspect.cleandoc(doc or "")
    text = re.sub(r":\w+:`(?:districtreport\.)?~?([^`]+)`", r"`\1`", text).replace("``", "`")
    found = []
    for block in re.split(r"\n\n", text):
        heading, _, rest = block.partition("\n")
        if heading in ("Args:", "Raises:"):
            entries = re.sub(r"\n\s+", " ", inspect.cleandoc(rest))
            found += ["What goes wrong:"] if heading == "Raises:" else []
            found.append("\n".join(f"- `{name}`: {what}" for name, _, what in
                                   (entry.partition(": ") for entry in entries.splitlines())))
        elif block.startswith(">>>"):
            found.append(f"```python\n{block}\n```")
        else:
            found.append(block)
    return "\n\n".join(found)


def is_made(kind):
    """Whether a caller makes it, rather than being handed it."""
    own = vars(kind).get("__init__")
    return kind.__name__ not in HANDED_OUT and own is not None and not (inspect.isfunction(own) and list(inspect.signature(own).parameters)[1:2] == ["_"])


def members(kind):
    """What a class has beside what every object has: lines, and parts for methods that take a lot of telling."""
    methods, values, parts = [], [], []
    for base in kind.__mro__:
        if base.__module__.split(".")[0] != "districtreport":
            continue
        for name, member in vars(base).items():
            if name.startswith("_") or any(name == known for known, _ in methods + values):
                continue
            doc = (inspect.getdoc(member) or "").split("\n\n")[0].replace("\n", " ")
            doc = re.sub(r":\w+:`([^`]+)`", r"`\1`", doc).replace("``", "`")
            function = getattr(member, "__func__", member)
            if isinstance(member, property):
                told = annotation(inspect.signature(member.fget).return_annotation)
                values.append((name, f"- `{name}: {told}`" + (f" — {doc}" if doc else "")))
            elif inspect.isfunction(function) and "Args:" in (function.__doc__ or ""):
                called = f"{kind.__name__[0].lower()}{kind.__name__[1:]}.{name}"
                parts += [f"#### {kind.__name__}.{name}", f"```python\n{signature(called, function, True)}\n```",
                          prose(function.__doc__)]
                methods.append((name, f"- `{name}(…)` — {doc}"))
            elif inspect.isfunction(function) and kind.__name__ != "Options":
                line = " ".join(signature(name, function, not isinstance(member, staticmethod)).split())
                line = line.replace("( ", "(").replace(", )", ")")
                methods.append((name, f"- `{line}`" + (f" — {doc}" if doc else "")))
    return [line for _, line in values] + [line for _, line in methods], parts


def describe(name, thing):
    if inspect.isfunction(thing):
        return [f"### {name}", f"```python\n{signature('dr.' + name, thing)}\n```", prose(thing.__doc__)]
    if not inspect.isclass(thing):
        return []
    parts = [f"### {name}"]
    fields = getattr(thing, "_fields", None)
    if isinstance(fields, tuple) and issubclass(thing, tuple):
        defaults = thing._field_defaults
        told = ", ".join(f"{field}: {annotation(thing.__annotations__[field])}"
                         + (f" = {str(defaults[field])!r}" if isinstance(defaults.get(field), enum.Enum)
                            else f" = {defaults[field]!r}" if field in defaults else "") for field in fields)
        parts.append(f"```python\ndr.{name}({told})\n```")
    elif is_made(thing):
        parts.append(f"```python\n{signature('dr.' + name, thing.__init__, True)}\n```")
    parts.append(prose(thing.__doc__))
    lines, more = members(thing)
    if lines and parts[-1].rpartition("\n")[2].startswith("- "):
        parts.append("It has:")
    return parts + (["\n".join(lines)] if lines else []) + more


def write_words(kinds):
    rows = [f"| `{name}` | {', '.join(f'`{word.value}`' for word in kind)} |" for name, kind in kinds]
    return ["Words of closed lists are strings as well: `a.attainment == \"missed\"`, and wherever one is taken its text is too.",
            "\n".join(["| Type | Its words |", "| --- | --- |", *rows])]


def write_errors(kinds):
    rows = [f"| `{name}` | {', '.join(f'`{base.__name__}`' for base in kind.__bases__)} | `{kind.code}` | {prose(kind.__doc__)} |"
            for name, kind in kinds if kind is not dr.Error]
    return [prose(dr.Error.__doc__), "It has `code`, `path`, `place`, `line`, `column` and `message`.",
            "\n".join(["| Exception | is a | `code` | when |", "| --- | --- | --- | --- |", *rows])]


def write():
    parts = [HEAD.rstrip()]
    for module, heading in PARTS.items():
        source = importlib.import_module(f"districtreport.{module}")
        named = [(name, getattr(dr, name)) for name in dr.__all__ if getattr(getattr(dr, name), "__module__", "") == source.__name__
                 and (inspect.isclass(getattr(dr, name)) or inspect.isfunction(getattr(dr, name)))]
        named += [(name, getattr(source, name)) for name in ALSO.get(module, ())]
        parts.append(f"## {heading}")
        if module == "enums":
            parts += write_words(named)
        elif module == "errors":
            parts += write_errors(named)
        else:
            # As they stand in the source: what is met first comes first.
            named.sort(key=lambda entry: inspect.getsourcelines(entry[1])[1])
            for name, thing in named:
                parts += [part for part in describe(name, thing) if part]
            if module == "numerals":
                parts.append("`dr.options` is the one that there is: `dr.options.numbers = \"plain\"`.")
    rows = [f"| `{name}` | `{annotation(alias, True)}` |" for name, alias in ALIASES.items()]
    parts += ["## Types that are taken and given", "\n".join(["| Name | Is |", "| --- | --- |", *rows])]
    return "\n\n".join(parts) + "\n"


def main():
    written = write()
    if sys.argv[2:] == ["--update"]:
        PAGE.write_text(written, encoding="utf-8")
        return 0
    tap = Tap()
    if str(typing.Optional[int]) != "typing.Optional[int]":
        tap.skip("the reference says what the package says", "this Python writes types otherwise")
        return tap.end()
    stored = PAGE.read_text(encoding="utf-8")
    differing = [line for line in written.splitlines() if line not in stored.splitlines()]
    tap.result("the reference says what the package says", None if stored == written else "\n".join(differing or ["lines are too many"]))
    missing = [name for name in dr.__all__ if not re.search(rf"\b{name}\b", written)]
    tap.result("every name has its place", "\n".join(missing) or None)
    bare = [name for name in dr.__all__ if callable(getattr(dr, name)) and not getattr(dr, name).__doc__]
    tap.result("every name is told of", "\n".join(bare) or None)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
